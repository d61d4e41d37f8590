import type { SchemaPair } from "./compare-schema.ts";
import type { Flows, Observation } from "./facts.ts";

/** An observation outside schemas, with the operation it was made in. */
export interface OwnFinding {
  readonly observation: Observation;
  readonly flows: Flows;
  readonly operation?: string;
}

/** A pair of schemas that an operation uses by itself: where reachability begins. */
export interface Root {
  readonly pair: SchemaPair;
  readonly flows: Flows;
  readonly operation: string;
}

/** What a part of the comparison found. */
export interface Findings {
  readonly own: readonly OwnFinding[];
  readonly roots: readonly Root[];
}

export const nothing: Findings = { own: [], roots: [] };

/** Joins findings in their order. */
export function join(parts: readonly Findings[]): Findings {
  return { own: parts.flatMap((part) => part.own), roots: parts.flatMap((part) => part.roots) };
}

/** Findings without schemas. */
export function found(observations: readonly Observation[], flows: Flows, operation?: string): Findings {
  const own = observations.map((observation) => ({
    observation,
    flows,
    ...(operation === undefined ? {} : { operation }),
  }));
  return { own, roots: [] };
}
