import { exportedAs } from "./assign-names.ts";
import { spellOut } from "./words.ts";

/** A name that is made from that of something else, for what the document itself gives none. */
export interface DerivedClaim {
  readonly pointer: string;
  /** Whose name it begins with, by pointer or key; absent where the suffix is all of it. */
  readonly owner?: string;
  readonly suffix: string;
}

/**
 * Names what the document itself gives no name: each begins with the name of its owner. Whoever has a name of its own
 * keeps it, and of several that would get the same one, the first does.
 *
 * @param claims owners before what they own
 * @param names of everything else, by pointer or key
 * @param taken identifiers that none of them can have
 */
export function deriveNames(
  claims: readonly DerivedClaim[],
  names: ReadonlyMap<string, string>,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const derived = new Map<string, string>();
  const used = new Set(taken);
  for (const { pointer, owner, suffix } of claims) {
    const base = owner === undefined ? "" : (derived.get(owner) ?? names.get(owner) ?? "");
    const wanted = exportedAs(base + suffix, "");
    const free = [wanted, `${wanted}Model`].find((name) => !used.has(name));
    const name = free ?? `${wanted}_${spellOut(pointer)}`;
    used.add(name);
    derived.set(pointer, name);
  }
  return derived;
}
