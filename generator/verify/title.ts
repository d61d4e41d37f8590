import { unescapeToken } from "../shared/json.ts";

/**
 * What to call the schema at a pointer: `Invoice.tags[]` for the items of a property of a component, `tags[]` where it
 * stands in an operation.
 *
 * @param name of the whole that has a schema of its own in an operation: of a parameter; a body has none
 */
export function titleOf(pointer: string, name = ""): string {
  const tokens = pointer.split("/").slice(1).map(unescapeToken);
  const isComponent = tokens[0] === "components" && tokens[1] === "schemas";
  const begin = isComponent ? 3 : tokens.findIndex((token) => SCHEMA_FIELDS.has(token)) + 1;
  let title = isComponent ? (tokens[2] ?? "") : name;
  for (let index = begin; index < tokens.length; index += 1) {
    const token = tokens[index] ?? "";
    if (token === "properties") title += `${title === "" ? "" : "."}${tokens[(index += 1)] ?? ""}`;
    else if (token === "items") title += "[]";
    else if (token === "prefixItems") title += `[${tokens[(index += 1)] ?? ""}]`;
    else if (token === "additionalProperties") title += ".*";
    else if (token === "patternProperties") [title, index] = [`${title}.*`, index + 1];
  }
  return title;
}

/** Fields of OpenAPI's objects that hold the schema of a body, a parameter or a header. */
const SCHEMA_FIELDS: ReadonlySet<string> = new Set(["schema", "itemSchema"]);
