import { isArray, isObject, pointerTo, type JsonObject } from "../shared/json.ts";
import type { SecurityScheme } from "./model.ts";
import { resolveReference } from "../document/references.ts";

/**
 * The security of an operation (OpenAPI sections 4.8.27 and 4.8.30): alternatives, each a list of schemes.
 * An operation without its own takes the document's.
 */
export function buildSecurity(document: JsonObject, operation: JsonObject): SecurityScheme[][] {
  const requirements = operation["security"] ?? document["security"];
  if (!isArray(requirements)) return [];
  const components = isObject(document["components"]) ? document["components"] : {};
  const schemes = isObject(components["securitySchemes"]) ? components["securitySchemes"] : {};
  return requirements.filter(isObject).map((requirement) =>
    Object.keys(requirement).map((id) => {
      const pointer = pointerTo("/components/securitySchemes", id);
      return buildScheme(id, resolveReference(document, schemes[id], pointer)?.value ?? {});
    }),
  );
}

function buildScheme(id: string, scheme: JsonObject): SecurityScheme {
  switch (scheme["type"]) {
    case "oauth2":
    case "openIdConnect":
      return { kind: "bearer", id };
    case "http": {
      const name = String(scheme["scheme"]).toLowerCase();
      return { kind: name === "bearer" || name === "basic" ? name : "other", id };
    }
    case "apiKey": {
      const where = scheme["in"];
      if (where !== "header" && where !== "query" && where !== "cookie") return { kind: "other", id };
      return { kind: "apiKey", id, in: where, name: String(scheme["name"]) };
    }
    default:
      return { kind: "other", id };
  }
}
