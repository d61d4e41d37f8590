import { createHash } from "node:crypto";
import type { Location } from "../../shared/diagnostics/diagnostic.ts";
import { readSchema } from "../../document/schema/read-schema.ts";
import { canonical, shown } from "../../shared/canonical.ts";
import { directionWord, type Fact } from "../compare/facts.ts";
import { operationsOf } from "../compare/operations.ts";
import type { SideName } from "../compare/placed.ts";
import type { RuleId } from "../compare/rule-ids.ts";
import type { Sides } from "../compare/sides.ts";
import type { SitedFact } from "../compare/site.ts";
import { isUnstable } from "../compare/sunset.ts";
import { addressOf } from "./address.ts";
import type { Change } from "./change.ts";
import { explainBreaks } from "./explain-breaks.ts";
import { type JoinedFact, joinByCause } from "./join-by-cause.ts";
import { bumpOf, type Level, levelOf, LEVELS, type Rule, worse } from "./law.ts";
import { rules } from "./rules.ts";
import { createDecide, type Decide, type Decision } from "./witness/decide.ts";

/** Says how bad each cause of facts is, in words, sorted worst first. */
export function judge(sides: Sides, facts: readonly SitedFact[]): readonly Change[] {
  const unstable = unstableOperations(sides);
  const decide = createDecide(sides);
  const judged = (fact: JoinedFact): Change => changeOf(sides, fact, unstable, decide);
  const isSchema = ({ observation }: Fact): boolean => observation.rule === "allowed-values-changed";
  const changes = joinByCause(facts.filter((fact) => !isSchema(fact))).map(judged);
  return [...explainBreaks(changes, joinByCause(facts.filter(isSchema)), judged)].sort(byWeight);
}

