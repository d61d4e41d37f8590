import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import { isObject, pointerTo } from "../../shared/json.ts";
import type { Spec } from "../../document/spec.ts";
import { nearestWord } from "../../shared/text/nearest.ts";
import type { Objects } from "../walk.ts";

/** Security requirements name security schemes of the document (OpenAPI 3.1 section 4.8.30). */
export function checkSecurityRequirements(spec: Spec, objects: Objects): Diagnostic[] {
  const { components } = spec.document;
  const schemes = isObject(components) ? components["securitySchemes"] : undefined;
  const defined = new Set(isObject(schemes) ? Object.keys(schemes) : []);
  return objects.of("securityRequirement").flatMap(({ value, pointer }) =>
    Object.keys(value)
      .filter((name) => !defined.has(name) && !(spec.version === "3.2" && isUri(name)))
      .map((name) => {
        const near = nearestWord(name, defined);
        return diagnose("security-defined", `There is no security scheme \`${name}\`.`, {
          location: spec.locate(pointerTo(pointer, name), "key"),
          hint: near === undefined ? undefined : `Did you mean \`${near}\`?`,
        });
      }),
  );
}

/** 3.2 lets a requirement name a scheme by its URI (section 4.31). */
function isUri(name: string): boolean {
  return /[/#]/.test(name);
}
