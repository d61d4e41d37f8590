/** A table of GitHub's Markdown by its rows, the header's first. */
export type TableRows = readonly (readonly string[])[];

/** Prints a table with padded cells, as Prettier would, so that nothing has to. Cells have no line breaks. */
export function printTable([header = [], ...rows]: TableRows): string {
  const widths = header.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |\n`;
  const rule = line(widths.map((width) => "-".repeat(width)));
  return [line(header), rule, ...rows.map(line)].join("");
}

/** The rows of a table that was printed so. */
export function readTable(text: string): TableRows {
  const [header = "", rule = "", ...rows] = text.trimEnd().split("\n");
  const columns = rule.slice(2, -2).split(" | ");
  return [header, ...rows].map((line) => {
    let start = 2;
    return columns.map(({ length }) => {
      const cell = line.slice(start, start + length).trimEnd();
      start += length + " | ".length;
      return cell;
    });
  });
}
