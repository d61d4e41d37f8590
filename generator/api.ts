// What programs get with `import … from "wireproof"`.
import { type JsonReport, jsonReport } from "./diff/report/json.ts";
import { diffFor, type DiffRequest } from "./sides/diff-for.ts";

export { generate, type GenerateOptions, type GenerateResult } from "./generate.ts";
export type { ExtraName } from "./shared/extras.ts";
export type { Diagnostic, Location, RelatedPlace, Severity } from "./shared/diagnostics/diagnostic.ts";
export type { JsonChange, JsonEdition, JsonReport } from "./diff/report/json.ts";
export { EditionError } from "./sides/editions.ts";
export type { DiffRequest } from "./sides/diff-for.ts";

/**
 * Compares two documents, as `wireproof diff --format json` does.
 *
 * @throws EditionError when a document cannot be compared, with everything that is wrong with it
 */
export async function diff(request: DiffRequest): Promise<JsonReport> {
  return jsonReport(await diffFor(request));
}
