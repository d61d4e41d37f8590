import { fits, isAscii, splitTopLevel } from "./simple-text.ts";

/** A field whose value has no text that Prettier might quote in another way. */
const field = /^(?:[\w$]+|[\w$]+: (?:"[^"\\]*"|`[^`\\]*`|[\w$.,:?()[\]{} =>&/-]+|"[^"\\]*")+),$/;

/** A path with parameters, which no formatter breaks. */
const template = /^path: `[^`\\]*`,$/;

/** What holds items that may have lines of their own: a list, a call of plain values, a call that ends in an object. */
const holders = [
  /^(\w+: \[)(.*)(\],)$/,
  /^(\w+: (?:anyOf|allOf)\()(.*)(\),)$/,
  /^(\w+: \w+\((?:[^{}()]*, )?\{) (.*) (\}\),)$/,
];

/** The fields of the object that describes a request, each on a line; nothing when one is not quite usual. */
export function layOutFields(lines: readonly string[]): string[] | undefined {
  const fields = lines.map(layOutField);
  return fields.every((each) => each !== undefined) && fields.length > 0 ? fields.flat() : undefined;
}

/** What does not fit into its line has a line for each item. */
function layOutField(line: string): string[] | undefined {
  if (!field.test(line) || !isAscii(line)) return undefined;
  const indented = `      ${line}`;
  if (fits(indented) || template.test(line)) return [indented];
  for (const holder of holders) {
    const [, head, list = "", tail = ""] = holder.exec(line) ?? [];
    if (head === undefined) continue;
    const items = splitTopLevel(list, ", ").map((item) => `        ${item},`);
    return items.every(fits) ? [`      ${head}`, ...items, `      ${tail}`] : undefined;
  }
  return undefined;
}
