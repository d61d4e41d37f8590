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

/** Alternatives by the schemes that go together in each. */
function alternatives(requirement: Placed): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const one of isArray(requirement.value) ? requirement.value : []) {
    if (isObject(one)) found.set(Object.keys(one).sort().join(" and "), one);
  }
  return found;
}

function compareRequirements(two: Two<Placed>): readonly Observation[] {
  const [base, head] = [alternatives(two.base), alternatives(two.head)];
  if (sameJson(two.base.value, two.head.value)) return [];
  const [wasOpen, isOpen] = [base.size === 0 || base.has(""), head.size === 0 || head.has("")];
  const names = (of: ReadonlyMap<string, JsonObject>): string =>
    [...of.keys()].filter((key) => key !== "").join(" or ");
  const texts = [
    { pointer: two.base.pointer, value: names(base) },
    { pointer: two.head.pointer, value: names(head) },
  ] as const;
  if (wasOpen && isOpen) return [];
  if (wasOpen) return [became("security-required", ...texts)];
  if (isOpen) return [became("security-dropped", ...texts)];
  const observations: Observation[] = [];
  for (const [name, before] of base) {
    const after = head.get(name);
    if (after === undefined) observations.push({ ...became("security-alternative-removed", ...texts, name) });
    else observations.push(...compareScopes(two, before, after));
  }
  for (const name of head.keys()) {
    if (!base.has(name)) observations.push(became("security-alternative-added", ...texts, name));
  }
  return observations;
}

function compareScopes(two: Two<Placed>, base: JsonObject, head: JsonObject): readonly Observation[] {
  return Object.keys(base).flatMap((scheme): readonly Observation[] => {
    const [before, after] = [scopes(base[scheme]), scopes(head[scheme])];
    const lost = before.filter((scope) => !after.includes(scope));
    const gained = after.filter((scope) => !before.includes(scope));
    const values = [
      { pointer: two.base.pointer, value: before },
      { pointer: two.head.pointer, value: after },
    ] as const;
    return [
      ...lost.map((scope) => became("security-scope-removed", ...values, scope)),
      ...gained.map((scope) => became("security-scope-added", ...values, scope)),
    ];
  });
}

function scopes(value: JsonValue | undefined): readonly string[] {
  return isArray(value) ? value.map(String) : [];
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
    const folded =
      key === "scheme" || key === "type"
        ? canonical(before).toLowerCase() === canonical(after).toLowerCase()
        : false;
    if (sameJson(before, after) || folded) return [];
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
