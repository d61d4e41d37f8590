import {
  isNullSchema,
  readBeside,
  readSchema,
  readSchemaAt,
  type SchemaReading,
} from "../document/schema/read-schema.ts";
import type { Choice, SchemaPlace } from "../document/schema/schema-place.ts";
import { inheritsType, isFile, nearest, saysNull, typesInOrder, typesMeant } from "./author-intent.ts";
import { tagOfMember } from "./discriminator.ts";
import { lowerArray } from "./lower-array.ts";
import { limitsOf } from "./limits.ts";
import type { LowerContext } from "./lower-context.ts";
import { lowerObject } from "./lower-object.ts";
import { lowerValues } from "./lower-values.ts";
import {
  NEVER,
  NULL,
  SELF,
  UNKNOWN,
  intersectionOf,
  isSelf,
  isUnknown,
  unionOf,
  type Lowered,
} from "./lowered.ts";
import { MAX_READ_THROUGH, takeApart } from "./parents.ts";
import { withRequired } from "./required-of-members.ts";
import { kindsOf } from "./schema-kinds.ts";

/**
 * Boils down to its TypeScript meaning what schemas say of one value (see `document/schema`): one schema, or all that
 * `allOf` and several parents say of one property. It is the only way from a schema to a type.
 */
export function lowerSchema(places: readonly SchemaPlace[], context: LowerContext): Lowered {
  const [only] = places;
  if (only === undefined) return UNKNOWN;
  const named = places.length === 1 ? context.reference(only.pointer, context) : undefined;
  return named ?? lowerStructure(places, context);
}

/** The type of a value by its structure, whatever name the schema itself may have. */
export function lowerStructure(places: readonly SchemaPlace[], context: LowerContext): Lowered {
  const { document } = context;
  const whole = readSchema(document, places);
  if (whole.never !== undefined) return NEVER;
  const { own, parents, isKept } = takeApart(whole, context);
  const followed = own.references.map(({ target }) => target).filter((target) => !isKept(target));
  if (followed.length > 0 && context.visiting.size > MAX_READ_THROUGH) return UNKNOWN;
  const inner =
    followed.length === 0 ? context : { ...context, visiting: new Set([...context.visiting, ...followed]) };
  if (own.parts.length === 0 && parents.length === 0 && own.kept.length > 0) return SELF;
  const type = lowerOwn(own, parents, inner);
  // What a schema is that says nothing but another's name. A declaration is a name for the base, which others may extend.
  const isValue = parents.length === 1 && isUnknown(type) && places[0]?.pointer !== context.alias;
  const references = parents.map(
    (target) =>
      (isValue ? context.union(target, context) : undefined) ?? context.reference(target, context) ?? UNKNOWN,
  );
  const together = intersectionOf([...references, type]);
  const isNullable = allowsNull(own, parents, isKept, context);
  return isNullable && !isUnknown(together) ? unionOf([together, NULL]) : together;
}

/** Whether null has to be added to what the types say. */
function allowsNull(
  own: SchemaReading,
  parents: readonly string[],
  isKept: (target: string) => boolean,
  { document }: LowerContext,
): boolean {
  const { places } = own;
  if (places.length > 1) {
    const said = places.map((place) => saysNull(readBeside(document, [place], isKept)));
    return said.includes(true) && !said.includes(false);
  }
  if (saysNull(own) !== undefined) return saysNull(own) === true;
  const isNever = parents.some((target) => !readSchemaAt(document, target).allowsNull);
  return own.types?.includes("null") === true && own.values === undefined && !isNever;
}

/** What stands beside the references: values, types and choices. */
function lowerOwn(own: SchemaReading, parents: readonly string[], context: LowerContext): Lowered {
  const values = lowerValues(own);
  if (values !== undefined) return values;
  const unions = own.choices.map((choice) => lowerChoice(own, parents, choice, context));
  return intersectionOf([lowerTypes(own, parents, context), ...unions]);
}

function lowerTypes(own: SchemaReading, parents: readonly string[], context: LowerContext): Lowered {
  const types = contradictionFree(own);
  if (types === undefined) {
    if (parents.length > 0 && own.required.size > 0) return lowerObject(own, parents, context);
    if (isFile(own) || (context.binaryStrings && own.isBinary)) return BINARY;
    return UNKNOWN;
  }
  const others = typesInOrder(own, types);
  if (others.length === 0) return types.includes("null") ? NULL : UNKNOWN;
  return unionOf(others.map((type) => lowerType(type, own, parents, context)));
}

/** The types of a schema or, where no value could be of all of them, those that stand nearest. */
function contradictionFree(own: SchemaReading): ReturnType<typeof typesMeant> {
  const types = typesMeant(own);
  if (types === undefined || types.length > 0) return types;
  return nearest(own, (part) => (part.schema["type"] === undefined ? undefined : own.typesOf(part)));
}

function lowerType(
  type: string,
  own: SchemaReading,
  parents: readonly string[],
  context: LowerContext,
): Lowered {
  const limits = context.isShape ? { limits: limitsOf(own) } : {};
  switch (type) {
    case "string":
      return context.binaryStrings && own.isBinary ? BINARY : { type: "string", ...limits };
    case "integer":
    case "number":
      return { type: "number", ...limits };
    case "boolean":
      return { type: "boolean" };
    case "array":
      return lowerArray(own, context);
    default:
      return lowerObject(own, parents, context);
  }
}

const BINARY: Lowered = { type: "x-reference", text: "BinaryInput", references: ["BinaryInput"], of: { kind: "bytes" } }; // prettier-ignore

/** `oneOf` or `anyOf`, without the members that no value of the type outside can match. */
function lowerChoice(
  own: SchemaReading,
  parents: readonly string[],
  choice: Choice,
  context: LowerContext,
): Lowered {
  const { document } = context;
  const types = own.types?.map((type) => (type === "integer" ? "number" : type));
  const fits = (member: SchemaPlace): boolean => {
    const reading = readSchema(document, [member]);
    const kinds = kindsOf(document, reading);
    return types === undefined || kinds === undefined || isNullSchema(reading) || types.some((type) => kinds.has(type)); // prettier-ignore
  };
  const fitting = choice.members.filter(fits);
  const members = fitting.length === 0 ? choice.members : fitting;
  return unionOf(
    members.map((member) => {
      const inherits = own.types !== undefined && !own.types.includes("object") && inheritsType(member.value);
      if (inherits) return lowerTypes(own, [], context);
      const tag = tagOfMember(own, choice, member, context);
      const places = withRequired(member, choice, own, parents, document, tag?.required[0]);
      const type = context.lower(places, context);
      return tag === undefined || isSelf(type) ? type : intersectionOf([type, tag]);
    }),
  );
}
