import { expect, test } from "vitest";
import { formatFiles } from "../generator/format/format-files.ts";

test("TypeScript, Markdown and JSON, in the order given", async () => {
  const files = await formatFiles([
    { path: "a.ts", text: "export const a={b:1,'c-d':2}\n\n\n", language: "ts" },
    { path: "b.md", text: "*  one\n*  two", language: "md" },
    { path: "c.json", text: '{"a":1}', language: "json" },
  ]);
  expect(files).toEqual([
    { path: "a.ts", text: 'export const a = { b: 1, "c-d": 2 };\n', language: "ts" },
    { path: "b.md", text: "- one\n- two\n", language: "md" },
    { path: "c.json", text: '{ "a": 1 }\n', language: "json" },
  ]);
});

test("110 columns", async () => {
  const wide = `export function f(${"a".repeat(32)}: string, ${"b".repeat(32)}: string): void {}\n`;
  const [file] = await formatFiles([{ path: "a.ts", text: wide, language: "ts" }]);
  expect(wide.length).toBeGreaterThan(100);
  expect(file?.text).toBe(wide);
});

test("a file that does not parse is a bug, and is named", async () => {
  const broken = formatFiles([{ path: "src/models.ts", text: "export const = 1", language: "ts" }]);
  await expect(broken).rejects.toThrow("src/models.ts does not parse");
});
