import { expect, test } from "vitest";
import { readable } from "../../generator/diff/types/candidate.ts";

const long = `"${"x".repeat(100)}"`;

const code = (text: string): string =>
  readable({ symbol: "", pointers: {}, values: [], types: [], code: text, before: null, after: null }).code;

test.each([
  ["type A = {\na: 1;\nb: [\n2\n];\n};", "type A = { a: 1; b: [2]; };"],
  [
    `type A = {\na: {\nb: ${long};\n};\n} | {\nc: [\n1\n];\n};`,
    `type A = {\n    a: {\n        b: ${long};\n    };\n} | {\n    c: [\n        1\n    ];\n};`,
  ],
  [
    `(value: {\na: "}";\nb: ${long};\n}): void => ({\nvalue\n});`,
    `(value: {\n    a: "}";\n    b: ${long};\n}): void => ({\n    value\n});`,
  ],
  [
    `type A = {\n/**\n * One (and\n * only.\n */\na: {\nb: ${long};\n};\n};`,
    `type A = {\n    /**\n     * One (and\n     * only.\n     */\n    a: {\n        b: ${long};\n    };\n};`,
  ],
])("%j", (text, want) => {
  expect(code(text)).toBe(want);
});
