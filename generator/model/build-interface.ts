import { isObject, pointerTo, valueAt, type JsonObject, type JsonValue } from "../shared/json.ts";
import { constraintsOf } from "./constraints.ts";
import { discriminatorProperty, discriminatorValues, isPlainString } from "./discriminator.ts";
import { documented } from "./documented.ts";
import { indexType } from "./lower-object.ts";
import type { LowerContext } from "./lower-context.ts";
import { lowerSchema } from "./lower-schema.ts";
import { intersectionOf, type Lowered } from "./lowered.ts";
import type { Property, TypeText } from "./model.ts";
import { createMemory } from "./memory.ts";
import { isHidden } from "./reach.ts";
import { refPointer, resolveNode } from "../document/references.ts";
import { isNullable, isObjectSchema, propertiesOf, requiredOf, schemaList } from "./schema-object.ts";
import { typeText } from "./type-text.ts";

/** The body of an interface: what it extends and what it adds. */
export interface InterfaceBody {
  /** Pointers of the schemas it extends. */
  readonly parents: readonly string[];
  readonly properties: readonly Property[];
  readonly index?: TypeText;
}

/** One property on its way: `allOf` may say more than one thing about it. */
interface Member {
  readonly schema: JsonValue;
  readonly pointer: string;
  readonly type: Lowered;
}

/** Answers of `isInterface`, by document: each schema is looked at once, however many refer to it. */
const answers = new WeakMap<JsonObject, Map<string, boolean>>();

/** Whether a named schema is an interface: an object, or an `allOf` of nothing but objects. */
export function isInterface(document: JsonObject, pointer: string): boolean {
  const schema = valueAt(document, pointer);
  return refPointer(schema) === undefined && isObjectAt(document, pointer);
}

function isObjectAt(document: JsonObject, pointer: string): boolean {
  const known = answers.get(document) ?? new Map<string, boolean>();
  answers.set(document, known);
  const answer = known.get(pointer);
  if (answer !== undefined) return answer;
  known.set(pointer, false); // What contains itself is none.
  const found = isInterfaceSchema(document, valueAt(document, pointer));
  known.set(pointer, found);
  return found;
}

function isInterfaceSchema(document: JsonObject, schema: JsonValue | undefined): boolean {
  if (!isObject(schema) || isNullable(schema)) return false;
  const target = refPointer(schema);
  if (target !== undefined) return isObjectAt(document, target);
  if (["enum", "const", "oneOf", "anyOf"].some((keyword) => keyword in schema)) return false;
  const all = schemaList(schema, "allOf");
  if (all.length === 0) return hasMembers(schema);
  const isPlain = isObjectSchema(schema) || !("type" in schema);
  return isPlain && all.every((member) => saysNothing(member) || isInterfaceSchema(document, member));
}

/** An object without any declared member reads better as `Record<string, unknown>`. */
function hasMembers(schema: JsonObject): boolean {
  return isObjectSchema(schema) && Object.keys(propertiesOf(schema)).length > 0;
}

/** A member such as `{ required: [id] }` or `{ description: … }`. */
function saysNothing(member: JsonValue): boolean {
  if (!isObject(member)) return member === true;
  return !["$ref", "type", "properties", "additionalProperties", "allOf", "oneOf", "anyOf", "enum", "const", "items",
    "patternProperties"].some((key) => key in member); // prettier-ignore
}

/**
 * Builds the interface of a named schema. It extends what `allOf` refers to, as long as TypeScript allows
 * that; where an own property contradicts an inherited one, everything is written out in one interface.
 *
 * @param pointer a schema for which `isInterface` holds
 * @param bases schemas that some `allOf` refers to: their discriminator stays open for those below them
 */
