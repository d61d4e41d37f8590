import { isArray, isObject, type JsonObject, type JsonValue } from "../../shared/json.ts";
import { canonical, sameJson } from "../../shared/canonical.ts";
import { type Observation, REQUEST } from "./facts.ts";
import { type Findings, found, join } from "./findings.ts";
import { became, cameUnder, texts, wentFrom } from "./observe.ts";
import type { OperationSite } from "./operations.ts";
import { childObject, entriesOf, field, type Placed, type Two } from "./placed.ts";
import { resolveReference } from "../../document/references.ts";
import type { Side } from "./side.ts";
import type { Sides } from "./sides.ts";

/**
 * Compares what an operation requires of its caller. Where both sides take the document's default, the
 * default is what changed, and it is one row however many operations take it.
 */
export function compareSecurity(two: Two<OperationSite>): Findings {
  const [base, head] = [requirementOf(two.base), requirementOf(two.head)];
  return found(compareRequirements({ base, head }), REQUEST, two.head.label);
}

function requirementOf(site: OperationSite): Placed {
  const own = site.operation.value["security"];
  if (own !== undefined) return { pointer: `${site.operation.pointer}/security`, value: own };
  return { pointer: "/security", value: site.side.document["security"] ?? [] };
}

/** One way to be let in: schemes that go together, each with the scopes that a token needs. */
type Alternative = ReadonlyMap<string, ReadonlySet<string>>;

/** The alternatives of a requirement, those left out that ask for all that another asks for, and more. */
function alternativesOf({ value }: Placed): readonly Alternative[] {
  const all = (isArray(value) ? value : []).filter(isObject).map((one): Alternative => {
    return new Map(Object.entries(one).map(([scheme, scopes]) => [scheme, new Set(scopesOf(scopes))]));
  });
  return all.filter((one, index) =>
    all.every((other, at) => at === index || !suffices(other, one) || (suffices(one, other) && at > index)),
  );
}

function scopesOf(value: JsonValue | undefined): readonly string[] {
  return isArray(value) ? value.map(String) : [];
}

/** Whether a caller who has what one alternative asks for has all that another asks for. */
function suffices(asked: Alternative, had: Alternative): boolean {
  return [...asked].every(([scheme, scopes]) => {
    const own = had.get(scheme);
    return own !== undefined && [...scopes].every((scope) => own.has(scope));
  });
}

function schemesIn(alternative: Alternative): string {
  return [...alternative.keys()].sort().join(" and ");
}

/** `login (read, write) and key`. */
function nameOf(alternative: Alternative): string {
  return [...alternative]
    .map(([scheme, scopes]) => (scopes.size === 0 ? scheme : `${scheme} (${[...scopes].sort().join(", ")})`))
    .sort()
    .join(" and ");
}

/**
 * Alternatives are compared by what they ask for. Whoever was let in by one that is gone is let in by another only
 * where that asks for no more.
 */
function compareRequirements(two: Two<Placed>): readonly Observation[] {
  const [base, head] = [alternativesOf(two.base), alternativesOf(two.head)];
  const isOpen = (all: readonly Alternative[]): boolean =>
    all.length === 0 || all.some((one) => one.size === 0);
  const describe = (all: readonly Alternative[]): string => all.map(schemesIn).join(" or ");
  const texts = [
    { pointer: two.base.pointer, value: describe(base) },
    { pointer: two.head.pointer, value: describe(head) },
  ] as const;
  if (isOpen(base)) return isOpen(head) ? [] : [became("security-required", ...texts)];
  if (isOpen(head)) return [became("security-dropped", ...texts)];
  const lost = base.filter((one) => !head.some((other) => suffices(other, one)));
  const gained = head.filter((one) => !base.some((other) => suffices(other, one)));
  const observations: Observation[] = [];
  for (const before of lost) {
    // What asks the same schemes for more scopes, or for others, is the same alternative.
    const same = head.filter((one) => schemesIn(one) === schemesIn(before));
    const after = same.find((one) => suffices(before, one)) ?? same.find((one) => gained.includes(one));
    if (after === undefined)
      observations.push(became("security-alternative-removed", ...texts, nameOf(before)));
    else observations.push(...compareScopes(two, before, after));
  }
  const narrowed = new Set(lost.map(schemesIn));
  for (const after of gained) {
    const before = base.find((one) => schemesIn(one) === schemesIn(after) && suffices(after, one));
    if (before !== undefined) observations.push(...compareScopes(two, before, after));
    else if (!narrowed.has(schemesIn(after)))
      observations.push(became("security-alternative-added", ...texts, nameOf(after)));
  }
  return observations;
}

