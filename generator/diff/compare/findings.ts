import type { PropertyEncoding } from "../../document/encoding.ts";
import { type Directions, type Fact, factOf, type Observation } from "./facts.ts";
import type { SchemaPair } from "./schema-pair.ts";

/** A pair of schemas that an operation uses by itself: where reachability begins. */
export interface Root {
  readonly pair: SchemaPair;
  readonly directions: Directions;
  readonly operation: string;
  /** What carries a value of it, where that can be written down. */
  readonly carrier?: Carrier;
}

/** What carries a value over the wire: a body, a parameter, or a header of an answer. */
export type Carrier =
  | { readonly kind: "body"; readonly mediaType: string; readonly encodings: readonly PropertyEncoding[] }
  | { readonly kind: "header"; readonly name: string; readonly isJson: boolean }
  | {
      readonly kind: "parameter";
      readonly name: string;
      readonly in: string;
      /** The template of the path, which a parameter may stand in. */
      readonly path: string;
      readonly style: string;
      readonly explode: boolean;
      readonly isJson: boolean;
    };

/** What a part of the comparison found: facts outside schemas, and the schemas that are to be compared. */
export interface Findings {
  readonly facts: readonly Fact[];
  readonly roots: readonly Root[];
}

export const nothing: Findings = { facts: [], roots: [] };

/** Joins findings in their order. */
export function join(parts: readonly Findings[]): Findings {
  return { facts: parts.flatMap((part) => part.facts), roots: parts.flatMap((part) => part.roots) };
}

/** Findings without schemas. */
export function found(
  observations: readonly Observation[],
  directions: Directions,
  operation?: string,
): Findings {
  const operations = operation === undefined ? [] : [operation];
  const facts = observations.map((observation) => factOf(observation, { directions, operations }));
  return { facts, roots: [] };
}
