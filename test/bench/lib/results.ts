import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem, type as systemType, release } from "node:os";
import { join } from "node:path";
import { contestants } from "../contestants/index.ts";
import { versionOf } from "../contestants/contestant.ts";
import { benchFolder } from "./workspace.ts";

const file = join(benchFolder, "RESULTS.md");

/** One part of the results: its heading, and Markdown below it. */
export interface SectionResult {
  readonly heading: string;
  readonly text: string;
}

/** A Markdown table; the first column is text, the others are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) =>
    Math.max(cell.length, 3, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, at) => (at === 0 ? (cells[at] ?? "").padEnd(width) : (cells[at] ?? "").padStart(width))).join(" | ")} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

/** The machine and the versions, in a few lines. */
export function circumstances(): string {
  const packages = contestants
    .flatMap((contestant) => contestant.packages)
    .map((name) => `${name} ${versionOf(name)}`);
  const processors = cpus();
  return [
    `${processors.length} × ${processors[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${systemType()} ${release()}, Node ${process.versions.node}.`,
    "",
    `${packages.join(", ")}.`,
  ].join("\n");
}

/** Puts a section in the place of the one with the same heading and leaves the others as they were. */
export function writeSection(section: SectionResult): void {
  const before = existsSync(file) ? readFileSync(file, "utf8") : introduction;
  const [head = "", ...old] = before.split(/^(?=## )/m);
  const parts = new Map(old.map((part) => [part.slice(3, part.indexOf("\n")), part]));
  parts.set(section.heading, `## ${section.heading}\n\n${section.text}\n\n${circumstances()}\n\n`);
  writeFileSync(file, `${[head, ...parts.values()].join("").trimEnd()}\n`);
}

const introduction = `# Results

Written by \`npm run bench\`; every section says where and with what it was measured. Contestants take turns in
every round, so a ratio compares runs that had the same neighbours; absolute numbers are the machine's.

`;
