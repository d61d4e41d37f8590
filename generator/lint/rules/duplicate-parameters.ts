import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import { isArray, pointerTo } from "../../shared/json.ts";
import type { Spec } from "../../document/spec.ts";
import { resolveNode } from "../../document/references.ts";
import type { Found, Objects } from "../walk.ts";

/** The parameters of a path or of an operation differ in name or place (OpenAPI 3.1 sections 4.8.9.1, 4.8.10.1). */
export function checkDuplicateParameters(spec: Spec, objects: Objects): Diagnostic[] {
  return [...objects.of("pathItem"), ...objects.of("operation")].flatMap((each) => duplicatesOf(spec, each));
}

function duplicatesOf(spec: Spec, { value, pointer }: Found): Diagnostic[] {
  const { parameters } = value;
  if (!isArray(parameters)) return [];
  const first = new Map<string, string>();
  return parameters.flatMap((entry, index) => {
    const { name, in: place } = resolveNode(spec.document, entry, "")?.value ?? {};
    if (typeof name !== "string" || typeof place !== "string") return [];
    const at = pointerTo(pointer, "parameters", index);
    const earlier = first.get(`${place} ${name}`);
    if (earlier === undefined) {
      first.set(`${place} ${name}`, at);
      return [];
    }
    const related = [{ message: "the first of the two", location: spec.locate(earlier) }];
    const message = `There are two parameters \`${name}\` with \`in: ${place}\`.`;
    return [diagnose("duplicate-parameter", message, { location: spec.locate(at), related })];
  });
}