export function buildInterface(
  pointer: string,
  context: LowerContext,
  bases: ReadonlySet<string>,
): InterfaceBody {
  const { parents, chunks } = takeApart(pointer, context);
  const own = collect(chunks, context);
  const inherited = collect(
    parents.flatMap((parent) => allChunks(parent, context, new Set([pointer]))),
    context,
  );
  const required = new Set(chunks.flatMap((chunk) => requiredOf(chunk.schema)));
  const inheritedRequired = requiredNames(parents, context, pointer);
  for (const [name, values] of tags(pointer, parents, bases, context)) {
    const known = own.get(name)?.[0] ?? inherited.get(name)?.[0];
    own.set(name, [
      { schema: known?.schema ?? {}, pointer: known?.pointer ?? pointer, type: { enum: values } },
    ]);
    required.add(name);
  }
  const index = chunks
    .map((chunk) => indexOf(chunk, own, required, context))
    .find((found) => found !== undefined);
  const parentsHaveIndex = parents.some((parent) => hasIndex(parent, context, new Set([pointer])));
  const clash = [...own].some(([name, members]) => contradicts(members, inherited.get(name)));
  const parentsClash = [...inherited.values()].some((members) => new Set(members.map(textOf)).size > 1);
  const flat = clash || parentsClash || parentsHaveIndex || (index !== undefined && parents.length > 0);
  const members = flat ? merge(inherited, own) : own;
  const disputed = disputedNames(parents, context, pointer);
  if (!flat) {
    const inAgreement = (name: string): boolean =>
      inheritedRequired.has(name) ? !disputed.has(name) : !required.has(name);
    for (const [name, from] of inherited) {
      if (!own.has(name) && !inAgreement(name)) members.set(name, from);
    }
  }
  const mustHave = new Set([...required, ...inheritedRequired]);
  const properties = [...members].map(([name, list]) =>
    buildProperty(name, list, mustHave.has(name), context),
  );
  const flatIndex = flat && parentsHaveIndex ? typeText({ type: "x-unknown" }) : index;
  return {
    parents: flat ? [] : parents,
    properties,
    ...(flatIndex === undefined ? {} : { index: flatIndex }),
  };
}

interface Chunk {
  readonly schema: JsonObject;
  readonly pointer: string;
}

/** The references of a schema's `allOf`, and the inline parts: itself and the inline members. */
function takeApart(pointer: string, context: LowerContext): Parts {
  return partsOf(context.document, pointer, () => inspect(pointer, context));
}

interface Parts {
  readonly parents: readonly string[];
  readonly chunks: readonly Chunk[];
}

const partsOf = createMemory<Parts>();

function inspect(pointer: string, context: LowerContext): Parts {
  const parents: string[] = [];
  const chunks: Chunk[] = [];
  const pending: Chunk[] = [];
  const start = valueAt(context.document, pointer);
  if (isObject(start)) pending.push({ schema: start, pointer });
  for (let chunk = pending.shift(); chunk !== undefined; chunk = pending.shift()) {
    const target = refPointer(chunk.schema);
    if (target !== undefined) {
      if (!parents.includes(target) && !inheritsFrom(target, pointer, context.document)) parents.push(target);
      continue;
    }
    chunks.push(chunk);
    for (const [index, member] of schemaList(chunk.schema, "allOf").entries()) {
      if (isObject(member))
        pending.push({ schema: member, pointer: pointerTo(chunk.pointer, "allOf", index) });
    }
  }
  return { parents, chunks };
}

/** Whether following `allOf` from one schema comes to another: an interface cannot extend itself. */
function inheritsFrom(
  from: string,
  to: string,
  document: JsonObject,
  visited: Set<string> = new Set(),
): boolean {
  if (from === to) return true;
  if (visited.has(from)) return false;
  visited.add(from);
  const pending: JsonValue[] = [valueAt(document, from) ?? true];
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    if (!isObject(schema)) continue;
    const target = refPointer(schema);
    if (target !== undefined && inheritsFrom(target, to, document, visited)) return true;
    pending.push(...schemaList(schema, "allOf"));
  }
  return false;
}

/** The inline parts of a schema and of all it inherits from, ancestors first, each of them once. */
function allChunks(pointer: string, context: LowerContext, visited: Set<string>): Chunk[] {
  if (visited.has(pointer)) return [];
  visited.add(pointer);
  const { parents, chunks } = takeApart(pointer, context);
  return [...parents.flatMap((parent) => allChunks(parent, context, visited)), ...chunks];
}

const memberOf = createMemory<Member>();

/** Properties by name, in order of appearance; hidden ones left out. */
function collect(chunks: readonly Chunk[], context: LowerContext): Map<string, Member[]> {
  const members = new Map<string, Member[]>();
  for (const chunk of chunks) {
    const properties = propertiesOf(chunk.schema);
    for (const name of Object.keys(properties)) {
      const schema = properties[name] ?? true;
      if (isHidden(context.document, schema, context.side)) continue;
      const pointer = pointerTo(chunk.pointer, "properties", name);
      // Names are part of a lowered type, and whoever resolves references knows them.
      const member = memberOf(context.reference, `${context.side} ${pointer}`, () => ({
        schema,
        pointer,
        type: lowerSchema(schema, context),
      }));
      members.set(name, [...(members.get(name) ?? []), member]);
    }
  }
  return members;
}

