import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import type { JsonValue } from "../../shared/json.ts";
import type { Excess } from "./measure.ts";

/** What a text says, or everything that is wrong with it. */
export type Parsed =
  | { readonly value: JsonValue }
  | { readonly diagnostics: readonly Diagnostic[] }
  | { readonly excess: Excess };
