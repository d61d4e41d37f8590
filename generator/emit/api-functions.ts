import type { Operation, OperationGroup, TypeText } from "../model/model.ts";
import { propertyKey, stringLiteral } from "../shared/text/literals.ts";
import { code, codeCell, firstParagraph } from "../shared/text/markdown.ts";
import { printTable } from "../shared/text/markdown-table.ts";
import { credentialsOf } from "./credentials.ts";
import { returnType } from "./emit-operations.ts";

/** Characters of a type in a table or a list: what is longer is for an editor to show. */
const LONGEST_TYPE = 80;

/** A line for each function of a group. */
export function functionTable({ operations }: OperationGroup): string {
  const rows = operations.map((operation) => {
    const { parametersName, deprecated, name, method, path } = operation;
    const params = parametersName === undefined ? "" : `, params${isOptional(operation) ? "?" : ""}`;
    const request = codeCell(`${method} ${path}`);
    const shown = deprecated === undefined ? code(name) : `~~${code(name)}~~`;
    const result = codeCell(short(resultText(operation)));
    return [shown, code(`(client${params}, options?)`), request, result];
  });
  return printTable([["Function", "Takes", "Request", "Result"], ...rows]);
}

/** What there is to know of one function: words, credentials, parameters, errors, and a call. */
export function functionSection(operation: Operation): string[] {
  const { summary, description, deprecated } = operation;
  const credentials = credentialsOf(operation);
  const notice = deprecated === true ? "Deprecated." : `Deprecated: ${firstParagraph(deprecated ?? "")}`;
  const words = summary ?? description;
  const paragraphs = [
    ...(deprecated === undefined ? [] : [notice]),
    ...(words === undefined ? [] : [firstParagraph(words)]),
    ...(credentials === undefined ? [] : [`Credentials: ${credentials}.`]),
    ...listed("Parameters:", parametersOf(operation)),
    ...listed("Answers, by the option `accept`:", choicesOf(operation)),
    ...listed("Error bodies:", errorsOf(operation)),
    ["```ts", ...exampleOf(operation), "```"].join("\n"),
  ];
  return [`### ${code(operation.name)}`, ...paragraphs].flatMap((paragraph) => [paragraph, ""]);
}

function listed(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [title, items.map((item) => `- ${item}`).join("\n")];
}

function parametersOf({ parameters, body }: Operation): string[] {
  const own = parameters.map(({ property, type, required, description }) =>
    parameterLine(property, type.text, required, description),
  );
  if (body === undefined) return own;
  const types = [...new Set(body.content.map(({ type }) => type.text))].join(" | ");
  return [...own, parameterLine(body.property, types, body.required, body.description)];
}

function parameterLine(name: string, type: string, required: boolean, words = ""): string {
  const text = firstParagraph(words);
  return `${code(name)}${required ? "" : " (optional)"}, ${code(short(type))}${text === "" ? "" : `: ${text}`}`;
}

/** What an operation can be asked for, where there is a choice; what comes unasked is first. */
function choicesOf({ result }: Operation): string[] {
  return result.choices.map(({ mediaTypes, type }) => {
    return `${mediaTypes.map((mediaType) => code(stringLiteral(mediaType))).join(", ")}: ${code(short(type.text))}`;
  });
}

/** Statuses that share a body stand in one line. */
function errorsOf({ errors }: Operation): string[] {
  const statuses = new Map<string, string[]>();
  for (const { status, type } of errors) {
    statuses.set(type.text, [...(statuses.get(type.text) ?? []), code(status)]);
  }
  return [...statuses].map(([type, list]) => `${list.join(", ")}: ${code(short(type))}`);
}

/** A call with all that it needs. A value that only a reader can choose is a variable, `params`. */
function exampleOf(operation: Operation): string[] {
  const { name, pages, result } = operation;
  const params = requiredParams(operation);
  const call = `${name}(client${params === undefined ? "" : `, ${params}`})`;
  if (pages !== undefined) return [`for await (const item of ${call}) console.log(item);`];
  return [result.type.text === "undefined" ? `await ${call};` : `const result = await ${call};`];
}

function requiredParams({ parameters, body }: Operation): string | undefined {
  const required = parameters.filter((parameter) => parameter.required);
  if (required.length === 0 && body?.required !== true) return undefined;
  const pairs = required.map(({ property, type }) => [property, placeholder(type)] as const);
  if (body?.required === true || pairs.some(([, value]) => value === undefined)) return "params";
  return `{ ${pairs.map(([property, value]) => `${propertyKey(property)}: ${value ?? ""}`).join(", ")} }`;
}

function placeholder({ text }: TypeText): string | undefined {
  return { string: '"…"', number: "1", boolean: "true" }[text];
}

function resultText(operation: Operation): string {
  const { errorsName: _, ...withoutErrors } = operation;
  return returnType(withoutErrors, operation.result.type.text);
}

/** A type on one line, and not longer than a reader takes in at a glance. */
function short(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > LONGEST_TYPE ? `${[...line].slice(0, LONGEST_TYPE).join("")}…` : line;
}

function isOptional({ parameters, body }: Operation): boolean {
  return parameters.every((parameter) => !parameter.required) && body?.required !== true;
}
