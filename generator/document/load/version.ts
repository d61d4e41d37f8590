import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic, Location } from "../../shared/diagnostics/diagnostic.ts";
import { isObject, type JsonObject, type JsonValue } from "../../shared/json.ts";
import { nearestWord } from "../../shared/text/nearest.ts";
import type { OpenApiVersion } from "../spec.ts";

/** The version of a document, or why it is none that the generator reads. */
export type Recognised =
  { readonly version: OpenApiVersion; readonly document: JsonObject } | { readonly diagnostic: Diagnostic };

/** Looks at `openapi` (section 4.8.1 of OpenAPI 3.1) and at `swagger`, which older documents have instead. */
export function recognise(
  value: JsonValue,
  file: string,
  locate: (pointer: string, part: "key" | "value") => Location,
): Recognised {
  if (!isObject(value)) {
    const message = value === null ? `\`${file}\` is empty.` : "An OpenAPI document is a mapping.";
    return { diagnostic: diagnose("not-openapi", message, { location: locate("", "value") }) };
  }
  if (value["swagger"] !== undefined) return { diagnostic: refuseSwagger(file, locate("/swagger", "key")) };
  const { openapi } = value;
  if (openapi === undefined) {
    const location = locate("", "value");
    const near = nearestWord("openapi", Object.keys(value));
    const hint = near === undefined ? undefined : `Write \`openapi\` in place of \`${near}\`.`;
    return {
      diagnostic: diagnose("not-openapi", "There is no `openapi` field at the top.", { location, hint }),
    };
  }
  const version = typeof openapi === "string" ? /^3\.([012])\.\d+(?:-\S+)?$/.exec(openapi)?.[1] : undefined;
  // The expression lets through these three digits only.
  if (version !== undefined) return { version: `3.${version}` as OpenApiVersion, document: value };
  return { diagnostic: refuseVersion(openapi, locate("/openapi", "value")) };
}

function refuseSwagger(file: string, location: Location): Diagnostic {
  const target = file.replace(/(\.\w+)?$/, "-openapi3.yaml");
  const command = `npx swagger2openapi --yaml --outfile ${target} ${file}`;
  return diagnose("swagger-2", "This is Swagger 2.0, which is not read.", {
    location,
    hint: `Convert it to OpenAPI 3: \`${command}\`.`,
  });
}

function refuseVersion(openapi: JsonValue, location: Location): Diagnostic {
  const shown = JSON.stringify(openapi);
  const hint = typeof openapi === "number" ? 'Quote the version: `openapi: "3.1.1"`.' : undefined;
  return diagnose("openapi-version", `\`openapi: ${shown}\` is not a version that the generator reads.`, {
    location,
    hint,
  });
}
