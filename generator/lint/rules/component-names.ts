import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import { isObject, pointerTo } from "../../shared/json.ts";
import type { Spec } from "../../document/spec.ts";
import { objectTables } from "../../document/grammar/object-tables.ts";
import type { Objects } from "../walk.ts";

/** Components have names of ASCII letters, digits, `.`, `-` and `_` (OpenAPI 3.1 section 4.8.7.1). */
export function checkComponentNames(spec: Spec, objects: Objects): Diagnostic[] {
  const fields = objectTables(spec.version).get("components")?.fields ?? new Map<string, never>();
  return objects.of("components").flatMap(({ value, pointer }) =>
    [...fields.keys()].flatMap((field) => {
      const components = value[field];
      if (!isObject(components)) return [];
      const unusual = Object.keys(components).filter((name) => !/^[\w.-]+$/.test(name));
      return unusual.map((name) => {
        const location = spec.locate(pointerTo(pointer, field, name), "key");
        const message = `\`${name}\` is no name of a component: letters, digits, \`.\`, \`-\` and \`_\` are allowed.`;
        return diagnose("spec-components-invalid-map-name", message, { location });
      });
    }),
  );
}
