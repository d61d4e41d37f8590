import { isObject, valueAt, type JsonObject } from "../shared/json.ts";
import { enumMembers, isEnum, isNullableEnum, isOpenEnum } from "./build-enum.ts";
import { buildInterface } from "./build-interface.ts";
import { documented } from "./documented.ts";
import type { LowerContext } from "./lower-context.ts";
import { lowerStructure } from "./lower-schema.ts";
import { withoutSelf } from "./lowered.ts";
import type { Direction, Model } from "./model.ts";
import { isInterface } from "./object-shape.ts";
import { placeOf } from "./place-of.ts";
import { sidesOf, type Reach, type Side } from "./reach.ts";
import { nameOnSide } from "./references.ts";
import { readSchemaAt } from "../document/schema/read-schema.ts";
import { typeText } from "./type-text.ts";

/** What `build-schemas` and `build-operations` share. */
export interface Naming {
  readonly names: ReadonlyMap<string, string>;
  readonly split: ReadonlySet<string>;
  readonly forFiles: ReadonlySet<string>;
}

/** Builds every named schema, twice where requests and responses differ; sorted by name. */
export function buildSchemas(reach: Reach, naming: Naming, context: LowerContext): Model[] {
  const bases = findBases(context.document, reach);
  const models = [...reach].flatMap(([pointer, uses]) => {
    const sides = sidesOf(uses);
    const binaryStrings = naming.forFiles.has(pointer);
    if (!naming.split.has(pointer)) {
      const side: Side = sides.has("request") && !sides.has("response") ? "request" : "response";
      return [buildSchema(pointer, directionOf(sides), naming, { ...context, side, binaryStrings }, bases)];
    }
    return (["response", "request"] as const).map((side) =>
      buildSchema(pointer, side, naming, { ...context, side }, bases),
    );
  });
  return models.sort((a, b) => (a.name < b.name ? -1 : 1));
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
    name: nameOnSide(naming.names.get(pointer) ?? "", naming.split.has(pointer), context.side),
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
    const bodies = parents.map((parent) => naming.names.get(parent) ?? "");
    const parentNames = parents.map((parent, index) =>
      nameOnSide(bodies[index] ?? "", naming.split.has(parent), context.side),
    );
    return { ...base, kind: "interface", extends: parentNames, ...body };
  }
  const lowering = { ...context, alias: pointer, visiting: new Set([pointer]) };
  return {
    ...base,
    kind: "alias",
    type: typeText(withoutSelf(lowerStructure([placeOf(document, pointer)], lowering))),
  };
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
