import { compareSchemas } from "./compare-schema.ts";
import { isObject } from "../../shared/json.ts";
import { factOf, intersect, type Observation, type Reach } from "./facts.ts";
import type { Root } from "./findings.ts";
import { became } from "./observe.ts";
import type { Edge, Site, SitedFact } from "./site.ts";
import { sitesOf } from "./sites.ts";
import type { SideName, Two } from "./placed.ts";
import type { SchemaPair } from "./schema-pair.ts";
import type { Sides } from "./sides.ts";
import { keyOf, resolveSources } from "./schema-view.ts";

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

const same = { observations: [], children: [] } as const;

interface Node {
  readonly observations: readonly Observation[];
  readonly edges: Edge[];
  readonly isChanged: boolean;
  /** A bit for each operation whose requests contain it, and for each whose responses do. */
  readonly request: Uint32Array;
  readonly response: Uint32Array;
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
  const operations = [...new Set(roots.map((root) => root.operation))].sort();
  const numbers = new Map(operations.map((operation, index) => [operation, index]));
  const { nodes, starts, pairs } = expand(
    sides,
    [...roots.map((root) => root.pair), ...unreached],
    Math.ceil(operations.length / 32),
  );
  const queue: number[] = [];
  roots.forEach((root, index) => {
    const start = starts[index];
    const node = start === undefined ? undefined : nodes[start];
    if (start === undefined || node === undefined) return;
    const directions = intersect(root.directions, root.pair.directions);
    const bit = numbers.get(root.operation) ?? 0;
    if (directions.request) mark(node.request, bit);
    if (directions.response) mark(node.response, bit);
    queue.push(start);
  });
  spread(nodes, queue);
  const siteOf = sitesOf(pairs, nodes, roots, starts);
  const { met, at } = meetingsOf(pairs, nodes);
  return {
    facts: nodes.flatMap((node, index) => factsOf(node, operations, siteOf(index))),
    changed: nodes.flatMap((node, index) => {
      const pair = pairs[index];
      if (pair === undefined || !isChangedItself(node, pair, nodes)) return [];
      return changeOfPair(pair, reachOf([node], operations), siteOf(index));
    }),
    met,
    reachOf: (side, pointer) => reachOf(at[side].get(pointer) ?? [], operations),
  };
}

/** Keywords that can refuse a value for what is more widely allowed below them, or that stand in several parts. */
const ENTANGLING = ["oneOf", "contains", "allOf"];

/** Whether a pair differs in more than the schemas below it. */
function isChangedItself(node: Node, { base, head }: SchemaPair, nodes: readonly Node[]): boolean {
  if (!node.isChanged) return false;
  if (node.observations.length > 0 || base.length > 1 || head.length > 1) return true;
  const isEntangled = [...base, ...head].some(
    ({ value }) => isObject(value) && ENTANGLING.some((keyword) => value[keyword] !== undefined),
  );
  return isEntangled || !node.edges.some(({ to }) => nodes[to]?.isChanged === true);
}

/** That a pair of schemas is different, whatever its keywords say. */
function changeOfPair({ base, head }: SchemaPair, reach: Reach, site: Site): readonly SitedFact[] {
  const [before, after] = [base[0], head[0]];
  if (before === undefined || after === undefined) return [];
  return [{ ...factOf(became("allowed-values-changed", before, after), reach), site }];
}

/** The pairs that stand at different pointers, and the nodes that each of these is in. */
function meetingsOf(
  pairs: readonly SchemaPair[],
  nodes: readonly Node[],
): { met: Reached["met"]; at: Two<ReadonlyMap<string, readonly Node[]>> } {
  const met: (readonly [base: string, head: string])[] = [];
  const at = { base: new Map<string, Node[]>(), head: new Map<string, Node[]>() };
  const add = (map: Map<string, Node[]>, pointer: string, node: Node): void => {
    const list = map.get(pointer);
    if (list === undefined) map.set(pointer, [node]);
    else list.push(node);
  };
  for (const [index, { base, head }] of pairs.entries()) {
    const [left, right, node] = [base[0]?.pointer, head[0]?.pointer, nodes[index]];
    if (left === undefined || right === undefined || left === right || node === undefined) continue;
    met.push([left, right]);
    add(at.base, left, node);
    add(at.head, right, node);
  }
  return { met, at };
}

