import type { EmittedFile } from "../shared/generated-file.ts";
import type { ApiModel, Server, ServerVariable } from "../model/model.ts";
import { propertyAccess, propertyKey, stringLiteral, templateText } from "../shared/text/literals.ts";
import { docsOf } from "./docs.ts";
import type { MakeFile } from "./source-file.ts";

/** `servers.ts`: the document's servers by name; one with variables is a function of them. */
export function emitServers(model: ApiModel, makeFile: MakeFile): EmittedFile[] {
  if (model.servers.length === 0) return [];
  const members = model.servers.map(
    (server) => `${docsOf(server)}${propertyKey(server.name)}: ${serverText(server)},`,
  );
  const types = model.servers.map((server) => `readonly ${propertyKey(server.name)}: ${serverType(server)};`);
  const docs = docsOf({ description: "Where the service is: give one to `createClient` as `baseUrl`." });
  const isPlain = model.servers.every((server) => server.variables.length === 0);
  // `as const` shows the addresses in an editor; functions need their types written out for `isolatedDeclarations`.
  const text = isPlain
    ? `${docs}export const servers = {\n${members.join("\n")}\n} as const;`
    : `${docs}export const servers: {\n${types.join("\n")}\n} = {\n${members.join("\n")}\n};`;
  return [makeFile("src/servers.ts", [text])];
}

function serverText(server: Server): string {
  if (server.variables.length === 0) return stringLiteral(server.url);
  const known = new Map(server.variables.map((variable) => [variable.name, variable]));
  const parts = server.url.split(/(\{[^{}]*\})/).map((part) => {
    const variable = part.startsWith("{") ? known.get(part.slice(1, -1)) : undefined;
    if (variable === undefined) return templateText(part);
    return `\${variables${propertyAccess(variable.name)} ?? ${stringLiteral(variable.default)}}`;
  });
  return `(variables = {}) => \`${parts.join("")}\``;
}

function serverType(server: Server): string {
  if (server.variables.length === 0) return stringLiteral(server.url);
  return `(variables?: { ${server.variables.map(variableType).join(" ")} }) => string`;
}

function variableType(variable: ServerVariable): string {
  const type = variable.enum === undefined ? "string" : variable.enum.map(stringLiteral).join(" | ");
  const docs = docsOf(variable.description === undefined ? {} : { description: variable.description });
  return `${docs === "" ? "" : `\n${docs}`}readonly ${propertyKey(variable.name)}?: ${type};`;
}
