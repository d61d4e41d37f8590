import type { Direction, SchemaPlace } from "../document/schema/schema-place.ts";
import type { JsonObject } from "../shared/json.ts";
import type { Lowered } from "./lowered.ts";

/** What lowering needs to know besides the schemas. */
export interface LowerContext {
  readonly document: JsonObject;
  /** Which side of the wire the type is for; read-only and write-only properties depend on it. */
  readonly side: Direction;
  /** How a named schema is written on that side; `undefined` where it has no name or cannot be named, and is read through. */
  readonly reference: (pointer: string, context: LowerContext) => Lowered | undefined;
  /** How the union of what inherits from a named schema is written, where values of it are such. */
  readonly union: (pointer: string, context: LowerContext) => Lowered | undefined;
  /** Lowers schemas inside: `lowerSchema`, which everything that it asks calls again. */
  readonly lower: (places: readonly SchemaPlace[], context: LowerContext) => Lowered;
  /** The alias being written, as long as nothing that defers evaluation (an object, an array) is in between. */
  readonly alias?: string | undefined;
  /**
   * Whether what comes is a shape: a type with the limits of values, and with what objects have beside their properties.
   * Types are lowered without, since those that differ in a limit only are one type.
   */
  readonly isShape: boolean;
  /** Multipart bodies carry binary strings as bytes. */
  readonly binaryStrings: boolean;
  /** References that are being read through: where one comes again, the schema contains itself. */
  readonly visiting: ReadonlySet<string>;
  /** The property that is being made; none at the outermost. */
  readonly making?: Making | undefined;
  /** How many more properties may be made inside the outermost one. */
  readonly effort?: { left: number };
  /** Schemas whose properties are being made for what inherits from them; partial where one outside comes again. */
  readonly inheriting: readonly { readonly target: string; isPartial: boolean }[];
}

/** A property that is being made, inside another one. */
export interface Making {
  /** What tells its schemas apart from others. */
  readonly key: string;
  readonly outside: Making | undefined;
}