function expand(
  sides: Sides,
  pairs: readonly SchemaPair[],
  words: number,
): { nodes: Node[]; starts: number[]; pairs: SchemaPair[] } {
  const { unchanged } = sides;
  const known = new Map<string, number>();
  const nodes: Node[] = [];
  const waiting: { readonly pair: SchemaPair; readonly index: number }[] = [];
  const indexOf = (pair: SchemaPair): number => {
    const base = resolveSources(sides.base, pair.base);
    const head = resolveSources(sides.head, pair.head);
    const key = `${keyOf(base)} ${keyOf(head)} ${pair.writing}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const index = known.size;
    known.set(key, index);
    waiting.push({ pair: { ...pair, base, head }, index });
    return index;
  };
  const starts = pairs.map(indexOf);
  for (let index = 0; index < waiting.length; index += 1) {
    const next = waiting[index];
    if (next === undefined) continue;
    const isChanged = !unchanged.has(next.pair);
    const { observations, children } = isChanged ? compareSchemas(sides, next.pair) : same;
    nodes[next.index] = {
      isChanged,
      observations,
      edges: children.map((child) => ({
        to: indexOf(child),
        directions: child.directions,
        step: child.step,
      })),
      request: new Uint32Array(words),
      response: new Uint32Array(words),
    };
  }
  return { nodes, starts, pairs: waiting.map(({ pair }) => pair) };
}

function mark(bits: Uint32Array, bit: number): void {
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

/** Hands the bits down the edges until nothing is new. */
function spread(nodes: readonly Node[], start: readonly number[]): void {
  const queue = [...start];
  const queued = new Set(queue);
  for (let head = 0; head < queue.length; head += 1) {
    const index = queue[head] ?? 0;
    queued.delete(index);
    const node = nodes[index];
    for (const edge of node?.edges ?? []) {
      const target = nodes[edge.to];
      if (node === undefined || target === undefined) continue;
      const request = edge.directions.request && merge(target.request, node.request);
      const response = edge.directions.response && merge(target.response, node.response);
      if ((request || response) && !queued.has(edge.to)) {
        queued.add(edge.to);
        queue.push(edge.to);
      }
    }
  }
}

function merge(into: Uint32Array, from: Uint32Array): boolean {
  let grew = false;
  for (let word = 0; word < into.length; word += 1) {
    const before = into[word] ?? 0;
    const after = before | (from[word] ?? 0);
    if (after >>> 0 !== before >>> 0) {
      into[word] = after;
      grew = true;
    }
  }
  return grew;
}

function factsOf(node: Node, operations: readonly string[], site: Site): readonly SitedFact[] {
  if (node.observations.length === 0) return [];
  const reach = reachOf([node], operations);
  return node.observations.map((observation) => ({ ...factOf(observation, reach), site }));
}

function reachOf(nodes: readonly Node[], operations: readonly string[]): Reach {
  const [request, response] = [
    nodes.flatMap(({ request: bits }) => bitsIn(bits)),
    nodes.flatMap(({ response: bits }) => bitsIn(bits)),
  ];
  const all = [...new Set([...request, ...response])].sort((left, right) => left - right);
  return {
    operations: all.flatMap((bit) => operations[bit] ?? []),
    directions: { request: request.length > 0, response: response.length > 0 },
  };
}

/** The numbers of the bits that are set. Most words of most nodes are zero. */
function bitsIn(words: Uint32Array): number[] {
  const found: number[] = [];
  words.forEach((word, at) => {
    for (let rest = word, bit = 0; rest !== 0; rest >>>= 1, bit += 1)
      if ((rest & 1) !== 0) found.push(at * 32 + bit);
  });
  return found;
}
