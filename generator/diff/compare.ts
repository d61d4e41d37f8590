import type { JsonObject } from "../json.ts";
import type { Spec } from "../spec.ts";
import { compareOperations } from "./compare-operations.ts";
import type { SchemaPair, Sides } from "./compare-schema.ts";
import { compareSchemes } from "./compare-security.ts";
import { compareDocument } from "./compare-document.ts";
import { BOTH, type Fact, flowOf, type Flows, intersect, NEITHER, type Observation } from "./facts.ts";
import { type Findings, found, join } from "./findings.ts";
import { cameUnder, wentFrom } from "./observe.ts";
import { compareReachable } from "./reachability.ts";
import { shapesOf } from "./shape.ts";
import { childObject, entriesOf, type Placed, type Side, sideOf } from "./side.ts";

/**
 * Compares two documents: every difference once, with what it reaches.
 *
 * `today` (`YYYY-MM-DD`) is what announced ends of life are measured against.
 */
export function compareSpecs(base: Spec, head: Spec, today: string): readonly Fact[] {
  const sides = sidesOf(base, head, today);
  const operations = join([compareOperations(sides, "paths"), compareOperations(sides, "webhooks")]);
  const schemas = compareComponents(sides);
  const rest = join([compareDocument(sides), compareSchemes(sides), schemas.findings, operations]);
  const facts = new Facts();
  for (const { observation, flows, operation } of rest.own) {
    facts.add(observation, intersect(flows, observation.flows), operation === undefined ? [] : [operation]);
  }
  for (const { observation, flows, operations: reached } of compareReachable(
    sides,
    rest.roots,
    schemas.pairs,
  )) {
    facts.add(observation, intersect(flows, observation.flows), reached);
  }
  return facts.list();
}

/** The two documents, ready to be compared. */
export function sidesOf(base: Spec, head: Spec, today: string): Sides {
  const [left, right] = [sideOf(base), sideOf(head)];
  return { base: left, head: right, baseShapes: shapesOf(left), headShapes: shapesOf(right), today };
}

/** Facts by their cause: the same rule at the same places is one, whatever it was met through. */
class Facts {
  readonly #found = new Map<string, { observation: Observation; flows: Flows; operations: Set<string> }>();

  add(observation: Observation, flows: Flows, operations: readonly string[]): void {
    const { rule, pointer, name } = observation;
    const place =
      observation.kind === "added"
        ? ["", pointer.head]
        : observation.kind === "removed"
          ? [pointer.base, ""]
          : [pointer.base, pointer.head];
    const key = [rule, ...place, name ?? ""].join("\n");
    const before = this.#found.get(key);
    if (before === undefined) {
      this.#found.set(key, { observation, flows, operations: new Set(operations) });
      return;
    }
    before.flows = {
      request: before.flows.request || flows.request,
      response: before.flows.response || flows.response,
    };
    for (const operation of operations) before.operations.add(operation);
  }

  list(): readonly Fact[] {
    return [...this.#found.values()].map(({ observation, flows, operations }) => ({
      observation,
      flow: flowOf(flows),
      operations: [...operations].sort(),
    }));
  }
}

/** Components by name: what came, what went, and what no operation may reach but the package exports. */
function compareComponents(sides: Sides): { findings: Findings; pairs: readonly SchemaPair[] } {
  const [base, head] = [componentsOf(sides.base), componentsOf(sides.head)];
  const [left, right] = [new Map(schemasOf(base)), new Map(schemasOf(head))];
  const pairs: SchemaPair[] = [];
  const observations: Observation[] = [];
  for (const [name, before] of left) {
    const after = right.get(name);
    if (after === undefined) observations.push(wentFrom(head, "schema-removed", before, name));
    else pairs.push({ base: [before], head: [after], flows: BOTH, writing: "json" });
  }
  for (const [name, after] of right) {
    if (!left.has(name)) observations.push(cameUnder(base, "schema-added", after, name));
  }
  return { findings: found(observations, NEITHER), pairs };
}

function componentsOf(side: Side): Placed<JsonObject> {
  return childObject({ pointer: "", value: side.document }, "components") ?? { pointer: "", value: {} };
}

function schemasOf(components: Placed<JsonObject>): readonly (readonly [string, Placed])[] {
  return entriesOf(childObject(components, "schemas"));
}
