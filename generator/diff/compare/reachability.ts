import { isObject } from "../../shared/json.ts";
import { compareSchemas } from "./compare-schema.ts";
import { type Directions, factOf, intersect, type Observation, type Reach } from "./facts.ts";
import type { Root } from "./findings.ts";
import { became } from "./observe.ts";
import type { SideName, Two } from "./placed.ts";
import type { SchemaPair } from "./schema-pair.ts";
import { keyOf, resolveSources } from "./schema-view.ts";
import type { Sides } from "./sides.ts";
import type { Edge, PairNode, SitedFact, Start } from "./site.ts";
import { sitesOf } from "./sites.ts";

/** What the comparison of all schemas found. */
export interface Reached {
  readonly facts: readonly SitedFact[];
  /** Each pair of schemas that may allow other values for what it says itself, and not only for what is below it. */
  readonly changed: readonly SitedFact[];
  /** Pointers of single schemas that stand in the same place of the two documents: base, head. */
  readonly met: readonly (readonly [base: string, head: string])[];
  /** What reaches the schema at a pointer of one document where something else stands in the other. */
  readonly reachOf: (side: SideName, pointer: string) => Reach;
}

/** A pair with what its comparison found, and the operations that reach it: a bit for each. */
interface Node extends PairNode {
  readonly isChanged: boolean;
  observations: readonly Observation[];
  edges: readonly Edge<Node>[];
  /** The operations whose requests contain it, and those whose answers do. */
  request: bigint;
  response: bigint;
}

/**
 * Compares every pair of schemas that roots lead to, each pair once however often it is reached, and says
 * what reaches it. The pairs are a graph, so cycles end and the work grows with the documents.
 */
export function compareReachable(
  sides: Sides,
  roots: readonly Root[],
  unreached: readonly SchemaPair[],
): Reached {
  const { nodes, nodeOf } = graphOf(sides);
  const starts = roots.map(({ pair, directions, carrier, operation }) => ({
    node: nodeOf(pair),
    directions: intersect(directions, pair.directions),
    carrier,
    operation,
  }));
  for (const pair of unreached) nodeOf(pair);
  compareAll(sides, nodes, nodeOf);
  const operations = spread(starts);
  const all = [...nodes.values()];
  const siteOf = sitesOf(all, starts);
  const sited = (node: Node, observation: Observation): SitedFact => ({
    ...factOf(observation, reachOf([node], operations)),
    site: siteOf(node),
  });
  const { met, at } = meetingsOf(all);
  return {
    facts: all.flatMap((node) => node.observations.map((observation) => sited(node, observation))),
    changed: all.filter(isChangedItself).flatMap((node) => {
      const [before, after] = [node.pair.base[0], node.pair.head[0]];
      if (before === undefined || after === undefined) return [];
      return [sited(node, became("allowed-values-changed", before, after))];
    }),
    met,
    reachOf: (side, pointer) => reachOf(at[side].get(pointer) ?? [], operations),
  };
}

/** Keywords that can refuse a value for what is more widely allowed below them, or that stand in several parts. */
const ENTANGLING = ["oneOf", "contains", "allOf"];

/** Whether a pair differs in more than the schemas below it. */
function isChangedItself({ isChanged, observations, edges, pair: { base, head } }: Node): boolean {
  if (!isChanged) return false;
  if (observations.length > 0 || base.length > 1 || head.length > 1) return true;
  const isEntangled = [...base, ...head].some(
    ({ value }) => isObject(value) && ENTANGLING.some((keyword) => value[keyword] !== undefined),
  );
  return isEntangled || !edges.some(({ to }) => to.isChanged);
}

/** The pairs that stand at different pointers, and the nodes that each of these is in. */
function meetingsOf(nodes: readonly Node[]): {
  met: Reached["met"];
  at: Two<ReadonlyMap<string, readonly Node[]>>;
} {
  const met: (readonly [base: string, head: string])[] = [];
  const at = { base: new Map<string, Node[]>(), head: new Map<string, Node[]>() };
  const add = (map: Map<string, Node[]>, pointer: string, node: Node): void => {
    const list = map.get(pointer);
    if (list === undefined) map.set(pointer, [node]);
    else list.push(node);
  };
  for (const node of nodes) {
    const [left, right] = [node.pair.base[0]?.pointer, node.pair.head[0]?.pointer];
    if (left === undefined || right === undefined || left === right) continue;
    met.push([left, right]);
    add(at.base, left, node);
    add(at.head, right, node);
  }
  return { met, at };
}

/** An empty graph, and what finds the node of a pair or makes it. */
function graphOf(sides: Sides): {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly nodeOf: (pair: SchemaPair) => Node;
} {
  const nodes = new Map<string, Node>();
  const nodeOf = (pair: SchemaPair): Node => {
    const base = resolveSources(sides.base, pair.base);
    const head = resolveSources(sides.head, pair.head);
    const key = `${keyOf(base)} ${keyOf(head)} ${pair.writing}`;
    const known = nodes.get(key);
    if (known !== undefined) return known;
    const isChanged = !sides.unchanged.has({ base, head });
    const node = { pair: { ...pair, base, head }, isChanged, ...nothingFound, request: 0n, response: 0n };
    nodes.set(key, node);
    return node;
  };
  return { nodes, nodeOf };
}

const nothingFound = { observations: [], edges: [] } as const;

/** Compares what nodes are about, and what that leads to: the nodes grow meanwhile. */
function compareAll(
  sides: Sides,
  nodes: ReadonlyMap<string, Node>,
  nodeOf: (pair: SchemaPair) => Node,
): void {
  for (const node of nodes.values()) {
    if (!node.isChanged) continue;
    const { observations, children } = compareSchemas(sides, node.pair);
    node.observations = observations;
    node.edges = children.map((pair) => ({ to: nodeOf(pair), directions: pair.directions, step: pair.step }));
  }
}

/** Hands the operations down the edges until nothing is new, and says which operation has which bit. */
function spread(starts: readonly (Start<Node> & { readonly operation: string })[]): readonly string[] {
  const operations = [...new Set(starts.map(({ operation }) => operation))];
  const bits = new Map(operations.map((operation, index) => [operation, 1n << BigInt(index)]));
  const waiting = new Set<Node>();
  const hand = (to: Node, directions: Directions, request: bigint, response: bigint): void => {
    const before = [to.request, to.response];
    if (directions.request) to.request |= request;
    if (directions.response) to.response |= response;
    if (to.request !== before[0] || to.response !== before[1]) waiting.add(to);
  };
  for (const { node, directions, operation } of starts) {
    const bit = bits.get(operation) ?? 0n;
    hand(node, directions, bit, bit);
  }
  // The set grows while it is walked, and a node that something new reaches comes again.
  for (const node of waiting) {
    waiting.delete(node);
    for (const { to, directions } of node.edges) hand(to, directions, node.request, node.response);
  }
  return operations;
}

function reachOf(nodes: readonly Node[], operations: readonly string[]): Reach {
  const request = nodes.reduce((bits, node) => bits | node.request, 0n);
  const response = nodes.reduce((bits, node) => bits | node.response, 0n);
  const digits = (request | response).toString(2);
  return {
    operations: operations.filter((_, index) => digits.at(-1 - index) === "1"),
    directions: { request: request !== 0n, response: response !== 0n },
  };
}
