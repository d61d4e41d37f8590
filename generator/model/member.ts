import type { SchemaPlace } from "../document/schema/schema-place.ts";
import type { Lowered } from "./lowered.ts";

/** A property, with all schemas that speak of it: inherited ones first. None where only `required` names it. */
export interface Member {
  readonly places: readonly SchemaPlace[];
  readonly type: Lowered;
  readonly required: boolean;
}
