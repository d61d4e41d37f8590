import { type Direction, intersect } from "./facts.ts";
import type { Root } from "./findings.ts";
import type { SchemaPair, Step } from "./schema-pair.ts";
import type { Edge, Route, Site } from "./site.ts";

/** Where a way to a pair came from: from a whole message, or from the pair above. */
type Origin = { readonly root: Root } | { readonly above: number; readonly step: Step };

/** Makes what says how messages reach each pair of a graph. Ways are looked for when somebody asks. */
export function sitesOf(
  pairs: readonly SchemaPair[],
  nodes: readonly { readonly edges: readonly Edge[] }[],
  roots: readonly Root[],
  starts: readonly number[],
): (index: number) => Site {
  const above = new Map<number, number[]>();
  nodes.forEach(({ edges }, from) => {
    for (const { to } of edges) {
      const list = above.get(to);
      if (list === undefined) above.set(to, [from]);
      else list.push(from);
    }
  });
  const started = new Set(starts);
  const origins = new Map<Direction, ReadonlyMap<number, Origin>>();
  const originsIn = (direction: Direction): ReadonlyMap<number, Origin> => {
    const known = origins.get(direction) ?? findOrigins(nodes, roots, starts, direction);
    origins.set(direction, known);
    return known;
  };
  const sites = new Map<number, Site>();
  const siteOf = (index: number): Site => {
    const known = sites.get(index);
    if (known !== undefined) return known;
    const pair = pairs[index];
    if (pair === undefined) throw new Error(`no pair ${String(index)}`);
    const site: Site = {
      pair,
      isRoot: started.has(index),
      get above() {
        return (above.get(index) ?? []).map(siteOf);
      },
      routeIn: (direction) => routeTo(index, pairs, originsIn(direction)),
    };
    sites.set(index, site);
    return site;
  };
  return siteOf;
}

/** The first way to each pair, shorter ones before longer ones. */
function findOrigins(
  nodes: readonly { readonly edges: readonly Edge[] }[],
  roots: readonly Root[],
  starts: readonly number[],
  direction: Direction,
): ReadonlyMap<number, Origin> {
  const origins = new Map<number, Origin>();
  const queue: number[] = [];
  roots.forEach((root, at) => {
    const index = starts[at];
    const goes = intersect(root.directions, root.pair.directions)[direction];
    if (index === undefined || root.carrier === undefined || !goes || origins.has(index)) return;
    origins.set(index, { root });
    queue.push(index);
  });
  for (let next = 0; next < queue.length; next += 1) {
    const from = queue[next] ?? 0;
    for (const { to, directions, step } of nodes[from]?.edges ?? []) {
      if (step === undefined || !directions[direction] || origins.has(to)) continue;
      origins.set(to, { above: from, step });
      queue.push(to);
    }
  }
  return origins;
}

function routeTo(
  index: number,
  pairs: readonly SchemaPair[],
  origins: ReadonlyMap<number, Origin>,
): Route | undefined {
  const steps: { readonly step: Step; readonly pair: SchemaPair }[] = [];
  let at = index;
  for (;;) {
    const [origin, pair] = [origins.get(at), pairs[at]];
    if (origin === undefined || pair === undefined) return undefined;
    if ("root" in origin) {
      const { carrier } = origin.root;
      return carrier === undefined ? undefined : { carrier, root: pair, steps: steps.toReversed() };
    }
    steps.push({ step: origin.step, pair });
    at = origin.above;
  }
}
