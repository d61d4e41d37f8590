import { diagnose } from "../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { pointerTo } from "../shared/json.ts";
import type { OpenApiVersion, Spec } from "../document/spec.ts";
import { didYouMean } from "../shared/text/nearest.ts";
import { objectTables, type ObjectName } from "../document/grammar/object-tables.ts";
import { hintForField } from "./tables/other-versions.ts";
import { isReferable, patternOf, schemeTable, schemeTypes } from "../document/grammar/patterns.ts";
import { capitalised, titleOf, withArticle } from "./tables/words.ts";
import type { Found } from "./walk.ts";

/**
 * A field that an object does not have: with the field that was meant, where one is near, or the version of OpenAPI
 * that has it. A warning, since it is left out and everything else stays as it is.
 *
 * @param name the object, or what its `type` makes of it
 */
export function unknownField(spec: Spec, found: Found, name: ObjectName, field: string): Diagnostic[] {
  const location = spec.locate(pointerTo(found.pointer, field), "key");
  const pattern = patternOf(name);
  if (pattern) {
    const message = `\`${field}\` is not ${pattern.wants}.`;
    return [diagnose("unknown-field", message, { location, hint: pattern.hint(field) })];
  }
  if (found.kind === "securityScheme" && isOfScheme(spec.version, field)) {
    const message = `\`${field}\` means nothing for \`type: ${String(found.value["type"])}\`.`;
    return [diagnose("ignored-field", message, { location, hint: "Remove it, or correct `type`." })];
  }
  const fields = objectTables(spec.version).get(name)?.fields.keys() ?? [];
  const known = isReferable(name, spec.version) ? [...fields, "$ref"] : fields;
  const hint = hintForField(spec.version, name, field) ?? didYouMean(field, known);
  if (name === "schema") {
    const message = `\`${field}\` is no keyword of a Schema Object in OpenAPI ${spec.version}.`;
    return [diagnose("keyword-unknown", message, { location, hint })];
  }
  const message = `${capitalised(withArticle(titleOf(name)))} has no field \`${field}\` in OpenAPI ${spec.version}.`;
  return [diagnose("unknown-field", message, { location, hint })];
}

/** Whether security schemes of some type have the field. */
export function isOfScheme(version: OpenApiVersion, field: string): boolean {
  return schemeTypes(version).some((type) => {
    const name = schemeTable(type, version);
    return name !== undefined && objectTables(version).get(name)?.fields.has(field);
  });
}
