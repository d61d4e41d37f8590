import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";
import { format } from "prettier";

/** Where the pages of the package are. */
const folder = new URL("../../generator/docs/", import.meta.url);

/** Holds a page of `generator/docs/` to what the code says now; UPDATE=1 writes it. Takes its Markdown. */
export async function expectPage(name: string, markdown: string): Promise<void> {
  const page = new URL(name, folder);
  const text = await format(`<!-- ${notice} -->\n\n${markdown}`, { parser: "markdown", printWidth: 110 });
  if (process.env["UPDATE"] === "1") writeFileSync(page, text);
  expect(text).toBe(readFileSync(page, "utf8"));
}

const notice = "Written by a test, from the code: `UPDATE=1 npx vitest run test/docs`.";

/** Text that the program prints, as a block between more backticks than it has. */
export function printed(text: string, language = "text"): string {
  const runs = [...text.matchAll(/`{3,}/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(2, ...runs) + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}\n`;
}
