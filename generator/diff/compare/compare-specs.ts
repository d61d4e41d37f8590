import type { JsonObject } from "../../shared/json.ts";
import { compareDocument } from "./compare-document.ts";
import { compareOperations } from "./compare-operations.ts";
import { compareSchemes } from "./compare-security.ts";
import { BOTH, type Fact, factOf, type Observation } from "./facts.ts";
import { join } from "./findings.ts";
import { became, cameUnder, wentFrom } from "./observe.ts";
import { childObject, entriesOf, type Placed, type Two } from "./placed.ts";
import { compareReachable, type Reached } from "./reachability.ts";
import { renamedSchemas } from "./renamed-schemas.ts";
import type { SchemaPair } from "./schema-pair.ts";
import type { Side } from "./side.ts";
import type { SitedFact } from "./site.ts";
import type { Sides } from "./sides.ts";

/**
 * Compares two documents: every difference, with what it reaches. One difference may be seen in several lights,
 * where JSON and a query share a schema; which of them counts is for the judge to say.
 */
export function compareSpecs(sides: Sides): readonly SitedFact[] {
  const components = componentSchemas(sides);
  const rest = join([
    compareDocument(sides),
    compareSchemes(sides),
    compareOperations(sides, "path"),
    compareOperations(sides, "webhook"),
  ]);
  const schemas = compareReachable(sides, rest.roots, pairsByName(components));
  return [...rest.facts, ...compareNames(sides, components, schemas), ...schemas.facts, ...schemas.changed];
}

type Components = Two<ReadonlyMap<string, Placed>>;

function componentSchemas(sides: Sides): Components {
  return {
    base: new Map(schemasOf(componentsOf(sides.base))),
    head: new Map(schemasOf(componentsOf(sides.head))),
  };
}

/** What no operation may reach but the package exports. */
function pairsByName({ base, head }: Components): readonly SchemaPair[] {
  return [...base].flatMap(([name, before]) => {
    const after = head.get(name);
    return after === undefined ? [] : [{ base: [before], head: [after], directions: BOTH, writing: "json" }];
  });
}

/** Schemas that came, went, or have another name. */
function compareNames(sides: Sides, { base, head }: Components, { met, reachOf }: Reached): readonly Fact[] {
  const parents = { base: componentsOf(sides.base), head: componentsOf(sides.head) };
  const renamed = renamedSchemas(sides, { base, head }, met);
  const known = new Set(renamed.values());
  const facts: Fact[] = [];
  for (const [name, before] of base) {
    if (head.has(name)) continue;
    const successor = renamed.get(name);
    const after = successor === undefined ? undefined : head.get(successor);
    const observation =
      successor === undefined || after === undefined
        ? wentFrom(parents.head, "schema-removed", before, name)
        : renaming(before, name, after, successor);
    facts.push(factOf(observation, reachOf("base", before.pointer)));
  }
  for (const [name, after] of head) {
    if (base.has(name) || known.has(name)) continue;
    const observation = cameUnder(parents.base, "schema-added", after, name);
    facts.push(factOf(observation, reachOf("head", after.pointer)));
  }
  return facts;
}

function renaming(before: Placed, name: string, after: Placed, successor: string): Observation {
  const values = [
    { pointer: before.pointer, value: name },
    { pointer: after.pointer, value: successor },
  ] as const;
  return became("schema-renamed", ...values);
}

function componentsOf(side: Side): Placed<JsonObject> {
  return childObject({ pointer: "", value: side.document }, "components") ?? { pointer: "", value: {} };
}

function schemasOf(components: Placed<JsonObject>): readonly (readonly [string, Placed])[] {
  return entriesOf(childObject(components, "schemas"));
}
