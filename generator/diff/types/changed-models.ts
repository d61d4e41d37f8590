import { isArray, isObject, type JsonObject, valueAt } from "../../shared/json.ts";
import type { Spec } from "../../document/spec.ts";
import { findDecimals } from "../../model/decimal-places.ts";
import type { ApiModel } from "../../model/model.ts";
import type { OperationNode } from "../../document/operations.ts";
import { buildSurveyed, type Survey, surveyOf } from "../../model/survey.ts";
import type { Placed, Two } from "../compare/placed.ts";
import { refPointer } from "../../document/references.ts";
import { refsIn } from "../compare/references.ts";
import type { Sides } from "../compare/sides.ts";
import type { Unchanged } from "../compare/unchanged.ts";

/**
 * Builds the models of two documents as far as they differ: what changed, what leads to it, and what both
 * mention. Most of a large document is the same on both sides, and what is the same breaks nobody. Names and
 * directions are those of the whole documents.
 */
export function changedModels({
  base,
  head,
  unchanged,
}: Pick<Sides, "base" | "head" | "unchanged">): Two<ApiModel> {
  const surveys = { base: surveyOf(base.spec), head: surveyOf(head.spec) };
  const schemas = touchedSchemas(surveys, unchanged);
  const operations = touchedOperations(surveys, unchanged);
  // Both get the same, or what the one refers to no longer would look as if it were gone.
  const wanted = new Set([
    ...withNeighbours(surveys.base, schemas, operations),
    ...withNeighbours(surveys.head, schemas, operations),
  ]);
  return {
    base: build(surveys.base, base.spec, wanted, operations),
    head: build(surveys.head, head.spec, wanted, operations),
  };
}

/** The schemas that others inherit from. */
function allParents({ document, reach }: Survey): ReadonlySet<string> {
  return new Set([...reach.keys()].flatMap((pointer) => parentsOf(document, pointer)));
}

function parentsOf(document: JsonObject, pointer: string): readonly string[] {
  const schema = valueAt(document, pointer);
  const members = isObject(schema) && isArray(schema["allOf"]) ? schema["allOf"] : [];
  return members.map(refPointer).filter((pointer) => pointer !== undefined);
}

/** Schemas that are not the same on both sides, or that lead to one. */
function touchedSchemas({ base, head }: Two<Survey>, unchanged: Unchanged): ReadonlySet<string> {
  const all = new Set([...base.reach.keys(), ...head.reach.keys()]);
  const parents = { base: allParents(base), head: allParents(head) };
  return new Set(
    [...all].filter((pointer) => {
      const same =
        base.names.get(pointer) === head.names.get(pointer) &&
        base.split.has(pointer) === head.split.has(pointer) &&
        parents.base.has(pointer) === parents.head.has(pointer);
      return !same || !unchanged.at(pointer);
    }),
  );
}

/** The keys of operations of which the same is true. */
function touchedOperations({ base, head }: Two<Survey>, unchanged: Unchanged): ReadonlySet<string> {
  const after = new Map(head.operations.map((node) => [node.key, node]));
  const same = base.operations.filter((node) => {
    const next = after.get(node.key);
    if (next === undefined || base.names.get(node.key) !== head.names.get(node.key)) return false;
    const [left, right] = [placesOf(node), placesOf(next)];
    return (
      left.length === right.length &&
      left.every((place, index) => unchanged.placed(place, right[index] ?? place))
    );
  });
  const known = new Set(same.map((node) => node.key));
  return new Set(
    [...base.operations, ...head.operations].map(({ key }) => key).filter((key) => !known.has(key)),
  );
}

function placesOf({ pointer, operation, parameters }: OperationNode): readonly Placed[] {
  return [{ pointer, value: operation }, ...parameters];
}

/** How far from what changed a declaration still is built; what is further away no witness looks at. */
const steps = 3;

function build(
  survey: Survey,
  spec: Spec,
  wanted: ReadonlySet<string>,
  touched: ReadonlySet<string>,
): ApiModel {
  const operations = survey.operations.filter((node) => touched.has(node.key));
  const reach = new Map([...survey.reach].filter(([pointer]) => wanted.has(pointer)));
  // Whether there are any is a question of the whole document.
  const { rows: decimals } = findDecimals(spec, survey.operations);
  const about = { source: spec.file, title: "", version: "", decimals };
  // A union of heirs grows with each of them, which breaks a `switch` without a default branch and nothing else: the rows
  // of subtypes say so.
  const unions = new Set<string>();
  return { ...about, ...buildSurveyed({ ...survey, operations, reach, unions }) };
}

/** The schemas that changed, what those, the operations and the webhooks refer to, and the heirs of them all. */
function withNeighbours(
  survey: Survey,
  schemas: ReadonlySet<string>,
  operations: ReadonlySet<string>,
): ReadonlySet<string> {
  const { document } = survey;
  const nodes = survey.operations.filter((node) => operations.has(node.key));
  const wanted = new Set(schemas);
  for (const { pointer, operation } of survey.inline) {
    // Others may share what stands in a component.
    if (operations.has(operation) || pointer.startsWith("/components/")) wanted.add(pointer);
  }
  let last = new Set([
    ...[...schemas].flatMap((pointer) => refsIn(valueAt(document, pointer) ?? null)),
    ...nodes.flatMap((node) => placesOf(node).flatMap(({ value }) => refsIn(value))),
    ...survey.webhooks.flatMap(({ operation }) => refsIn(operation)),
  ]);
  for (let step = 0; step < steps && last.size > 0; step += 1) {
    for (const pointer of last) wanted.add(pointer);
    const next = [...last].flatMap((pointer) => refsIn(valueAt(document, pointer) ?? null));
    last = new Set(next.filter((pointer) => !wanted.has(pointer)));
  }
  // A schema is written differently when others inherit from it, so they have to be there.
  for (const pointer of survey.reach.keys()) {
    if (parentsOf(document, pointer).some((parent) => wanted.has(parent))) wanted.add(pointer);
  }
  return wanted;
}
