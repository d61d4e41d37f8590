import { isObject } from "../../shared/json.ts";
import type { Site } from "./references.ts";
import type { Target } from "./targets.ts";

/** One reference of each chain of references that comes back to where it began. */
export function cyclesIn(references: ReadonlyMap<object, Target>): Site[] {
  // What a reference leads to, where that is one more.
  const next = (holder: object): object | undefined => {
    const value = references.get(holder)?.value;
    return isObject(value) && references.has(value) ? value : undefined;
  };
  const harmless = new Set<object>();
  const cycles: Site[] = [];
  for (const [start, { site }] of references) {
    if (harmless.has(start)) continue;
    const chain: object[] = [];
    let holder = next(start);
    // Most references lead to something else at once.
    if (holder === undefined) continue;
    chain.push(start);
    while (holder && !harmless.has(holder) && !chain.includes(holder) && chain.length < 1000) {
      chain.push(holder);
      holder = next(holder);
    }
    if (holder === start) cycles.push(site);
    else if (!holder || harmless.has(holder)) for (const each of chain) harmless.add(each);
  }
  return cycles;
}
