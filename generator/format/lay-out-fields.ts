import { fits, isAscii, splitTopLevel } from "./simple-text.ts";

/** A field whose value has no text that Prettier might quote in another way. */
const field = /^(?:[\w$]+|[\w$]+: (?:"[^"\\]*"|`[^`\\]*`|[\w$.,:?()[\]{} =>&])+),$/;

/** A path with parameters, which no formatter breaks. */
const template = /^path: `[^`\\]*`,$/;

/** The fields of the object that describes a request, each on a line; nothing when one is not quite usual. */
export function layOutFields(lines: readonly string[]): string[] | undefined {
  const fields = lines.map(layOutField);
  return fields.every((each) => each !== undefined) && fields.length > 0 ? fields.flat() : undefined;
}

/** A list that does not fit into its line has a line for each item. */
function layOutField(line: string): string[] | undefined {
  if (!field.test(line) || !isAscii(line)) return undefined;
  const indented = `      ${line}`;
  if (fits(indented) || template.test(line)) return [indented];
  const [, head = "", list = ""] = /^(\w+: )\[(.*)\],$/.exec(line) ?? [];
  const items = splitTopLevel(list, ", ").map((item) => `        ${item},`);
  return head !== "" && items.every(fits) ? [`      ${head}[`, ...items, "      ],"] : undefined;
}
