import { isObject, type JsonObject } from "../shared/json.ts";
import type { Documented } from "./model.ts";

/** What an object of the document says about itself, for JSDoc. */
export function documented(value: JsonObject, pointer: string): Documented {
  const externalDocs = isObject(value["externalDocs"]) ? value["externalDocs"]["url"] : undefined;
  return {
    pointer,
    ...optionalText("summary", value["summary"]),
    ...optionalText("description", value["description"]),
    ...deprecation(value),
    ...optionalText("externalDocs", externalDocs),
  };
}

function optionalText<Key extends string>(key: Key, value: unknown): { [K in Key]?: string } {
  // The computed key is Key by construction; TypeScript types it as string.
  return typeof value === "string" && value.trim() !== ""
    ? ({ [key]: value } as { [K in Key]?: string })
    : {};
}

/** `deprecated: true`, with the reason where `x-deprecated-reason` gives one. */
function deprecation(value: JsonObject): Pick<Documented, "deprecated"> {
  if (value["deprecated"] !== true) return {};
  const reason = value["x-deprecated-reason"];
  return { deprecated: typeof reason === "string" && reason !== "" ? reason : true };
}
