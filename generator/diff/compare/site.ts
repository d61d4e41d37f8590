import type { Direction, Directions, Fact } from "./facts.ts";
import type { Carrier } from "./findings.ts";
import type { SchemaPair, Step } from "./schema-pair.ts";

/** A pair of schemas that differ, and how messages reach it. */
export interface Site {
  readonly pair: SchemaPair;
  /** An operation uses it by itself. */
  readonly isRoot: boolean;
  /** The pairs that lead to it with the same value or with one around it. */
  readonly above: readonly Site[];
  /** The shortest way to it in a direction, from a whole message; undefined where none is known. */
  readonly routeIn: (direction: Direction) => Route | undefined;
}

/** A fact with the schemas that it was seen in, where it was. */
export interface SitedFact extends Fact {
  readonly site?: Site;
}

/** A way from a whole message to a pair of schemas. */
export interface Route {
  readonly carrier: Carrier;
  /** Of the whole message. */
  readonly root: SchemaPair;
  /** Each step down, with the pair that it leads to. */
  readonly steps: readonly { readonly step: Step; readonly pair: SchemaPair }[];
}

/** A pair of schemas that are compared, in the graph of all. */
export interface PairNode {
  readonly pair: SchemaPair;
  readonly edges: readonly Edge[];
}

/** A way from a pair to one below it. */
export interface Edge<To extends PairNode = PairNode> {
  readonly to: To;
  readonly directions: Directions;
  readonly step: Step | undefined;
}

/** Where messages come into the graph. */
export interface Start<Node extends PairNode = PairNode> {
  readonly node: Node;
  /** The directions that data goes in there. */
  readonly directions: Directions;
  /** What carries a value of it, where that can be written down. */
  readonly carrier: Carrier | undefined;
}
