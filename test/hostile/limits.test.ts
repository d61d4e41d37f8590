import { spawnSync } from "node:child_process";
import { existsSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { printDiagnostics } from "../../generator/shared/diagnostics/print.ts";
import { generate } from "../../generator/generate.ts";
import { head, makeFolder } from "../support/documents.ts";

const schemas = (text: string): string => `${head}components:\n  schemas:\n${text}`;
const reference = (target: string): string => schemas(`    A: { $ref: "${target}" }\n`);

/** Nine lists of nine aliases each: 9^9 values. */
const bomb = Array.from({ length: 9 }, (_, level) => {
  const items = Array(9).fill(level === 0 ? "x" : `*a${level - 1}`);
  return `  a${level}: &a${level} [${items.join(", ")}]\n`;
}).join("");

const deep = (levels: number): string =>
  schemas(`    A: ${"{ type: object, properties: { p: ".repeat(levels)}{}${" } }".repeat(levels)}\n`);

/** One property per schema, each schema an allOf and a oneOf of its neighbours. */
const tangle = schemas(
  Array.from({ length: 60 }, (_, index) => {
    const refs = [1, 2, 3, 4]
      .map((step) => `{ $ref: "#/components/schemas/S${(index + step) % 60}" }`)
      .join(", ");
    return `    S${index}: { oneOf: [${refs}], allOf: [${refs}] }\n`;
  }).join(""),
);

/** Two schemas on each step, both of which inherit from both on the next: 2^40 ways to the last one. */
const ladder = schemas(
  Array.from({ length: 40 }, (_, step) => {
    const refs = `{ $ref: "#/components/schemas/A${step + 1}" }, { $ref: "#/components/schemas/B${step + 1}" }`;
    const own = (name: string): string => `{ type: object, properties: { ${name}: { type: string } } }`;
    return ["A", "B"]
      .map((side) => `    ${side}${step}: { allOf: [${refs}, ${own(`${side}${step}`)}] }\n`)
      .join("");
  }).join("") +
    "    A40: { type: object, properties: { end: {} } }\n    B40: { type: object, properties: { last: {} } }\n",
);

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ["a YAML alias bomb", `${head}x-bomb:\n${bomb}paths: {}\n`, ["alias-expansion"]],
  ["a YAML alias inside itself", `${head}x-ring: &a [*a]\npaths: {}\n`, ["alias-cycle"]],
  ["one without blanks", `${head}x-ring: {"k":&a [1,{"j":*a}]}\npaths: {}\n`, ["alias-cycle"]],
  ["50 levels of schemas", deep(50), []],
  ["100,000 levels of brackets", `${head}x-deep: ${"[".repeat(1e5)}${"]".repeat(1e5)}\npaths: {}\n`, ["nesting-too-deep"]],
  ["a description of 10 MB", schemas(`    A: { type: string, description: "${"*/ evil ${x} ".repeat(8e5)}" }\n`), []],
  ["a word of 10 MB", schemas(`    A: { type: string, description: ${"x".repeat(1e7)} }\n`), []],
  ["a reference to itself", reference("#/components/schemas/A"), ["ref-cycle"]],
  ["a remote reference", reference("https://example.com/a.yaml"), ["ref-remote"]],
  ["an absolute reference", reference("/etc/passwd"), ["ref-outside"]],
  ["a file URL", reference("file:///etc/passwd"), ["ref-outside"]],
  ["a reference upwards", reference("../outside.yaml"), ["ref-outside"]],
  ["a link out of the folder", reference("link.yaml"), ["ref-outside"]],
  ["schemas that all contain each other", tangle, []],
  ["schemas that inherit along many ways", ladder, []],
]; // prettier-ignore

describe("a hostile document ends soon, and in words", () => {
  it.each(cases)(
    "%s",
    async (_, document, codes) => {
      const folder = makeFolder({ "inner/api.yaml": document });
      writeFileSync(path.join(folder, "outside.yaml"), "secret: true\n");
      symlinkSync("../outside.yaml", path.join(folder, "inner/link.yaml"));
      const spec = path.join(folder, "inner/api.yaml");
      const out = path.join(folder, "out");
      const { ok, diagnostics, sources } = await generate({ spec, out });
      expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual(
        codes,
      );
      expect(ok).toBe(codes.length === 0);
      expect(existsSync(out)).toBe(ok);
      const printed = printDiagnostics(diagnostics, sources);
      expect(printed).not.toContain("secret");
      expect(printed.length).toBeLessThan(20_000);
      for (const { location } of diagnostics) expect(location).toBeDefined();
    },
    20_000,
  );

  it("in a process with little memory", () => {
    const folder = makeFolder({ "api.yaml": `${head}x-bomb:\n${bomb}paths: {}\n` });
    const words = ["generate", "--spec", path.join(folder, "api.yaml"), "--out", path.join(folder, "out")];
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--max-old-space-size=200", "generator/bin/wireproof.js", ...words],
      {
        encoding: "utf8",
        timeout: 20_000,
      },
    );
    expect(stderr).toMatch(/api\.yaml:\d+:\d+ error alias-expansion /);
    expect(status).toBe(1);
  });
});