function requiredNames(parents: readonly string[], context: LowerContext, self: string): Set<string> {
  const chunks = parents.flatMap((parent) => allChunks(parent, context, new Set([self])));
  return new Set(chunks.flatMap((chunk) => requiredOf(chunk.schema)));
}

/** Properties that one parent requires and another does not: an interface has to say which holds (TS2320). */
function disputedNames(parents: readonly string[], context: LowerContext, self: string): Set<string> {
  if (parents.length < 2) return new Set();
  const sides = parents.map((parent) => ({
    names: [...collect(allChunks(parent, context, new Set([self])), context).keys()],
    required: requiredNames([parent], context, self),
  }));
  const demanded = sides.flatMap(({ names, required }) => names.filter((name) => required.has(name)));
  const left = sides.flatMap(({ names, required }) => names.filter((name) => !required.has(name)));
  return new Set(demanded.filter((name) => left.includes(name)));
}

/** Discriminator values that this schema stands for, by property (only at the end of a line of inheritance). */
function tags(
  pointer: string,
  parents: readonly string[],
  bases: ReadonlySet<string>,
  context: LowerContext,
): [string, string[]][] {
  if (bases.has(pointer)) return [];
  return parents
    .flatMap((parent) => ancestors(parent, context))
    .flatMap((ancestor): [string, string[]][] => {
      const schema = valueAt(context.document, ancestor);
      const property = isObject(schema) ? discriminatorProperty(schema) : undefined;
      if (!isObject(schema) || property === undefined) return [];
      const values = discriminatorValues(schema, pointer);
      const plain = isPlainString(context.document, pointer, property, new Set());
      return values.length > 0 && plain ? [[property, values]] : [];
    });
}

function ancestors(pointer: string, context: LowerContext, visited: Set<string> = new Set()): string[] {
  if (visited.has(pointer)) return [];
  visited.add(pointer);
  return [
    pointer,
    ...takeApart(pointer, context).parents.flatMap((parent) => ancestors(parent, context, visited)),
  ];
}

function indexOf(
  chunk: Chunk,
  own: ReadonlyMap<string, readonly Member[]>,
  required: ReadonlySet<string>,
  context: LowerContext,
): TypeText | undefined {
  const types = [...own.values()].map(mergedType);
  const requiredCount = [...own.keys()].filter((name) => required.has(name)).length;
  const index = indexType(chunk.schema, types, requiredCount, context);
  return index === undefined || ("type" in index && index.type === "x-never") ? undefined : typeText(index);
}

function hasIndex(pointer: string, context: LowerContext, visited: Set<string>): boolean {
  return allChunks(pointer, context, visited).some(({ schema }) => {
    const additional = schema["additionalProperties"];
    return (additional !== undefined && additional !== false) || isObject(schema["patternProperties"]);
  });
}

/** An own property may repeat an inherited one, or narrow a string to some of its values; nothing else. */
function contradicts(own: readonly Member[], inherited: readonly Member[] | undefined): boolean {
  if (inherited === undefined) return false;
  const before = mergedType(inherited);
  const now = mergedType(own);
  if (typeText(before).text === typeText(now).text) return false;
  const isText = "type" in before && before.type === "string";
  return !(isText && "enum" in now && now.enum.every((value) => typeof value === "string"));
}

function merge(
  inherited: ReadonlyMap<string, Member[]>,
  own: ReadonlyMap<string, Member[]>,
): Map<string, Member[]> {
  const merged = new Map(inherited);
  for (const [name, members] of own) merged.set(name, [...(merged.get(name) ?? []), ...members]);
  return merged;
}

function mergedType(members: readonly Member[]): Lowered {
  return intersectionOf(members.map((member) => member.type));
}

function textOf(member: Member): string {
  return typeText(member.type).text;
}

function buildProperty(
  name: string,
  members: readonly Member[],
  required: boolean,
  context: LowerContext,
): Property {
  const last = members.at(-1);
  const schema = last?.schema;
  const pointer = last?.pointer ?? "";
  const resolved = resolveNode(context.document, schema, pointer)?.value;
  return {
    ...documented(isObject(schema) ? schema : {}, pointer),
    name,
    required,
    readOnly: isObject(schema) && (schema["readOnly"] === true || resolved?.["readOnly"] === true),
    type: typeText(mergedType(members)),
    constraints: constraintsOf(schema),
  };
}