function compareScopes(two: Two<Placed>, base: Alternative, head: Alternative): readonly Observation[] {
  return [...base].flatMap(([scheme, scopes]): readonly Observation[] => {
    const [before, after] = [[...scopes], [...(head.get(scheme) ?? [])]];
    const values = [
      { pointer: two.base.pointer, value: before },
      { pointer: two.head.pointer, value: after },
    ] as const;
    return [
      ...before
        .filter((scope) => !after.includes(scope))
        .map((scope) => became("security-scope-removed", ...values, scope)),
      ...after
        .filter((scope) => !before.includes(scope))
        .map((scope) => became("security-scope-added", ...values, scope)),
    ];
  });
}

/** Compares `components.securitySchemes`. */
export function compareSchemes(sides: Sides): Findings {
  const [base, head] = [schemesOf(sides.base), schemesOf(sides.head)];
  const root = { pointer: "", value: {} };
  const parts: Findings[] = [];
  for (const [name, before] of base) {
    const after = head.get(name);
    if (after === undefined)
      parts.push(found([wentFrom(root, "security-scheme-removed", before, name)], REQUEST));
    else parts.push(compareScheme({ base: before, head: after }));
  }
  for (const [name, after] of head) {
    if (!base.has(name)) parts.push(found([cameUnder(root, "security-scheme-added", after, name)], REQUEST));
  }
  return join(parts);
}

function schemesOf(side: Side): ReadonlyMap<string, Placed<JsonObject>> {
  const components = childObject({ pointer: "", value: side.document }, "components");
  const schemes = new Map<string, Placed<JsonObject>>();
  if (components === undefined) return schemes;
  for (const [name, { value, pointer }] of entriesOf(childObject(components, "securitySchemes"))) {
    const scheme = resolveReference(side.document, value, pointer);
    if (scheme !== undefined) schemes.set(name, scheme);
  }
  return schemes;
}

function compareScheme(two: Two<Placed<JsonObject>>): Findings {
  const where = ["type", "in", "name", "scheme"].flatMap((key): readonly Observation[] => {
    const [before, after] = [two.base.value[key], two.head.value[key]];
    const isSame = isOfAnyCase(two.base.value, key)
      ? canonical(before).toLowerCase() === canonical(after).toLowerCase()
      : sameJson(before, after);
    if (isSame) return [];
    return [became("security-scheme-changed", field(two.base, key), field(two.head, key), key)];
  });
  const how = ["flows", "openIdConnectUrl", "bearerFormat", "oauth2MetadataUrl"].flatMap((key) => {
    if (sameJson(two.base.value[key], two.head.value[key])) return [];
    return [became("security-scheme-settings-changed", field(two.base, key), field(two.head, key), key)];
  });
  const [first] = where;
  return found(
    [
      ...(first === undefined ? [] : [first]),
      ...how,
      ...texts(two, "security-scheme-docs-changed", ["description", "deprecated"]),
    ],
    REQUEST,
  );
}

/** HTTP authentication schemes and the names of headers are of any case (RFC 9110 sections 11.1 and 5.1). */
function isOfAnyCase(scheme: JsonObject, key: string): boolean {
  return key === "scheme" || (key === "name" && scheme["in"] === "header");
}
