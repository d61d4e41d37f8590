import { isArray, isObject, type JsonObject, type JsonValue } from "../json.ts";
import type { ObjectName } from "./object-tables.ts";
import { follow } from "./walk.ts";

/**
 * Whether the fields of an object get along as OpenAPI and Redocly's rules want: no parameter twice, server
 * variables declared and used, tags unlike each other, one kind of example.
 */
export function relationsHold(name: ObjectName, value: JsonObject, document: JsonObject): boolean {
  switch (name) {
    case "root":
      return isDistinct(value["tags"], (tag) => String(tag["name"]));
    case "pathItem":
    case "operation":
      return isDistinct(
        resolved(value["parameters"], document),
        (each) => `${String(each["in"])} ${String(each["name"])}`,
      );
    case "server":
      return variablesMatch(value);
    case "serverVariable":
      return (
        value["enum"] === undefined ||
        (isArray(value["enum"]) && value["enum"].includes(value["default"] ?? null))
      );
    case "example":
      return (
        ["value", "externalValue", "dataValue", "serializedValue"].filter((field) => field in value).length <
        2
      );
    case "mediaType":
      return !("encoding" in value) || !("prefixEncoding" in value || "itemEncoding" in value);
    default:
      return true;
  }
}

function isDistinct(list: JsonValue | undefined, identity: (each: JsonObject) => string): boolean {
  if (!isArray(list)) return true;
  return new Set(list.filter(isObject).map(identity)).size === list.length;
}

function resolved(list: JsonValue | undefined, document: JsonObject): readonly JsonValue[] {
  return isArray(list) ? list.map((each) => follow(document, each, "").value ?? null) : [];
}

function variablesMatch({ url, variables }: JsonObject): boolean {
  const used = new Set(
    String(url)
      .match(/\{[^}]+\}/g)
      ?.map((each) => each.slice(1, -1)),
  );
  const declared = isObject(variables) ? Object.keys(variables) : [];
  return used.size === declared.length && declared.every((each) => used.has(each));
}
