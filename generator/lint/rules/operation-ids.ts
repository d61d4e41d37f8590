import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic, Location } from "../../shared/diagnostics/diagnostic.ts";
import type { Spec } from "../../document/spec.ts";
import type { Objects } from "../walk.ts";

/** `operationId` is unique in the document (OpenAPI 3.1 section 4.8.10.1). */
export function checkOperationIds(spec: Spec, objects: Objects): Diagnostic[] {
  const first = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const { value, pointer } of objects.of("operation")) {
    const id = value["operationId"];
    if (typeof id !== "string") continue;
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, pointer);
    else diagnostics.push(duplicate(spec, id, pointer, earlier));
  }
  return diagnostics;
}

function duplicate(spec: Spec, id: string, pointer: string, earlier: string): Diagnostic {
  const placeOf = (operation: string): Location => spec.locate(`${operation}/operationId`);
  return diagnose("duplicate-operation-id", `The operation id \`${id}\` is taken.`, {
    location: placeOf(pointer),
    related: [{ message: "the first operation with this id", location: placeOf(earlier) }],
    subject: { pointers: [earlier, pointer] },
  });
}
