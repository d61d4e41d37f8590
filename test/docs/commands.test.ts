import { test } from "vitest";
import type { Option, Usage } from "../../generator/cli/options.ts";
import { commands } from "../../generator/commands/commands.ts";
import { configShape } from "../../generator/config/config-shape.ts";
import type { Shape } from "../../generator/config/shape.ts";
import { ruleIds } from "../../generator/diff/judge/rules.ts";
import { code, codeCell, plainText } from "../../generator/shared/text/markdown.ts";
import { printTable } from "../../generator/shared/text/markdown-table.ts";
import { expectPage, printed } from "./pages.ts";

test("the page is what the commands and the configuration say", async () => {
  const sections = Object.values(commands).map(({ usage }) => sectionOf(usage));
  const fields = rowsOf(configShape(ruleIds), "").map(([name, type, about]) => [codeCell(name), type, about]);
  await expectPage(
    "commands.md",
    `# Commands and configuration

${exitCodes}
${sections.join("\n")}
## Configuration

${configuration}

${printTable([["field", "type", "meaning"], ...fields])}
## Rules of the diff

These can stand below \`diff.rules\`:

${ruleIds.map(code).join(", ")}
`,
  );
});

const exitCodes = `A flag counts more than the configuration. \`--help\` says the same as this page.

| exit code | meaning                                                                     |
| --------- | --------------------------------------------------------------------------- |
| 0         | done; nothing was found                                                     |
| 1         | the command found what it is there to find, or the document has an error    |
| 2         | the words make no sense, or a comparison was not possible                   |
`;

const configuration = `\`wireproof.config.json\` stands in the working directory or above it, as far as the repository goes; the
\`wireproof\` key of package.json may hold the same. Paths start at the file. \`$schema\` shows editors what may stand
there: \`./node_modules/wireproof/config.schema.json\`.`;

function sectionOf({ name, summary, about, operands = [], options, notes }: Usage): string {
  const rows = Object.entries(options).map(([option, each]) => [flagOf(option, each), meaningOf(each)]);
  return [
    `## ${name}`,
    `${summary}.`,
    printed([name, ...operands, "[OPTIONS]"].join(" "), "sh"),
    printTable([["option", "meaning"], ...rows]),
    ...[about, notes].flatMap((text) => (text === undefined ? [] : paragraphs(text))),
    "",
  ].join("\n\n");
}

function flagOf(name: string, { value, negatable }: Option): string {
  const flag = value === undefined ? `--${name}` : `--${name} ${value}`;
  return negatable === true ? `${codeCell(flag)}, ${codeCell(`--no-${name}`)}` : codeCell(flag);
}

function meaningOf({ about, words = [], multiple }: Option): string {
  const allowed = words.length === 0 ? "" : `: ${words.map(codeCell).join(", ")}`;
  return `${plainText(about)}${allowed}${multiple === true ? "; can stand several times" : ""}`;
}

/** Paragraphs of help as Markdown: what is indented there is an example. */
function paragraphs(text: string): readonly string[] {
  return text.split("\n\n").map((paragraph) => {
    const lines = paragraph.split("\n");
    const example = lines.filter((line) => line.startsWith("  "));
    const words = lines.filter((line) => !line.startsWith("  "));
    const block =
      example.length === 0 ? "" : `\n\n${printed(example.map((line) => line.slice(2)).join("\n"), "json")}`;
    return `${plainText(words.join(" "))}${block}`;
  });
}

/** The fields of a shape with their types, those of objects behind a dot. */
function rowsOf(
  shape: Shape,
  name: string,
): readonly (readonly [name: string, type: string, about: string])[] {
  if (shape.kind !== "object") return [[name, typeOf(shape), shape.about]];
  const own = name === "" ? [] : [[name, "object", shape.about] as const];
  const fields = Object.entries(shape.fields);
  // Each rule has the same field.
  const listed =
    name === "diff.rules" ? fields.slice(0, 1).map(([, field]) => ["RULE", field] as const) : fields;
  return [
    ...own,
    ...listed.flatMap(([field, inner]) => rowsOf(inner, name === "" ? field : `${name}.${field}`)),
  ];
}

function typeOf(shape: Shape): string {
  switch (shape.kind) {
    case "flag":
      return "`true` or `false`";
    case "word":
      return shape.words.map(codeCell).join(", ");
    case "list":
      return shape.items.kind === "object"
        ? `list of objects with ${Object.keys(shape.items.fields).map(codeCell).join(", ")}`
        : `list: ${shape.items.about}`;
    case "object":
    case "text":
    case "path":
      return shape.kind;
  }
}
