import type { JsonValue } from "../../../shared/json.ts";
import type { Inside, Writing } from "../../compare/schema-pair.ts";
import type { SchemaOfSide } from "./schema-of-side.ts";

/** Asks whether every value of an inner schema is one of an outer schema. `false` also where it is not known. */
export type Ask = (outer: SchemaOfSide, inner: SchemaOfSide) => boolean;

/** What such a question is asked with. */
export interface Inclusion {
  readonly writing: Writing;
  /** Of two pieces of schemas: equal, with all that they refer to. */
  readonly isSame: (outer: JsonValue, inner: JsonValue) => boolean;
  readonly includes: (outer: SchemaOfSide, inner: SchemaOfSide, inside: Inside) => boolean;
}
