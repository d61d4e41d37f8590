import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { sortDiagnostics, type Diagnostic } from "../generator/shared/diagnostics/diagnostic.ts";
import { printDiagnostics } from "../generator/shared/diagnostics/print.ts";
import { diagnose, registry } from "../generator/shared/diagnostics/registry.ts";

function at(
  line: number,
  column: number,
  code = "a",
  severity: Diagnostic["severity"] = "error",
  file = "f.yaml",
): Diagnostic {
  return { code, severity, message: `message ${code}`, location: { file, line, column } };
}

test("order: file, line, column, code; no repeats; what has no place first", () => {
  const given = [
    at(10, 1),
    at(2, 3),
    at(2, 1),
    at(2, 1),
    at(2, 1, "B"),
    at(1, 1, "a", "error", "e.yaml"),
    diagnose("file-unreadable", "x"),
  ];
  const shown = sortDiagnostics(given).map(
    ({ code, location }) => `${location?.file}:${location?.line}:${location?.column} ${code}`,
  );
  expect(shown).toEqual([
    "undefined:undefined:undefined file-unreadable",
    "e.yaml:1:1 a",
    "f.yaml:2:1 B",
    "f.yaml:2:1 a",
    "f.yaml:2:3 a",
    "f.yaml:10:1 a",
  ]);
});

describe("printing", () => {
  const sources = new Map([["f.yaml", "one\r\n\ttwo: 2\nthree"]]);

  test("nothing", () => {
    expect(printDiagnostics([], sources)).toBe("");
  });

  test("frame, hint and related places", () => {
    const given: Diagnostic = {
      ...at(2, 7),
      hint: "try this",
      related: [{ message: "first here", location: { file: "f.yaml", line: 1, column: 2 } }],
    };
    expect(printDiagnostics([given], sources)).toBe(
      `f.yaml:2:7 error a message a
  1 | one
  2 |  two: 2
    |       ^
  3 | three
  hint: try this
  f.yaml:1:2 first here
  1 | one
    |  ^
  2 |  two: 2

1 error
`,
    );
  });

  test("a long line is cut around the column", () => {
    const long = new Map([["f.yaml", `${"x".repeat(10_000)}HERE${"y".repeat(10_000)}`]]);
    const printed = printDiagnostics([at(1, 10_001)], long);
    const [, line = "", caret = ""] = printed.split("\n");
    expect(line.length).toBeLessThan(140);
    expect(line.slice(caret.indexOf("^"))).toMatch(/^HERE/);
  });

  test("a document cannot write to the terminal", () => {
    const evil = "\u001B[2J\u202E\u2028\nnext";
    const printed = printDiagnostics(
      [{ ...at(1, 1), message: evil }],
      new Map([["f.yaml", `a\u001B[31m${evil}`]]),
    );
    expect(printed).not.toMatch(/[\u001B\u202E\u2028]/);
    expect(printed.split("\n")[0]).toBe("f.yaml:1:1 error a \uFFFD[2J\uFFFD  next");
  });

  test("many warnings of one code get a line each, errors keep their frames", () => {
    const given = [1, 2, 3, 4, 5].flatMap((column) => [at(1, column, "w", "warning"), at(1, column, "e")]);
    const printed = printDiagnostics(given, sources);
    expect(printed.split("^").length - 1).toBe(8);
    expect(printed).toMatch(/\n5 errors, 5 warnings\n$/);
  });

  test("colours", () => {
    expect(printDiagnostics([at(1, 1)], sources, { color: true })).toContain("\u001B[31merror\u001B[39m");
  });

  test("with colours it is the same text", () => {
    const blank = new Map([["f.yaml", "\none  \n \u001B[1m\u009B\u0007\n"]]);
    const given: Diagnostic[] = [
      {
        ...at(2, 1),
        hint: "h",
        related: [{ message: "m", location: { file: "f.yaml", line: 3, column: 2 } }],
      },
      at(4, 1),
    ];
    const plain = printDiagnostics(given, blank);
    expect(plain).toContain("\n  1 |\n  2 | one\n    | ^\n");
    expect(stripVTControlCharacters(printDiagnostics(given, blank, { color: true }))).toBe(plain);
  });
});

test("the registry: codes are kebab-case, meanings are sentences", () => {
  for (const [code, { meaning, hint }] of Object.entries(registry)) {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(meaning).toMatch(/^[A-Z`].*\.$/);
    if (hint !== undefined) expect(hint).toMatch(/^[A-Z].*\.$/);
  }
});
