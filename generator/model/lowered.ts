import type { JsonValue } from "../shared/json.ts";
import type { Limits } from "./limits.ts";

/**
 * A schema boiled down to what has a TypeScript meaning, in the few forms that openapi-typescript gets right.
 *
 * Lowering happens before the transform, on plain data, so that what reaches openapi-typescript is free of
 * the constructs where it errs: `$ref` with siblings, discriminators, unions beside properties, read-only
 * markers, tuples with a rest. The forms whose `type` begins with `x-` are ours; `type-text.ts` answers for them.
 */
export type Lowered =
  | { readonly type: "string" | "number" | "boolean" | "null"; readonly limits?: Limits }
  | { readonly type: "x-unknown" | "x-never" | "x-self" }
  | LoweredReference
  | { readonly type: "array"; readonly items: Lowered; readonly limits?: Limits }
  | LoweredTuple
  | LoweredObject
  | { readonly enum: readonly JsonValue[] }
  | { readonly oneOf: readonly Lowered[] }
  | { readonly allOf: readonly Lowered[] };

/** A named type, printed as `text`; `references` are the exported names that occur in it. */
export interface LoweredReference {
  readonly type: "x-reference";
  readonly text: string;
  readonly references: readonly string[];
  /** What a type of the runtime or of TypeScript is made of; absent where the text is the name of a model. */
  readonly of?: ReferenceParts;
}

export type ReferenceParts =
  /** `OpenEnum`: these values, and others of their types. */
  | { readonly kind: "open"; readonly values: Lowered }
  /** A map whose keys are listed. */
  | { readonly kind: "keys"; readonly key: Lowered; readonly value: Lowered }
  /** `BinaryInput` */
  | { readonly kind: "bytes" };

/** `prefixItems`: the first `required` of `prefix` must be there; `rest` may follow. */
export interface LoweredTuple {
  readonly type: "x-tuple";
  readonly prefix: readonly Lowered[];
  readonly required: number;
  readonly rest?: Lowered;
}

export interface LoweredObject {
  readonly type: "object";
  readonly properties: Readonly<Record<string, LoweredProperty>>;
  readonly required: readonly string[];
  readonly additionalProperties?: Lowered;
  /** In a shape: what other properties may be, `never` where there are none. */
  readonly others?: Lowered;
}

/** A property's type, with what its JSDoc says. */
export type LoweredProperty = Lowered & { readonly "x-doc"?: string };

export const UNKNOWN: Lowered = { type: "x-unknown" };
export const NEVER: Lowered = { type: "x-never" };
/** The type that is being written, inside itself. */
export const SELF: Lowered = { type: "x-self" };
export const NULL: Lowered = { type: "null" };

export function isUnknown(type: Lowered): boolean {
  return "type" in type && type.type === "x-unknown";
}

export function isNever(type: Lowered): boolean {
  return "type" in type && type.type === "x-never";
}

/** The union of types: nested unions are flattened, repeats dropped; `unknown` absorbs everything. */
export function unionOf(types: readonly Lowered[]): Lowered {
  const [only] = types;
  if (only !== undefined && types.length === 1) return only;
  const flat = types
    .flatMap((type) => ("oneOf" in type ? type.oneOf : [type]))
    .filter((type) => !isNever(type));
  if (flat.some(isUnknown)) return UNKNOWN;
  const distinct = withoutRepeats(flat);
  if (distinct.length === 0) return NEVER;
  return distinct.length === 1 && distinct[0] !== undefined ? distinct[0] : { oneOf: distinct };
}

/**
 * The intersection of types. A scalar beside a reference, a union or an object says nothing new, and of
 * scalars that contradict each other the narrower or later one stands: `never` helps nobody.
 */
export function intersectionOf(types: readonly Lowered[]): Lowered {
  const [only] = types;
  if (only !== undefined && types.length === 1) return only;
  if (types.some(isNever)) return NEVER;
  const flat = types
    .flatMap((type) => ("allOf" in type ? type.allOf : [type]))
    .filter((type) => !isUnknown(type));
  if (flat.length < 2) return flat[0] ?? UNKNOWN;
  if (flat.some(holdsSelf)) return intersectionOf(flat.filter((type) => !holdsSelf(type)));
  const distinct = withoutRepeats(flat);
  const all = distinct.filter((type) => !isScalar(type) && !isEmptyObject(type));
  // TypeScript looks into a tuple at once when it intersects one, and then refuses it to contain itself (TS2456).
  const others = all.filter((type) => !isTuple(type));
  const structured = others.length > 0 ? others : all.slice(-1);
  if (structured.length > 1) return { allOf: structured };
  const scalars = distinct.filter(isScalar);
  return (
    structured[0] ?? scalars.findLast((type) => "enum" in type) ?? scalars.at(-1) ?? distinct[0] ?? UNKNOWN
  );
}

function withoutRepeats(types: readonly Lowered[]): readonly Lowered[] {
  return types.length < 2 ? types : [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
}

export function isSelf(type: Lowered): boolean {
  return "type" in type && type.type === "x-self";
}

/** A base's union over its children says nothing about a child that refers to the base. */
function holdsSelf(type: Lowered): boolean {
  return isSelf(type) || ("oneOf" in type && type.oneOf.some(isSelf));
}

/** A finished type: what it says of itself is left out. */
export function withoutSelf(type: Lowered): Lowered {
  if (!("oneOf" in type)) return isSelf(type) ? UNKNOWN : type;
  return unionOf(type.oneOf.filter((branch) => !isSelf(branch)));
}

function isTuple(type: Lowered): boolean {
  return "type" in type && type.type === "x-tuple";
}

function isScalar(type: Lowered): boolean {
  if ("enum" in type) return true;
  return "type" in type && ["string", "number", "boolean", "null"].includes(type.type);
}

/** `{ type: object }` and no more: says nothing beside another object type. */
export function isEmptyObject(type: Lowered): boolean {
  return (
    "type" in type &&
    type.type === "object" &&
    Object.keys(type.properties).length === 0 &&
    (type.additionalProperties === undefined || isUnknown(type.additionalProperties))
  );
}
