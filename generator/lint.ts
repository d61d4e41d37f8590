import { sortDiagnostics, type Diagnostic } from "./diagnostics.ts";
import { checkExamples } from "./lint/examples.ts";
import { checkOperationIds } from "./lint/operation-ids.ts";
import { checkPathParameters } from "./lint/path-parameters.ts";
import { lintWithRedocly } from "./lint/redocly.ts";
import { checkUnnamedObjects } from "./lint/unnamed-objects.ts";
import { walkObjects } from "./lint/walk.ts";
import { findingsOfWellFormed } from "./lint/well-formed.ts";
import type { Spec } from "./spec.ts";

/**
 * Everything that is wrong with a document, at once, sorted by place.
 *
 * OpenAPI's own rules are checked by Redocly's linter (`lint/rules.ts` says which and how severely), the rest
 * here. A document may ask for more with `x-lint: strict` at its top: then every warning of this stage is an
 * error, and objects have to be named. The result depends on `spec.sources` alone.
 */
export async function lintSpec(spec: Spec): Promise<Diagnostic[]> {
  const strict = spec.document["x-lint"] === "strict";
  const objects = walkObjects(spec.document);
  const findings = [
    ...(findingsOfWellFormed(spec) ?? (await lintWithRedocly(spec, objects))),
    ...checkOperationIds(spec, objects),
    ...checkPathParameters(spec),
    ...checkExamples(spec, objects),
    ...(strict ? checkUnnamedObjects(spec, objects) : []),
  ];
  return sortDiagnostics(strict ? findings.map((each) => ({ ...each, severity: "error" })) : findings);
}
