import type { Observation } from "./facts.ts";
import { keywordAt } from "./keyword-at.ts";
import { became } from "./observe.ts";
import type { Placed, SideName } from "./placed.ts";
import { keywordChange, type Views } from "./schema-pair.ts";

/** The bounds by keyword, as the names of their rules begin. */
const bounds = {
  maximum: "maximum",
  exclusiveMaximum: "exclusive-maximum",
  maxLength: "max-length",
  maxItems: "max-items",
  maxProperties: "max-properties",
  maxContains: "max-contains",
  minimum: "minimum",
  exclusiveMinimum: "exclusive-minimum",
  minLength: "min-length",
  minItems: "min-items",
  minProperties: "min-properties",
  minContains: "min-contains",
} as const;

/** Compares the limits of numbers, and of how much there is of something. */
export function compareBounds(views: Views): readonly Observation[] {
  const exclusivity = (["minimum", "maximum"] as const).flatMap(
    (end) => compareExclusivity(views, end) ?? [],
  );
  const limits = Object.entries(bounds).flatMap(([keyword, name]): readonly Observation[] => {
    const zero = keyword.startsWith("min") && keyword !== "minimum";
    const limit = (side: SideName): Placed | undefined => {
      const placed = keywordAt(views, side, keyword);
      return zero && placed?.value === 0 ? undefined : placed;
    };
    const [base, head] = [limit("base"), limit("head")];
    if (typeof base?.value !== "number" || typeof head?.value !== "number") {
      if (isEndKeyword(keyword) && compareExclusivity(views, ends[keyword]) !== undefined) return [];
      return keywordChange(views, base, head, { added: `${name}-added`, removed: `${name}-removed` });
    }
    if (base.value === head.value) return [];
    return [became(head.value > base.value ? `${name}-raised` : `${name}-lowered`, base, head)];
  });
  return [...limits, ...exclusivity];
}

/** Which end of the allowed numbers a keyword is about. */
const ends = {
  minimum: "minimum",
  exclusiveMinimum: "minimum",
  maximum: "maximum",
  exclusiveMaximum: "maximum",
} as const;

function isEndKeyword(keyword: string): keyword is keyof typeof ends {
  return keyword in ends;
}

type End = (typeof ends)[keyof typeof ends];

/** A limit of numbers, with whether it is one of the allowed numbers. */
interface Limit {
  readonly at: Placed;
  readonly value: number;
  readonly isExclusive: boolean;
}

/** The limit at one end, where one keyword says it. */
function limitOf(views: Views, side: SideName, end: End): Limit | undefined {
  const [plain, exclusive] = [
    keywordAt(views, side, end),
    keywordAt(views, side, end === "minimum" ? "exclusiveMinimum" : "exclusiveMaximum"),
  ];
  const only = plain === undefined ? exclusive : exclusive === undefined ? plain : undefined;
  if (typeof only?.value !== "number") return undefined;
  return { at: only, value: only.value, isExclusive: plain === undefined };
}

/** A limit that came to be one of the allowed numbers, or no longer is: the one keyword stands for the other. */
function compareExclusivity(views: Views, end: End): Observation | undefined {
  const [base, head] = [limitOf(views, "base", end), limitOf(views, "head", end)];
  if (base === undefined || head === undefined || base.isExclusive === head.isExclusive) return undefined;
  const isRaised =
    head.value === base.value ? (end === "minimum") === head.isExclusive : head.value > base.value;
  const said = ({ at: placed, value, isExclusive }: Limit): Placed =>
    isExclusive ? { ...placed, value: `${end === "minimum" ? "above" : "below"} ${String(value)}` } : placed;
  const name = head.isExclusive ? (`exclusive-${end}` as const) : end;
  return became(`${name}-${isRaised ? "raised" : "lowered"}`, said(base), said(head));
}
