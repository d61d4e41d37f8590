import { sortDiagnostics, type Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import type { Spec } from "../document/spec.ts";
import { checkObject } from "./check-object.ts";
import { rules } from "./rules.ts";
import { findObjects } from "./walk.ts";

/**
 * Everything that is wrong with a document, at once, sorted by place. The tables of OpenAPI's objects say what each
 * object may have (`tables/`), the rules what objects mean to each other (`rules.ts`). The result depends on
 * `spec.sources` alone.
 *
 * An error makes a document invalid: nobody can tell what it wants. What is wrong but harmless to the generated
 * code is a warning.
 */
export function lintSpec(spec: Spec): Diagnostic[] {
  const objects = findObjects(spec);
  return sortDiagnostics([
    ...objects.all.flatMap((found) => checkObject(spec, found, objects.referrers.get(found.value))),
    ...rules.flatMap((rule) => rule(spec, objects)),
  ]);
}
