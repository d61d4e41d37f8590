import type { Direction, Directions } from "../compare/facts.ts";

/** What a change does to the set of messages that are allowed. */
export type Effect = "narrows" | "widens" | "incomparable" | "unknown" | "none";

/** How bad a change is, worst first. */
export type Level = "breaking" | "warning" | "compatible" | "docs";
export const LEVELS: readonly Level[] = ["breaking", "warning", "compatible", "docs"];

/** What semantic versioning asks for. */
export type Bump = "major" | "minor" | "patch" | "none";
export const BUMPS: readonly Bump[] = ["major", "minor", "patch", "none"];

/** A level that departs from the law, with the reason in one sentence. */
export interface Exception {
  readonly level: Level;
  readonly because: string;
}

/** One kind of change. */
export interface Rule {
  readonly area: Area;
  readonly effect: Effect;
  /** What happened, in one sentence: `{subject}`, `{holder}`, `{name}`, `{before}`, `{after}` are filled in. */
  readonly sentence: string;
  /** What to do about it where it breaks somebody. */
  readonly migration?: string | { readonly ofUsed: string; readonly ofDeprecated: string };
  /** The rule of the opposite change, or why there is none. */
  readonly mirror: string | { readonly none: string };
  readonly request?: Exception;
  readonly response?: Exception;
  /** A level for whatever direction, where the law of sets does not apply. */
  readonly always?: Exception;
  /** A bump other than the level's. */
  readonly bump?: Bump;
}

/**
 * The law: whoever sends is hurt when less is accepted, whoever receives when more may come. What nobody
 * can compare hurts both; what nobody can tell is a warning.
 */
export function levelByLaw(effect: Effect, direction: Direction): Level {
  switch (effect) {
    case "incomparable":
      return "breaking";
    case "unknown":
      return "warning";
    case "none":
      return "compatible";
    case "narrows":
      return direction === "request" ? "breaking" : "compatible";
    case "widens":
      return direction === "response" ? "breaking" : "compatible";
  }
}

/** The level of a rule in one direction: its exception, or what the law says. */
export function levelOf(rule: Rule, direction: Direction): Level {
  return (rule.always ?? rule[direction])?.level ?? levelByLaw(rule.effect, direction);
}

/** The worst level of a rule in some directions; undefined where there is none. */
export function levelIn(rule: Rule, { request, response }: Directions): Level | undefined {
  if (request && response) return worse(levelOf(rule, "request"), levelOf(rule, "response"));
  if (request) return levelOf(rule, "request");
  return response ? levelOf(rule, "response") : undefined;
}

/** The worse of two levels. */
export function worse(left: Level, right: Level): Level {
  return LEVELS.indexOf(left) <= LEVELS.indexOf(right) ? left : right;
}

/** The larger of two bumps. */
export function larger(left: Bump, right: Bump): Bump {
  return BUMPS.indexOf(left) <= BUMPS.indexOf(right) ? left : right;
}

/** The bump that a level asks for on its own. */
export function bumpOf(level: Level): Bump {
  switch (level) {
    case "breaking":
      return "major";
    case "warning":
    case "compatible":
      return "minor";
    case "docs":
      return "patch";
  }
}

/** The part of a document that a fact belongs to. */
export type Area =
  | "info"
  | "servers"
  | "security"
  | "operations"
  | "parameters"
  | "request bodies"
  | "responses"
  | "headers"
  | "schemas"
  | "webhooks"
  | "components";
