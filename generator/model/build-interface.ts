import { readSchema, readSchemaAt } from "../document/schema/read-schema.ts";
import { isObject, valueAt, type JsonObject } from "../shared/json.ts";
import { isHidden, wordsOf } from "./author-intent.ts";
import { constraintsOf } from "./constraints.ts";
import { discriminatorProperty, discriminatorValues, isDefault, tagFor } from "./discriminator.ts";
import { documented } from "./documented.ts";
import type { LowerContext } from "./lower-context.ts";
import { lowerInterface } from "./lower-object.ts";
import { UNKNOWN, intersectionOf, isNever, type Lowered } from "./lowered.ts";
import type { Property, TypeText } from "./model.ts";
import { shapeOf, type Member } from "./object-shape.ts";
import { ancestorsOf, takeApart } from "./parents.ts";
import { typeText } from "./type-text.ts";

/** The body of an interface: what it extends and what it adds. */
export interface InterfaceBody {
  /** Pointers of the schemas it extends. */
  readonly parents: readonly string[];
  readonly properties: readonly Property[];
  readonly index?: TypeText;
}

/**
 * Builds the interface of a named schema. It extends what `allOf` refers to, as long as TypeScript allows that; where
 * what stands beside contradicts an inherited property, everything is written out in one interface.
 *
 * @param pointer a schema for which `isInterface` holds
 * @param bases schemas that some `allOf` refers to: their discriminator stays open for those below them
 */
export function buildInterface(
  pointer: string,
  context: LowerContext,
  bases: ReadonlySet<string>,
): InterfaceBody {
  const { document } = context;
  const { own, parents } = takeApart(readSchemaAt(document, pointer), context);
  const tags = bases.has(pointer) ? new Map<string, Lowered>() : tagsOf(pointer, document);
  const { members, index } = shapeOf(own, parents, context, tags);
  return {
    parents,
    properties: [...members].map(([name, member]) => buildProperty(name, member, pointer, document)),
    ...(index === undefined || isNever(index) ? {} : { index: typeText(index) }),
  };
}

/** The shape of the same schema: what it extends, together with what it adds. */
export function buildInterfaceShape(
  pointer: string,
  context: LowerContext,
  bases: ReadonlySet<string>,
): Lowered {
  const { document } = context;
  const { own, parents } = takeApart(readSchemaAt(document, pointer), context);
  const tags = bases.has(pointer) ? new Map<string, Lowered>() : tagsOf(pointer, document);
  const references = parents.map((parent) => context.reference(parent, context) ?? UNKNOWN);
  return intersectionOf([...references, lowerInterface(own, parents, context, tags)]);
}

/** The values that discriminators of what a schema inherits from have for it, by property. */
function tagsOf(pointer: string, document: JsonObject): ReadonlyMap<string, Lowered> {
  const tags = new Map<string, Lowered>();
  for (const ancestor of ancestorsOf(document, pointer)) {
    const schema = valueAt(document, ancestor);
    const property = isObject(schema) ? discriminatorProperty(schema) : undefined;
    if (!isObject(schema) || property === undefined || isDefault(schema, pointer)) continue;
    const tag = tagFor(document, pointer, property, discriminatorValues(document, schema, pointer));
    if (tag !== undefined) tags.set(property, tag);
  }
  return tags;
}

function buildProperty(name: string, member: Member, holder: string, document: JsonObject): Property {
  const { places, type, required } = member;
  const words = wordsOf(places, (place) => readSchema(document, [place]));
  return {
    ...documented(words, places.at(-1)?.pointer ?? holder),
    name,
    required,
    readOnly: places.some(({ value }) => isHidden(document, value, "request")),
    type: typeText(type),
    constraints: constraintsOf(words),
  };
}
