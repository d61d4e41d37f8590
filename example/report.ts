/** A cell: text, or a number that has been written out. */
export type Cell = string | { readonly amount: string };

/** Columns as wide as their widest cell; amounts stand at the right. */
export function tableOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => textOf(line[column]).length)));
  return lines
    .map((line) => `  ${line.map((cell, column) => padded(cell, widths[column] ?? 0)).join("  ")}`.trimEnd())
    .join("\n");
}

function padded(cell: Cell, width: number): string {
  return typeof cell === "string" ? cell.padEnd(width) : cell.amount.padStart(width);
}

/** Comma-separated values (RFC 4180), for spreadsheets: a text that one would take for a formula begins with `'`. */
export function csvOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [head, ...rows].map((line) => `${line.map(field).join(",")}\r\n`).join("");
}

function field(cell: Cell): string {
  if (typeof cell !== "string") return cell.amount;
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === "string" ? cell : (cell?.amount ?? "");
}

/** `[#####-----] 2/4` */
export function progressBar(done: number, all: number): string {
  const filled = Math.round((20 * done) / all);
  return `[${"#".repeat(filled)}${"-".repeat(20 - filled)}] ${done}/${all}`;
}
