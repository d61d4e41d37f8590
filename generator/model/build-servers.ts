import { isArray, isObject, pointerTo, type JsonValue } from "../shared/json.ts";
import { documented } from "./documented.ts";
import type { Server, ServerVariable } from "./model.ts";
import { RESERVED_PROPERTIES } from "../document/names/reserved.ts";
import { camelCase, pascalCase, spellOut } from "../document/names/words.ts";

/**
 * A list of Server Objects (OpenAPI section 4.8.5). A server is called by `x-server-name`, by `name` (3.2), by
 * its description where that is a few words, or by its URL.
 */
export function buildServers(list: JsonValue | undefined, pointer: string): Server[] {
  if (!isArray(list)) return [];
  const servers = list.filter(isObject).map((server, index): Server => {
    const at = pointerTo(pointer, index);
    const url = typeof server["url"] === "string" ? server["url"] : "/";
    const wanted = [server["x-server-name"], server["name"], shortText(server["description"]), url];
    const names = wanted.filter((text) => typeof text === "string").map(camelCase);
    const name = names.find((text) => text !== "" && !RESERVED_PROPERTIES.has(text)) ?? "server";
    return { ...documented(server, at), name, url, variables: buildVariables(server["variables"]) };
  });
  const names = servers.map((server) => server.name);
  return servers.map((server) =>
    names.indexOf(server.name) === names.lastIndexOf(server.name)
      ? server
      : { ...server, name: `${server.name}${pascalCase(server.url) || spellOut(server.url)}` },
  ).filter((server, index, all) => all.findIndex((other) => other.name === server.name) === index); // prettier-ignore
}

function shortText(text: JsonValue | undefined): string | undefined {
  return typeof text === "string" && text.split(/\s+/).length <= 4 ? text : undefined;
}

function buildVariables(variables: JsonValue | undefined): ServerVariable[] {
  if (!isObject(variables)) return [];
  return Object.keys(variables).flatMap((name) => {
    const variable = variables[name];
    if (!isObject(variable)) return [];
    const values = isArray(variable["enum"]) ? variable["enum"].map(String) : undefined;
    const { description } = variable;
    return [
      {
        name,
        default: String(variable["default"] ?? ""),
        ...(values === undefined || values.length === 0 ? {} : { enum: values }),
        ...(typeof description === "string" ? { description } : {}),
      },
    ];
  });
}
