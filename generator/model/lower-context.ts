import type { JsonObject, JsonValue } from "../shared/json.ts";
import type { Lowered } from "./lowered.ts";
import type { Side } from "./reach.ts";

/** What lowering needs to know besides the schema. */
export interface LowerContext {
  readonly document: JsonObject;
  /** Which side of the wire the type is for; read-only and write-only properties depend on it. */
  readonly side: Side;
  /** How a named schema is written on that side; `undefined` where it has no name or cannot be named, and is read through. */
  readonly reference: (pointer: string, context: LowerContext) => Lowered | undefined;
  /** Lowers a schema inside: `lowerSchema`, which everything that it asks calls again. */
  readonly lower: (schema: JsonValue | undefined, context: LowerContext) => Lowered;
  /** The alias being written, as long as nothing that defers evaluation (an object, an array) is in between. */
  readonly alias?: string | undefined;
  /** Bodies that are not JSON carry binary strings as bytes. */
  readonly binaryStrings: boolean;
  /** References that are being read through: where one comes again, the schema contains itself. */
  readonly visiting: ReadonlySet<string>;
}
