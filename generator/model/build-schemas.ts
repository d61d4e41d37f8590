import { isObject, valueAt, type JsonObject } from "../shared/json.ts";
import { exportedAs } from "../document/names/assign-names.ts";
import { UNION_SUFFIX, baseUnionOf, lowerBaseUnion, type BaseUnion } from "./base-unions.ts";
import { enumMembers, isEnum, isNullableEnum, isOpenEnum } from "./build-enum.ts";
import { buildInterface, buildInterfaceShape } from "./build-interface.ts";
import { documented } from "./documented.ts";
import type { LowerContext } from "./lower-context.ts";
import { lowerStructure } from "./lower-schema.ts";
import { withoutSelf, type Lowered } from "./lowered.ts";
import type { Direction, Model, Shape } from "./model.ts";
import type { Naming } from "./naming.ts";
import { isInterface } from "./object-shape.ts";
import { placeOf } from "./place-of.ts";
import { sidesOf, type Reach, type Side } from "./reach.ts";
import { nameOnSide } from "./references.ts";
import { readSchemaAt } from "../document/schema/read-schema.ts";
import { typeText } from "./type-text.ts";

/** Builds every named schema, twice where requests and responses differ; sorted by name. */
export function buildSchemas(reach: Reach, naming: Naming, context: LowerContext): Model[] {
  const bases = findBases(context.document, reach);
  const models = declarationsOf(reach, naming, context).flatMap(({ pointer, direction, context: own }) => [
    buildSchema(pointer, direction, naming, own, bases),
    ...buildUnion(pointer, direction, naming, own),
  ]);
  return models.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Builds the shape of every named schema that is no enumeration; sorted by name.
 *
 * @param context one that lowers to shapes
 */
export function buildShapes(reach: Reach, naming: Naming, context: LowerContext): Shape[] {
  const { document } = context;
  const bases = findBases(document, reach);
  const declarations = declarationsOf(reach, naming, context).filter(
    ({ pointer }) => !isEnum(document, pointer),
  );
  const shapes = declarations.flatMap(({ pointer, context: own }) => {
    const name = nameOf(pointer, naming, own.side);
    if (!isInterface(document, pointer)) return [{ name, value: lowerAlias(pointer, own) }];
    const union = unionIn(pointer, naming, own);
    return [
      { name, value: buildInterfaceShape(pointer, own, bases) },
      ...(union ? [{ name: exportedAs(name, UNION_SUFFIX), value: lowerBaseUnion(union, own) }] : []),
    ];
  });
  return shapes.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A named type of a schema: its only one, or that of one side. */
interface Declaration {
  readonly pointer: string;
  readonly direction: Direction;
  readonly context: LowerContext;
}

function declarationsOf(reach: Reach, naming: Naming, context: LowerContext): Declaration[] {
  return [...reach].flatMap(([pointer, uses]): Declaration[] => {
    const sides = sidesOf(uses);
    const binaryStrings = naming.forFiles.has(pointer);
    if (!naming.split.has(pointer)) {
      const side: Side = sides.has("request") && !sides.has("response") ? "request" : "response";
      return [{ pointer, direction: directionOf(sides), context: { ...context, side, binaryStrings } }];
    }
    return (["response", "request"] as const).map((side) => ({
      pointer,
      direction: side,
      context: { ...context, side },
    }));
  });
}

function nameOf(pointer: string, { names, split }: Naming, side: Side): string {
  return nameOnSide(names.get(pointer) ?? "", split.has(pointer), side);
}

function directionOf(sides: ReadonlySet<Side>): Direction {
  if (sides.size === 2) return "both";
  return [...sides][0] ?? "none";
}

function buildSchema(
  pointer: string,
  direction: Direction,
  naming: Naming,
  context: LowerContext,
  bases: ReadonlySet<string>,
): Model {
  const schema = valueAt(context.document, pointer);
  const wireName = isObject(schema) ? schema["x-documented-name"] : undefined;
  const base = {
    ...documented(isObject(schema) ? schema : {}, pointer),
    name: nameOf(pointer, naming, context.side),
    ...(typeof wireName === "string" ? { documentedName: wireName } : {}),
    direction,
  };
  const { document } = context;
  if (isEnum(document, pointer)) {
    const nullable = isNullableEnum(document, pointer);
    const open = isOpenEnum(document, pointer);
    return { ...base, kind: "enum", members: enumMembers(document, pointer), open, nullable };
  }
  if (isInterface(document, pointer)) {
    const { parents, ...body } = buildInterface(pointer, context, bases);
    const parentNames = parents.map((parent) => nameOf(parent, naming, context.side));
    return { ...base, kind: "interface", extends: parentNames, ...body };
  }
  return { ...base, kind: "alias", type: typeText(lowerAlias(pointer, context)) };
}

/** The union of what inherits from a schema, as answers have it. */
function buildUnion(pointer: string, direction: Direction, naming: Naming, context: LowerContext): Model[] {
  const union = unionIn(pointer, naming, context);
  if (union === undefined) return [];
  const base = nameOf(pointer, naming, context.side);
  const description = `Any \`${base}\` that the document knows: \`${union.property}\` tells which.`;
  const type = typeText(lowerBaseUnion(union, context));
  return [{ pointer, name: exportedAs(base, UNION_SUFFIX), description, direction, kind: "alias", type }];
}

function unionIn(
  pointer: string,
  { unions }: Naming,
  { document, side }: LowerContext,
): BaseUnion | undefined {
  return side === "response" && unions.has(pointer) ? baseUnionOf(document, pointer) : undefined;
}

function lowerAlias(pointer: string, context: LowerContext): Lowered {
  const lowering = { ...context, alias: pointer, visiting: new Set([pointer]) };
  return withoutSelf(lowerStructure([placeOf(context.document, pointer)], lowering));
}

/** Schemas that another one inherits from: by its `allOf`, or by a `$ref` with more beside it. */
function findBases(document: JsonObject, reach: Reach): ReadonlySet<string> {
  const bases = new Set<string>();
  for (const pointer of reach.keys()) {
    const { references } = readSchemaAt(document, pointer);
    for (const { target, isOwn } of references)
      if (!isOwn || isInterface(document, pointer)) bases.add(target);
  }
  return bases;
}
