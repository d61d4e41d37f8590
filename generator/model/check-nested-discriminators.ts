import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { diagnose, type KnownCode } from "../shared/diagnostics/registry.ts";
import { pointerTo, valueAt, type JsonObject } from "../shared/json.ts";
import type { Spec } from "../document/spec.ts";
import {
  NESTED_DISCRIMINATOR,
  nestedDiscriminatorOf,
  unionMembers,
} from "../document/nested-discriminator.ts";
import type { SchemaPlace } from "../document/schema/schema-place.ts";
import { childrenOf } from "./schema-parts.ts";
import type { ObjectNode, Reach } from "./reach.ts";

/**
 * What is wrong with the `x-nested-discriminator`s of a document. A member that is named wrongly, or that has no name,
 * gets no type guard.
 *
 * @param schemas those that have a say in a type
 */
export function checkNestedDiscriminators(
  spec: Spec,
  reach: Reach,
  schemas: readonly ObjectNode[],
): Diagnostic[] {
  return schemas
    .filter(({ schema }) => NESTED_DISCRIMINATOR in schema)
    .flatMap(({ schema, place }) => checkUnion(spec, reach, schema, place.pointer));
}

function checkUnion(spec: Spec, reach: Reach, schema: JsonObject, pointer: string): Diagnostic[] {
  const at = pointerTo(pointer, NESTED_DISCRIMINATOR);
  const report = (code: KnownCode, message: string, place: string): Diagnostic =>
    diagnose(code, message, { location: spec.locate(place) });
  const discriminator = nestedDiscriminatorOf(schema);
  const members = unionMembers(schema, pointer);
  if (discriminator === undefined)
    return [report("nested-discriminator-malformed", "This needs a `path` and a `mapping` of texts.", at)];
  if (!reach.has(pointer))
    return [report("nested-discriminator-malformed", "Only a schema with a name can have this.", at)];
  const targets = new Set(members.map(({ target }) => target));
  const { path, mapping } = discriminator;
  const strangers = [...mapping]
    // Loading reports what points at nothing.
    .filter(([, target]) => !targets.has(target) && valueAt(spec.document, target) !== undefined)
    .map(([value]) =>
      report("nested-discriminator-member", `\`${value}\` stands for a schema that is no member of the union.`, pointerTo(at, "mapping", value)),
    ); // prettier-ignore
  const told = new Set(mapping.values());
  const silent = members
    .filter(({ target }) => target === undefined || !told.has(target))
    .map((member) =>
      report("nested-discriminator-member", member.target === undefined ? "This member has no name, so that no value can stand for it." : "No value stands for this member.", member.pointer),
    ); // prettier-ignore
  const astray = members.filter(
    ({ target }) => target !== undefined && told.has(target) && !hasPath(spec.document, target, path),
  );
  const lost = astray.map((member) => ({ message: "This member", location: spec.locate(member.pointer) }));
  return [
    ...strangers,
    ...silent,
    ...(lost.length === 0 ? [] : [
      diagnose("nested-discriminator-path", "The path leads to nothing in a member of the union.", { location: spec.locate(pointerTo(at, "path")), related: lost }),
    ]),
  ]; // prettier-ignore
}

/** Whether a value of the schema at a pointer can have something at a path. */
function hasPath(document: JsonObject, pointer: string, path: readonly string[]): boolean {
  let places: readonly SchemaPlace[] = [{ value: valueAt(document, pointer) ?? true, pointer }];
  for (const name of path) {
    const { properties, others, items } = childrenOf(document, places);
    places = properties.get(name) ?? (/^\d+$/.test(name) ? [...others, ...items] : others);
    if (places.length === 0) return false;
  }
  return true;
}
