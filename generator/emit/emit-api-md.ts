import type { GeneratedFile } from "../shared/generated-file.ts";
import type { ApiModel, InterfaceModel, Model, Operation } from "../model/model.ts";
import { printTable } from "../shared/text/markdown-table.ts";
import { returnType } from "./emit-operations.ts";

/** GitHub draws diagrams up to a size; a larger one would be an error message in its place. */
const MAX_DIAGRAM_MODELS = 100;
const MAX_DIAGRAM_EDGES = 400;

/** `API.md`: what a reviewer reads first. One line per function, then a class diagram of the models. */
export function emitApiMarkdown(model: ApiModel): GeneratedFile {
  const head = [
    `<!-- Generated from ${model.source.replaceAll("--", "")}. To change it, edit that document and run npm run generate. -->`,
    "",
    `# ${plainText(model.title)}`,
  ];
  const tables = model.groups.map((group) => [
    `## ${plainText(group.tag)}`,
    "",
    operationTable(group.operations),
  ]);
  const sections = [head, ...tables, classDiagram(model)].filter((lines) => lines.length > 0);
  const text = sections.map((lines) => `${lines.join("\n").trimEnd()}\n`).join("\n");
  return { path: "API.md", text, language: "md", isFormatted: true };
}

function operationTable(operations: readonly Operation[]): string {
  const rows = operations.map((operation) => {
    const params =
      operation.parametersName === undefined ? "" : `, params${isOptional(operation) ? "?" : ""}`;
    const name = operation.deprecated === undefined ? code(operation.name) : `~~${code(operation.name)}~~`;
    const request = code(`${operation.method} ${operation.path}`);
    return [name, code(`(client${params}, options?)`), request, code(resultText(operation))];
  });
  return printTable([["Function", "Takes", "Request", "Result"], ...rows]);
}

function resultText(operation: Operation): string {
  const { errorsName: _, ...withoutErrors } = operation;
  return returnType(withoutErrors, operation.result.type.text).replace(/\s+/g, " ");
}

function isOptional(operation: Operation): boolean {
  return operation.parameters.every((parameter) => !parameter.required) && operation.body?.required !== true;
}

/** The models and how they hold each other, in Mermaid's notation. */
function classDiagram(model: ApiModel): string[] {
  const models = model.models.filter((entry) => entry.kind !== "alias");
  if (models.length === 0) return [];
  const tooMany = `${String(model.models.length)} models: too many for a diagram. See \`src/models.ts\`.`;
  if (model.models.length > MAX_DIAGRAM_MODELS) return ["## Models", "", tooMany];
  const known = new Set(models.map(({ name }) => name));
  const edges = models
    .filter((entry) => entry.kind === "interface")
    .flatMap((entry) => edgesOf(entry, known));
  if (edges.length > MAX_DIAGRAM_EDGES) return ["## Models", "", tooMany];
  return ["## Models", "", "```mermaid", "classDiagram", ...models.flatMap(classOf), ...edges, "```"];
}

function classOf(model: Model): string[] {
  if (model.kind === "enum") {
    const members = model.members.map((member) => `    ${member.name}`);
    return [`  class ${model.name} {`, "    <<enumeration>>", ...members, "  }"];
  }
  if (model.kind === "alias") return [];
  const properties = model.properties.map(
    (property) => `    ${diagramType(property.type.text)} ${diagramWord(property.name)}`,
  );
  return properties.length === 0
    ? [`  class ${model.name}`]
    : [`  class ${model.name} {`, ...properties, "  }"];
}

function edgesOf(model: InterfaceModel, known: ReadonlySet<string>): string[] {
  const parents = model.extends
    .filter((name) => known.has(name))
    .map((name) => `  ${name} <|-- ${model.name}`);
  const held = model.properties.flatMap((property) =>
    property.type.references
      .filter((name) => known.has(name))
      .map((name) => {
        const many = property.type.text.includes("[]") ? ' "*"' : "";
        return `  ${model.name} -->${many} ${name} : ${diagramWord(property.name)}`;
      }),
  );
  return [...parents, ...held];
}

/** A type as one word: generics in Mermaid's spelling, anything with braces or unions shortened. */
function diagramType(text: string): string {
  const generic = /^(\w+)<(\w+)>(\[\])?$/.exec(text);
  if (generic !== null) return `${generic[1] ?? ""}~${generic[2] ?? ""}~${generic[3] ?? ""}`;
  return /^[\p{L}\p{N}_[\]]+$/u.test(text) ? text : "object";
}

/** Mermaid ends a member or a label at punctuation. */
function diagramWord(name: string): string {
  return name.replace(/[^\p{L}\p{M}\p{N}_.-]/gu, "_");
}

/**
 * A code span in a table cell: one line, between more backticks than it has (CommonMark section 6.1). A cell ends
 * at a pipe without a backslash, and no backslash can be escaped in code, so none may stand before a pipe.
 */
function code(text: string): string {
  const safe = text
    .replace(UNPRINTABLE, " ")
    .replace(/\\+(?=\|)/g, "")
    .replaceAll("|", "\\|");
  const runs = [...safe.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  return fence.length === 1 ? `\`${safe}\`` : `${fence} ${safe} ${fence}`;
}

/** What breaks lines, or is seen by machines only. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** Text of the document in a heading: no markup of its own, and no link made of an address. */
function plainText(text: string): string {
  return text
    .replace(UNPRINTABLE, " ")
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>#|~&]|:(?=\/\/)|(?<=www)\./gi, "\\$&")
    .trim();
}
