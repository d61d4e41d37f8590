import type { Diagnostic, Location } from "../../shared/diagnostics/diagnostic.ts";
import { diagnose } from "../../shared/diagnostics/registry.ts";
import { isIdentifier } from "../../shared/text/identifiers.ts";
import { camelCase, pascalCase, spellOut } from "./words.ts";

/** What a name is for: decides its spelling and who gives way when two claim the same identifier. */
export type ClaimKind = "schema" | "operation";

/** Somebody who needs an exported identifier. */
export interface Claim {
  readonly kind: ClaimKind;
  /** JSON Pointer: the key under which the answer is filed. */
  readonly pointer: string;
  /** The name in the document. */
  readonly wanted: string;
  /** `x-ms-client-name`, `x-ts-name`: taken as it is where it can be, so that an author can settle a collision. */
  readonly fixed?: string;
  /** What else there is to say of it, for rivals with the same spelling: `get /pets`. */
  readonly apart?: string;
  /** Identifiers that are made from this one and are exported too: `Params`, `Errors`, `Input`. */
  readonly suffixes?: readonly string[];
}

export interface Names {
  /** Identifier by pointer. */
  readonly byPointer: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Gives every claim an identifier that is unique among the package's exports.
 *
 * A name depends on the claim's own spelling, the reserved names, and on whether somebody else wants the
 * same identifier: not on order, and never on a counter. Of several claims on one identifier, the one that
 * is spelled exactly so keeps it; the others say how they are spelled (`pet` beside `Pet` is `Pet_pet`).
 *
 * @param given whoever needs a name
 * @param reserved identifiers that the package uses for itself
 * @param locate where a pointer stands, for the warnings
 */
export function assignNames(
  given: readonly Claim[],
  reserved: ReadonlySet<string>,
  locate: (pointer: string) => Location,
): Names {
  const byIdentifier = new Map<string, Claim[]>();
  const { claims, diagnostics } = dropUnusable(given, reserved, locate);
  for (const claim of claims) {
    const identifier = preferredName(claim, reserved);
    byIdentifier.set(identifier, [...(byIdentifier.get(identifier) ?? []), claim]);
  }
  const byPointer = new Map<string, string>();
  for (const [identifier, rivals] of byIdentifier) {
    const owner = rivals.length === 1 ? rivals[0] : ownerOf(identifier, rivals);
    for (const claim of rivals) {
      byPointer.set(claim.pointer, claim === owner ? identifier : distinctName(identifier, claim, rivals));
    }
    if (rivals.length > 1) diagnostics.push(...collisionWarnings(identifier, rivals, byPointer, locate));
  }
  yieldToSuffixes(claims, byPointer);
  return { byPointer, diagnostics };
}

/** Fixed names that TypeScript or the package cannot have are reported, and not used. */
function dropUnusable(
  given: readonly Claim[],
  reserved: ReadonlySet<string>,
  locate: (pointer: string) => Location,
): { claims: Claim[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const claims = given.map((claim): Claim => {
    const { fixed, ...rest } = claim;
    if (fixed === undefined || (isIdentifier(fixed) && !isTaken(fixed, claim, reserved))) return claim;
    const why = isIdentifier(fixed) ? "has another meaning in the package" : "is no identifier";
    const message = `The name "${fixed}" ${why}: the name comes from "${claim.wanted}" instead`;
    diagnostics.push(diagnose("client-name-unusable", message, { location: locate(`${claim.pointer}/x-ms-client-name`) })); // prettier-ignore
    return rest;
  });
  return { claims, diagnostics };
}

function isTaken(identifier: string, { suffixes = [] }: Claim, reserved: ReadonlySet<string>): boolean {
  return [identifier, ...suffixes.map((suffix) => exportedAs(identifier, suffix))].some((name) =>
    reserved.has(name),
  );
}

/** What a claim is called when nobody else wants the same. */
function preferredName(claim: Claim, reserved: ReadonlySet<string>): string {
  if (claim.fixed !== undefined) return claim.fixed;
  const cased = claim.kind === "schema" ? pascalCase(claim.wanted) : camelCase(claim.wanted);
  // What has no letters is called by its signs.
  const signs = spellOut(claim.wanted) || "empty";
  const spelled = claim.kind === "schema" ? pascalCase(signs) : camelCase(signs);
  const identifier = cased || spelled || `_${signs}`;
  if (!isTaken(identifier, claim, reserved)) return identifier;
  return `${identifier}${claim.kind === "schema" ? "Model" : "Operation"}`;
}

/** The exported name of something that belongs to an operation or a model: `listPets` gives `ListPetsParams`. */
export function exportedAs(identifier: string, suffix: string): string {
  const [first = ""] = identifier;
  return first.toUpperCase() + identifier.slice(first.length) + suffix;
}

/** A fixed name goes first, then the spelling that needs no change; two of those cannot both keep it. */
function ownerOf(identifier: string, rivals: readonly Claim[]): Claim | undefined {
  const fixed = rivals.filter((claim) => claim.fixed !== undefined);
  if (fixed.length > 0) return fixed.length === 1 ? fixed[0] : undefined;
  const exact = rivals.filter((claim) => claim.wanted === identifier);
  return exact.length === 1 ? exact[0] : undefined;
}

function distinctName(identifier: string, claim: Claim, rivals: readonly Claim[]): string {
  const isOnly = (tell: (rival: Claim) => string): boolean =>
    rivals.every((rival) => rival === claim || tell(rival) !== tell(claim));
  if (isOnly((rival) => rival.wanted)) return `${identifier}_${spellOut(claim.wanted)}`;
  const place = ({ apart, pointer }: Claim): string => apart ?? pointer.slice(1);
  const inWords = (rival: Claim): string => camelCase(place(rival));
  return `${identifier}_${isOnly(inWords) ? inWords(claim) : spellOut(place(claim))}`;
}

function collisionWarnings(
  identifier: string,
  rivals: readonly Claim[],
  names: ReadonlyMap<string, string>,
  locate: (pointer: string) => Location,
): Diagnostic[] {
  return rivals.map((claim) => {
    const message = `"${claim.wanted}" is called ${names.get(claim.pointer) ?? ""} because ${rivals.length} names become ${identifier}`;
    const related = rivals
      .filter((other) => other !== claim)
      .map((other) => ({ message: `"${other.wanted}" is here`, location: locate(other.pointer) }));
    return diagnose("name-collision", message, { location: locate(claim.pointer), related });
  });
}

/** A declaration that is called like what an operation exports besides itself (`ListPetsParams`) gives way to it. */
function yieldToSuffixes(claims: readonly Claim[], names: Map<string, string>): void {
  const nameOf = ({ pointer }: Claim): string => names.get(pointer) ?? "";
  for (;;) {
    const derived = new Set(
      claims.flatMap((claim) => (claim.suffixes ?? []).map((suffix) => exportedAs(nameOf(claim), suffix))),
    );
    const yielding = claims.filter((claim) => derived.has(nameOf(claim)));
    if (yielding.length === 0) return;
    const taken = new Set([...derived, ...names.values()]);
    for (const claim of yielding) {
      const name = nameOf(claim);
      const ways = [
        `${name}Model`,
        `${name}_${spellOut(claim.wanted)}`,
        `${name}_${spellOut(claim.pointer)}`,
      ];
      const free = ways.find((way) => !taken.has(way)) ?? `${name}_${spellOut(claim.pointer)}`;
      taken.add(free);
      names.set(claim.pointer, free);
    }
  }
}
