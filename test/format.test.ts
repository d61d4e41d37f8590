import { expect, test } from "vitest";
import { formatFiles } from "../generator/format/format-files.ts";
import { aliasOf, importOf } from "./support/statements.ts";

const empty = { imports: [], header: ["// A header."] };

test("statements are printed, texts stay, in the order given", async () => {
  const files = await formatFiles([
    { ...empty, path: "a.ts", statements: ["export const a={b:1,'c-d':2}\n\n\n"] },
    { path: "b.md", text: "*  one" },
  ]);
  expect(files).toEqual([
    { path: "a.ts", text: '// A header.\n\nexport const a = { b: 1, "c-d": 2 };\n' },
    { path: "b.md", text: "*  one" },
  ]);
});

test("imports stand together, and other statements apart", async () => {
  const statements = [
    importOf("./a.ts", ["A"]),
    importOf("./b.ts", ["B"]),
    aliasOf("C", "A | B"),
    aliasOf("D", "typeof import('d')"),
    "const e = 1;",
  ];
  const [file] = await formatFiles([{ ...empty, path: "a.ts", statements }]);
  expect(file?.text).toBe(`// A header.

import { A } from "./a.ts";
import { B } from "./b.ts";

export type C = A | B;

export type D = typeof import("d");

const e = 1;
`);
});

test("110 columns", async () => {
  const wide = `export function f(${"a".repeat(32)}: string, ${"b".repeat(32)}: string): void {}\n`;
  const [file] = await formatFiles([{ ...empty, path: "a.ts", statements: [wide] }]);
  expect(wide.length).toBeGreaterThan(100);
  expect(file?.text).toContain(wide);
});

test("a file that does not parse is a bug, and is named", async () => {
  const broken = formatFiles([{ ...empty, path: "src/models.ts", statements: ["export const = 1"] }]);
  await expect(broken).rejects.toThrow("src/models.ts does not parse");
});
