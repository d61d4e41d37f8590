import type { Direction } from "./facts.ts";
import type { Carrier } from "./findings.ts";
import type { SchemaPair, Step } from "./schema-pair.ts";
import type { PairNode, Route, Site, Start } from "./site.ts";

/** Where a way to a pair came from: from a whole message, or from the pair above. */
type Origin = { readonly carrier: Carrier } | { readonly above: PairNode; readonly step: Step };

/** Makes what says how messages reach each pair of a graph. Ways are looked for when somebody asks. */
export function sitesOf(nodes: readonly PairNode[], starts: readonly Start[]): (node: PairNode) => Site {
  const above = new Map<PairNode, PairNode[]>(nodes.map((node) => [node, []]));
  for (const from of nodes) for (const { to } of from.edges) above.get(to)?.push(from);
  const roots = new Set(starts.map(({ node }) => node));
  const origins = new Map<Direction, ReadonlyMap<PairNode, Origin>>();
  const originsIn = (direction: Direction): ReadonlyMap<PairNode, Origin> => {
    const known = origins.get(direction) ?? findOrigins(starts, direction);
    origins.set(direction, known);
    return known;
  };
  const sites = new Map<PairNode, Site>();
  const siteOf = (node: PairNode): Site => {
    const known = sites.get(node);
    if (known !== undefined) return known;
    const site: Site = {
      pair: node.pair,
      isRoot: roots.has(node),
      get above() {
        return (above.get(node) ?? []).map(siteOf);
      },
      routeIn: (direction) => routeTo(node, originsIn(direction)),
    };
    sites.set(node, site);
    return site;
  };
  return siteOf;
}

/** The first way to each pair, shorter ones before longer ones. */
function findOrigins(starts: readonly Start[], direction: Direction): ReadonlyMap<PairNode, Origin> {
  const origins = new Map<PairNode, Origin>();
  for (const { node, directions, carrier } of starts) {
    if (directions[direction] && carrier !== undefined && !origins.has(node)) origins.set(node, { carrier });
  }
  // The map grows while it is walked: what is reached leads further.
  for (const above of origins.keys()) {
    for (const { to, directions, step } of above.edges) {
      if (directions[direction] && step !== undefined && !origins.has(to)) origins.set(to, { above, step });
    }
  }
  return origins;
}

function routeTo(node: PairNode, origins: ReadonlyMap<PairNode, Origin>): Route | undefined {
  const steps: { readonly step: Step; readonly pair: SchemaPair }[] = [];
  let { pair } = node;
  for (let origin = origins.get(node); origin !== undefined;) {
    if ("carrier" in origin) return { carrier: origin.carrier, root: pair, steps: steps.toReversed() };
    steps.push({ step: origin.step, pair });
    ({ pair } = origin.above);
    origin = origins.get(origin.above);
  }
  return undefined;
}