/** Breaking first; among equals by place and rule. */
export function byWeight(left: Change, right: Change): number {
  return (
    LEVELS.indexOf(left.level) - LEVELS.indexOf(right.level) ||
    compareText(left.pointer, right.pointer) ||
    compareText(left.id, right.id) ||
    compareText(left.message, right.message)
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Operations that said of themselves that they may change (`x-stability-level`: draft or alpha). */
function unstableOperations(sides: Sides): ReadonlySet<string> {
  const sites = [
    ...operationsOf(sides.base, "path").values(),
    ...operationsOf(sides.base, "webhook").values(),
  ];
  return new Set(sites.filter((site) => isUnstable(site.operation)).map((site) => site.label));
}

function changeOf(sides: Sides, fact: JoinedFact, unstable: ReadonlySet<string>, decide: Decide): Change {
  const { observation, directions, operations } = fact;
  const rule = rules[observation.rule];
  const isPromised = promises(fact, unstable);
  const { level: wire, witness, isUnproven } = decideWire(decide, rule, fact, isPromised);
  const message = messageOf(sides, fact, rule);
  return {
    id: observation.rule,
    fingerprint: fingerprintOf(sides, fact),
    level: wire,
    isPromised: isPromised && !announced.has(observation.rule),
    wire,
    ruleLevel: null,
    wireWitness: witness,
    typescript: null,
    bump: rule.bump ?? bumpOf(wire),
    direction: directionWord(directions),
    area: rule.area,
    operations,
    pointer: (observation.kind === "removed" ? observation.pointer.base : observation.pointer.head) ?? "",
    base: locationOf(sides, "base", fact),
    head: locationOf(sides, "head", fact),
    message,
    migration: wire === "breaking" || wire === "warning" ? migrationOf(sides, fact, rule) : null,
    hint: isUnproven ? "This is not proven: no message was found that shows it." : null,
    acknowledged: null,
    before: observation.before,
    after: observation.after,
    fact,
  };
}

/** Whether consumers may rely on what changed: an operation that is a draft promises nothing. */
function promises({ operations }: Fact, unstable: ReadonlySet<string>): boolean {
  return operations.length === 0 || operations.some((operation) => !unstable.has(operation));
}

/** What to do about it; nobody is told to deprecate what is deprecated. */
function migrationOf({ base }: Sides, { observation }: Fact, { migration }: Rule): string | null {
  if (migration === undefined || typeof migration === "string") return migration ?? null;
  if (observation.kind !== "removed") return migration.ofUsed;
  const place = { pointer: observation.pointer.base, value: observation.before ?? true };
  return readSchema(base.document, [place]).hasFlag("deprecated") ? migration.ofDeprecated : migration.ofUsed;
}

function decideWire(decide: Decide, rule: Rule, fact: JoinedFact, isPromised: boolean): Decision {
  const plain = (level: Level): Decision => ({ level, witness: null, isUnproven: false });
  if (rule.always?.level === "docs") return plain("docs");
  if (!isPromised) return plain("compatible");
  if (rule.always !== undefined) return plain(rule.always.level);
  const decisions = (["request", "response"] as const).flatMap((direction) => {
    if (!fact.directions[direction]) return [];
    const sites = fact.sites.filter(({ directions }) => directions[direction]).map(({ site }) => site);
    if (sites.length === 0) return [plain(levelOf(rule, direction))];
    return [decide(rule, fact.observation, sites, direction)];
  });
  const [first, second] = decisions;
  if (first === undefined || second === undefined) return first ?? plain("compatible");
  return worse(first.level, second.level) === first.level ? first : second;
}

function messageOf(sides: Sides, fact: Fact, rule: Rule): string {
  const { observation } = fact;
  const words: Readonly<Record<string, string>> = {
    subject: subjectOf(sides, fact),
    holder: holderOf(sides, fact),
    name: observation.name ?? "",
    before: shown(observation.before),
    after: shown(observation.after),
  };
  return rule.sentence
    .replaceAll(/\{(subject|holder|name|before|after)\}/g, (_, word: string) => words[word] ?? "")
    .trim();
}

/** What something was added to, or removed from. */
function holderOf({ base, head }: Sides, { observation: { kind, pointer } }: Fact): string {
  const [side, holder] = kind === "added" ? [base, pointer.base] : [head, pointer.head];
  return holder === undefined ? "" : addressOf(side, holder).label;
}

function subjectOf(sides: Sides, { observation, operations }: Fact): string {
  const { kind, pointer, name } = observation;
  const { label } =
    kind === "removed" ? addressOf(sides.base, pointer.base) : addressOf(sides.head, pointer.head);
  // The list of required names says it of a property; it may be there on one side alone.
  const isOfList = isRequiredList(pointer.base) || isRequiredList(pointer.head);
  if (isOfList && name !== undefined) return `${label}.${name}`;
  const [only, ...others] = operations;
  return only !== undefined && others.length === 0 && label === "The document" ? only : label;
}

function isRequiredList(pointer: string | undefined): boolean {
  return pointer?.endsWith("/required") === true && !pointer.endsWith("/properties/required");
}

function locationOf(sides: Sides, side: SideName, fact: Fact): Location | null {
  const pointer = fact.observation.pointer[side];
  if (pointer === undefined) return null;
  const { file, line, column } = sides[side].spec.locate(pointer, "key");
  return { file, line, column };
}

/** Removals that consumers were told of: what their code makes of it is no news. */
const announced: ReadonlySet<RuleId> = new Set([
  "deprecated-operation-removed",
  "deprecated-parameter-removed",
]);

/** Twelve digits that stay the same when lines move or lists are sorted. */
function fingerprintOf(sides: Sides, fact: Fact): string {
  const { observation } = fact;
  const parts = [
    observation.rule,
    observation.kind === "added" ? "" : addressOf(sides.base, observation.pointer.base).stable,
    observation.kind === "removed" ? "" : addressOf(sides.head, observation.pointer.head).stable,
    observation.name ?? "",
    canonical(observation.before),
    canonical(observation.after),
  ];
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 12);
}
