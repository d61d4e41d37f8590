import type { ApiModel, Operation, SecurityScheme, Server } from "../model/model.ts";
import type { GeneratedFile } from "../shared/generated-file.ts";
import { propertyAccess, propertyKey, stringLiteral } from "../shared/text/literals.ts";
import { code, firstParagraph, plainText } from "../shared/text/markdown.ts";
import { exampleOf, requiredParams } from "./api-functions.ts";

/**
 * `README.md` of a new package: what it is, the first calls, where the service is, and which credentials it takes. It is
 * written once, and the user's from then on.
 *
 * @param packageName as its users import it
 */
export function emitReadme(model: ApiModel, packageName: string): GeneratedFile {
  const { title, description = "" } = model;
  const source = code(model.source.split("/").at(-1) ?? "");
  const sections = [
    `# ${plainText(title) || plainText(packageName)}`,
    firstParagraph(description),
    `A typed client without dependencies, made from ${source}. [API.md](API.md) lists every function.`,
    firstCalls(model, packageName),
    `${code("npm install && npm run build")} makes ${code("dist")}; a project beside this folder then gets it with ` +
      `${code("npm install PATH")}. All of ${code("src")} and ${code("API.md")} is the generator's. This file, ` +
      `${code("package.json")} and ${code("tsconfig.json")} are yours: they were made once.`,
    ...serverSection(model.servers),
    ...credentialSection(schemesOf(model)),
    "## Licence",
    licenceHint(model),
  ];
  const text = `${sections.filter((section) => section !== "").join("\n\n")}\n`;
  return { path: "README.md", text };
}

/** A program with a plain call and a paged one, as far as the document has them. */
function firstCalls(model: ApiModel, packageName: string): string {
  const operations = model.groups.flatMap((group) => group.operations);
  const calls = [
    simplest(operations.filter(isPlain)),
    simplest(operations.filter(({ pages }) => pages)),
  ].filter((operation) => operation !== undefined);
  const server = model.servers.find(({ url }) => /^https?:/i.test(url));
  const names = [
    "createClient",
    ...calls.map(({ name }) => name),
    ...(server === undefined ? [] : ["servers"]),
    ...calls.filter(needsParams).map(({ parametersName }) => `type ${parametersName ?? ""}`),
  ];
  return fenced("ts", [
    `import { ${names.join(", ")} } from ${stringLiteral(packageName)};`,
    "",
    `const client = createClient({ ${clientOptions(server, calls).join(", ")} });`,
    ...calls.flatMap((operation) => ["", ...callLines(operation)]),
  ]);
}

function isPlain({ pages, result }: Operation): boolean {
  return pages === undefined && result.type.text !== "undefined";
}

/** The operation that asks least of a reader: not deprecated, a GET of JSON, and nothing that only a reader can choose. */
function simplest(operations: readonly Operation[]): Operation | undefined {
  const isJson = ({ result }: Operation): boolean => result.responses[0]?.contents[0]?.kind === "json";
  const cost = (operation: Operation): number =>
    (operation.deprecated === undefined ? 0 : 16) +
    (needsParams(operation) ? 8 : 0) +
    (operation.method === "GET" ? 0 : 4) +
    (isJson(operation) ? 0 : 2) +
    (requiredParams(operation) === undefined ? 0 : 1);
  const costs = operations.map(cost);
  const least = costs.reduce((one, other) => Math.min(one, other), Infinity);
  return operations[costs.indexOf(least)];
}

/** Whether a call takes values that no placeholder stands for. */
function needsParams(operation: Operation): boolean {
  return requiredParams(operation) === "params";
}

function callLines(operation: Operation): readonly string[] {
  const { name, parametersName, pages, result } = operation;
  const params = needsParams(operation)
    ? [`declare const params: ${parametersName ?? ""}; // see API.md`]
    : [];
  const isShown = pages === undefined && result.type.text !== "undefined";
  if (!isShown) return [...params, ...exampleOf(operation)];
  const given = requiredParams(operation);
  return [...params, `console.log(await ${name}(client${given === undefined ? "" : `, ${given}`}));`];
}

/** What the client has to know: the service's address, and what one of the calls signs in with. */
function clientOptions(server: Server | undefined, calls: readonly Operation[]): readonly string[] {
  const address = server === undefined ? '"https://api.example.com"' : addressOf(server);
  const schemes = calls.flatMap(({ security }) => security[0] ?? []);
  const secrets = new Map(schemes.filter(({ kind }) => kind !== "bearer").flatMap(credentialOf));
  const token = schemes.some(({ kind }) => kind === "bearer") ? ['token: "…"'] : [];
  const credentials = [...secrets].map(([id, value]) => `${propertyKey(id)}: ${value}`);
  return [
    `baseUrl: ${address}`,
    ...token,
    ...(credentials.length === 0 ? [] : [`credentials: { ${credentials.join(", ")} }`]),
  ];
}

function credentialOf({ kind, id }: SecurityScheme): readonly (readonly [id: string, value: string])[] {
  if (kind === "basic") return [[id, '{ username: "…", password: "…" }']];
  return kind === "apiKey" ? [[id, '"…"']] : [];
}

function addressOf({ name, variables }: Server): string {
  return `servers${propertyAccess(name)}${variables.length === 0 ? "" : "()"}`;
}

function serverSection(servers: readonly Server[]): readonly string[] {
  if (servers.length === 0) return [];
  const lines = servers.map((server) => {
    const words = firstParagraph(server.summary ?? server.description ?? "");
    return `- ${code(addressOf(server))}: ${code(server.url)}${words === "" ? "" : `. ${words}`}`;
  });
  return ["## Servers", lines.join("\n")];
}

/** Every scheme that an operation takes, by its id in the document. */
function schemesOf(model: ApiModel): readonly SecurityScheme[] {
  const all = model.groups.flatMap(({ operations }) => operations.flatMap(({ security }) => security.flat()));
  return [...new Map(all.map((scheme) => [scheme.id, scheme])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
}

function credentialSection(schemes: readonly SecurityScheme[]): readonly string[] {
  if (schemes.length === 0) return [];
  const lines = schemes.map((scheme) => `- ${code(scheme.id)}: ${wayOf(scheme)}`);
  return ["## Credentials", `${code("createClient")} takes them:`, lines.join("\n")];
}

function wayOf(scheme: SecurityScheme): string {
  const option = code(`credentials: { ${propertyKey(scheme.id)}: … }`);
  switch (scheme.kind) {
    case "bearer":
      return `a token, as ${code("token")}, or a function that gets one`;
    case "basic":
      return `${code("{ username, password }")}, in ${option}`;
    case "apiKey":
      return `a key, in ${option}; it goes into the ${scheme.in} ${code(scheme.name)}`;
    case "other":
      return "the client sends nothing for it; use a header or a middleware of the client";
  }
}

function licenceHint({ license }: ApiModel): string {
  const field = `${code("license")} of ${code("package.json")}`;
  if (license === undefined)
    return `The document names no licence. ${field} is where that of this package belongs.`;
  return `The document has ${plainText(license)}. ${field} is where that of this package belongs.`;
}

function fenced(language: string, lines: readonly string[]): string {
  return [`\`\`\`${language}`, ...lines, "```"].join("\n");
}
