import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import type { Spec } from "../../document/spec.ts";
import type { Objects } from "../walk.ts";

/** Each tag is described once (OpenAPI 3.1 section 4.8.1.1). */
export function checkTagNames(spec: Spec, objects: Objects): Diagnostic[] {
  const first = new Map<string, string>();
  return objects.of("tag").flatMap(({ value: { name }, pointer }) => {
    if (typeof name !== "string") return [];
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, pointer);
      return [];
    }
    const related = [{ message: "the first of the two", location: spec.locate(earlier) }];
    const location = spec.locate(pointer);
    return [
      diagnose("no-duplicated-tag-names", `The tag \`${name}\` is there twice.`, { location, related }),
    ];
  });
}
