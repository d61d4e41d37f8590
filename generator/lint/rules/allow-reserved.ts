import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import type { JsonObject } from "../../shared/json.ts";
import type { OpenApiVersion, Spec } from "../../document/spec.ts";
import type { Objects } from "../walk.ts";

/**
 * `allowReserved` stands where values are percent-encoded: in queries (OpenAPI 3.1 section 4.8.12.2.1), since 3.2
 * also in paths and in cookies of style `form`. The schemas of 3.1 and 3.2 refuse it elsewhere. That of 3.0 lets it
 * pass, so there it is a warning, for `true` alone.
 */
export function checkAllowReserved(spec: Spec, objects: Objects): Diagnostic[] {
  const { version } = spec;
  return [...objects.of("parameter"), ...objects.of("header")].flatMap(({ kind, value, pointer }) => {
    const { allowReserved } = value;
    if (typeof allowReserved !== "boolean" || (version === "3.0" && !allowReserved)) return [];
    if (kind === "parameter" && encodes(value, version)) return [];
    const where = kind === "header" ? "in a header" : `beside \`in: ${String(value["in"])}\``;
    return [
      diagnose("allow-reserved-misplaced", `\`allowReserved\` means nothing ${where}.`, {
        location: spec.locate(`${pointer}/allowReserved`, "key"),
        ...(version === "3.0" && { severity: "warning" }),
      }),
    ];
  });
}

function encodes({ in: place, style }: JsonObject, version: OpenApiVersion): boolean {
  switch (place) {
    case "header":
      return false;
    case "path":
      return version === "3.2";
    case "cookie":
      return version === "3.2" && style !== "cookie";
    default:
      return true;
  }
}
