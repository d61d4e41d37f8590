import type { JsonObject, JsonValue } from "../../shared/json.ts";
import type { Observation } from "./facts.ts";
import { became, cameUnder, wentFrom } from "./observe.ts";
import { field, type Placed, type Two } from "./placed.ts";
import type { Sides } from "./sides.ts";

/** The day as `YYYY-MM-DD`, when a value begins with one. */
function dayOf(value: JsonValue | undefined): string | undefined {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}(T|$)/.test(value)) return undefined;
  return Number.isNaN(Date.parse(value)) ? undefined : value.slice(0, 10);
}

/** Whether the day of an `x-sunset` is over. */
export function isPast(sides: Sides, value: JsonValue | undefined): boolean {
  const day = dayOf(value);
  return day !== undefined && day < sides.today;
}

/** Compares the day on which something deprecated ends (`x-sunset`). */
export function compareSunset(sides: Sides, two: Two<Placed<JsonObject>>): readonly Observation[] {
  const [base, head] = [field(two.base, "x-sunset"), field(two.head, "x-sunset")];
  const [before, after] = [two.base.value["x-sunset"], two.head.value["x-sunset"]];
  const deprecated = two.head.value["deprecated"] === true;
  const newly = deprecated && two.base.value["deprecated"] !== true;
  if (after === undefined) {
    return before !== undefined && deprecated ? [wentFrom(two.head, "sunset-removed", base)] : [];
  }
  if (newly && (dayOf(after) === undefined || isPast(sides, after)))
    return [cameUnder(two.base, "sunset-invalid", head)];
  if (before === undefined) return [cameUnder(two.base, "sunset-added", head)];
  const [from, to] = [dayOf(before), dayOf(after)];
  if (from === to) return [];
  if (to === undefined) return [cameUnder(two.base, "sunset-invalid", head)];
  return [
    became(from !== undefined && to < from ? "sunset-brought-forward" : "sunset-postponed", base, head),
  ];
}

const stabilities = ["draft", "alpha", "beta", "stable"];

/** Whether an operation says that it may still change: `x-stability-level` draft or alpha. */
export function isUnstable(operation: Placed<JsonObject>): boolean {
  const level = operation.value["x-stability-level"];
  return level === "draft" || level === "alpha";
}

/** Compares the maturity that an operation promises; without a mark it is stable. */
export function compareStability(two: Two<Placed<JsonObject>>): readonly Observation[] {
  const level = (placed: Placed<JsonObject>): Placed => {
    const value = placed.value["x-stability-level"];
    return { pointer: field(placed, "x-stability-level").pointer, value: value ?? "stable" };
  };
  const [base, head] = [level(two.base), level(two.head)];
  const step = stabilityStep(base.value, head.value);
  return step === 0 ? [] : [became(step < 0 ? "stability-lowered" : "stability-raised", base, head)];
}

/** How far a maturity went up (or, below zero, down). */
export function stabilityStep(before: JsonValue, after: JsonValue): number {
  return rankOf(after) - rankOf(before);
}

/** A word that is none of the levels promises as much as no mark. */
function rankOf(level: JsonValue): number {
  const rank = stabilities.indexOf(String(level));
  return rank < 0 ? stabilities.indexOf("stable") : rank;
}
