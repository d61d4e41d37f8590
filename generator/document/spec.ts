import type { Location } from "../shared/diagnostics/diagnostic.ts";
import type { JsonObject } from "../shared/json.ts";

/** The versions of OpenAPI that are understood. */
export type OpenApiVersion = "3.0" | "3.1" | "3.2";

/**
 * A document as every later stage sees it: one tree, whatever number of files it came from.
 *
 * Every `$ref` in it is a fragment of this tree (`#/components/schemas/Pet`). What came from another file
 * hangs below `/x-external/<relative path>`, and `$anchor`, `$id` and relative references were turned into
 * pointers. Cycles stay references: nothing is inlined.
 */
export interface Spec {
  /** The entry file, with forward slashes, relative to the working directory where that is shorter. */
  readonly file: string;
  readonly version: OpenApiVersion;
  readonly document: JsonObject;
  /** The text of every file that was read, by the name that locations use; the entry comes first. */
  readonly sources: ReadonlyMap<string, string>;
  /**
   * Where a JSON Pointer of `document` stands in its source file: at the value, or at the key that holds it.
   * A pointer to nothing gives its nearest surviving parent.
   */
  locate(pointer: string, part?: "key" | "value"): Location;
  /** Where the value at a pointer begins and ends in its source file: the lines to show to a reviewer. */
  extent(pointer: string): { readonly file: string; readonly firstLine: number; readonly lastLine: number };
}

/** The version of a document that loading has recognised. */
export function versionOf(document: JsonObject): OpenApiVersion {
  const minor = String(document["openapi"]).charAt(2);
  return minor === "0" ? "3.0" : minor === "2" ? "3.2" : "3.1";
}
