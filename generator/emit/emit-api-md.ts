import { type GeneratedFile, howToChange } from "../shared/generated-file.ts";
import type { ApiModel, OperationGroup } from "../model/model.ts";
import { code, plainText } from "../shared/text/markdown.ts";
import { functionSection, functionTable } from "./api-functions.ts";
import { diagramsOf, type DrawModels } from "./class-diagrams.ts";

/**
 * `API.md`: what a reviewer reads first. For each tag a line per function, each function by itself, and a class diagram
 * of the models that they lead to.
 */
export function emitApiMarkdown(model: ApiModel): GeneratedFile {
  const head = [
    `<!-- Generated from ${model.source.replaceAll("--", "")}. ${howToChange} -->`,
    "",
    `# ${plainText(model.title)}`,
  ];
  const draw = diagramsOf(model);
  const groups = model.groups.map((group) => groupSection(group, draw));
  const sections = [head, ...groups, guardList(model)].filter((lines) => lines.length > 0);
  const text = sections.map((lines) => `${lines.join("\n").trimEnd()}\n`).join("\n");
  return { path: "API.md", text };
}

function groupSection(group: OperationGroup, draw: DrawModels): string[] {
  const diagram = draw(group);
  return [
    `## ${plainText(group.tag)}`,
    "",
    functionTable(group),
    ...group.operations.flatMap(functionSection),
    ...(diagram.length === 0 ? [] : ["### Models", "", ...diagram]),
  ];
}

/** The functions that help with answers: type guards, and the parser that keeps the digits of decimals. */
function guardList({ guards, decimals }: ApiModel): string[] {
  const lines = guards.map(({ name, member, path, values }) => {
    const tag = code(path.join("."));
    return `- ${code(name)}: narrows to ${code(member.text)}, where ${tag} is ${values.map(code).join(" or ")}`;
  });
  if (decimals.length > 0) {
    lines.push(`- ${code("exactNumbers")}: a \`parseJson\` that keeps the digits of decimals as text`);
  }
  return lines.length === 0 ? [] : ["## Help with answers", "", ...lines];
}
