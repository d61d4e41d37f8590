import type { JsonObject } from "../json.ts";
import type { Spec } from "../spec.ts";
import { compareOperations } from "./compare-operations.ts";
import type { SchemaPair, Sides } from "./compare-schema.ts";
import { compareSchemes } from "./compare-security.ts";
import { compareDocument } from "./compare-document.ts";
import { FactList } from "./fact-list.ts";
import { BOTH, type Fact, intersect, type Observation } from "./facts.ts";
import { join } from "./findings.ts";
import { became, cameUnder, type Two, wentFrom } from "./observe.ts";
import { renamedSchemas } from "./renamed-schemas.ts";
import { compareReachable, type Reached, type SchemaFinding } from "./reachability.ts";
import { shapesOf } from "./shape.ts";
import { findUnchanged } from "./unchanged.ts";
import { childObject, entriesOf, type Placed, type Side, sideOf } from "./side.ts";

/** Compares two documents: every difference once, with what it reaches. */
export function compareSpecs(sides: Sides): readonly Fact[] {
  const components = componentSchemas(sides);
  const rest = join([
    compareDocument(sides),
    compareSchemes(sides),
    compareOperations(sides, "paths"),
    compareOperations(sides, "webhooks"),
  ]);
  const schemas = compareReachable(sides, rest.roots, pairsByName(components));
  const facts = new FactList();
  for (const { observation, flows, operation } of rest.own) {
    facts.add(observation, intersect(flows, observation.flows), operation === undefined ? [] : [operation]);
  }
  for (const { observation, flows, operations } of [
    ...compareNames(sides, components, schemas),
    ...schemas.findings,
  ]) {
    facts.add(observation, intersect(flows, observation.flows), operations);
  }
  return facts.list();
}

/**
 * The two documents, ready to be compared.
 *
 * `today` (`YYYY-MM-DD`) is what announced ends of life are measured against.
 */
export function sidesOf(base: Spec, head: Spec, today: string): Sides {
  const [left, right] = [sideOf(base, head), sideOf(head, base)];
  return {
    base: left,
    head: right,
    baseShapes: shapesOf(left),
    headShapes: shapesOf(right),
    unchanged: findUnchanged(left, right),
    today,
  };
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
    return after === undefined ? [] : [{ base: [before], head: [after], flows: BOTH, writing: "json" }];
  });
}

/** Schemas that came, went, or have another name. */
function compareNames(
  sides: Sides,
  { base, head }: Components,
  { met, reachOf }: Reached,
): readonly SchemaFinding[] {
  const parents = { base: componentsOf(sides.base), head: componentsOf(sides.head) };
  const renamed = renamedSchemas(sides, { base, head }, met);
  const known = new Set(renamed.values());
  const findings: SchemaFinding[] = [];
  for (const [name, before] of base) {
    if (head.has(name)) continue;
    const successor = renamed.get(name);
    const after = successor === undefined ? undefined : head.get(successor);
    const observation =
      successor === undefined || after === undefined
        ? wentFrom(parents.head, "schema-removed", before, name)
        : renaming(before, name, after, successor);
    findings.push({ observation, ...reachOf("base", before.pointer) });
  }
  for (const [name, after] of head) {
    if (base.has(name) || known.has(name)) continue;
    const observation = cameUnder(parents.base, "schema-added", after, name);
    findings.push({ observation, ...reachOf("head", after.pointer) });
  }
  return findings;
}

function renaming(before: Placed, name: string, after: Placed, successor: string): Observation {
  const places = [
    { pointer: before.pointer, value: name },
    { pointer: after.pointer, value: successor },
  ] as const;
  return became("schema-renamed", ...places);
}

function componentsOf(side: Side): Placed<JsonObject> {
  return childObject({ pointer: "", value: side.document }, "components") ?? { pointer: "", value: {} };
}

function schemasOf(components: Placed<JsonObject>): readonly (readonly [string, Placed])[] {
  return entriesOf(childObject(components, "schemas"));
}
