/**
 * Prints a table of GitHub's Markdown with padded cells, as Prettier would, so that nothing has to. Takes its rows, the
 * header's first; cells have no line breaks.
 */
export function printTable([header = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = header.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |\n`;
  const rule = line(widths.map((width) => "-".repeat(width)));
  return [line(header), rule, ...rows.map(line)].join("");
}
