import { diagnose } from "../diagnostics/registry.ts";
import type { Diagnostic, Location } from "../diagnostics.ts";
import type { Spec } from "../spec.ts";
import type { Found } from "./walk.ts";

/**
 * `operationId` is unique in the document (OpenAPI 3.1 section 4.8.10.1). Redocly knows the rule too, but points
 * at the operation instead of the id and does not say where the first one is.
 */
export function checkOperationIds(spec: Spec, objects: readonly Found[]): Diagnostic[] {
  const first = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const found of objects) {
    const id = found.value["operationId"];
    if (found.kind !== "operation" || typeof id !== "string") continue;
    const place = `${found.pointer}/operationId`;
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, place);
    else diagnostics.push(duplicate(id, spec.locate(place), spec.locate(earlier)));
  }
  return diagnostics;
}

function duplicate(id: string, location: Location, earlier: Location): Diagnostic {
  const related = [{ message: "the first operation with this id", location: earlier }];
  return diagnose("duplicate-operation-id", `The operation id \`${id}\` is taken.`, { location, related });
}
