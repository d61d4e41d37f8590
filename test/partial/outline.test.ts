import { describe, expect, test } from "vitest";
import { outlineAfter, outlineOf } from "../../generator/partial/outline.ts";
import { manyParts } from "./document.ts";

const document = `# Pets
openapi: 3.1.0
info: { title: Pets, version: "1" }
paths: # all of them
  # the first
  /pets:
    get:
      description: |
        paths:
          /none: {}
  "/pets/{id}":
    # of one
    get: {}
components:
  schemas:
    Pet:
      type: object

    'Owner': { type: string }
  x-more: {}
tags:
- name: pets
`;

const outline = (text: string): string[] | undefined => {
  const parts = outlineOf(text);
  return parts && [...parts.values()].map(({ pointer, kind }) => `${kind} ${pointer}`);
};

test("a text is taken apart into fields, holders and entries", () => {
  expect(outline(document.replace("  x-more: {}\n", ""))).toEqual([
    "root ",
    "root /openapi",
    "root /info",
    "holder /paths",
    "entry /paths/~1pets",
    "entry /paths/~1pets~1{id}",
    "holder /components",
    "holder /components/schemas",
    "entry /components/schemas/Pet",
    "entry /components/schemas/Owner",
    "root /tags",
  ]);
});

test.each([
  ["its own", document.replace("  x-more: {}\n", "")],
  ["one with CR LF", manyParts(2).replaceAll("\n", "\r\n")],
])("the parts of a text are %s when they are put together", (_, text) => {
  expect([...(outlineOf(text)?.values() ?? [])].map((part) => part.text).join("")).toBe(text);
});

describe("a text that is not taken apart", () => {
  test.each([
    ["JSON", '{"openapi":"3.1.0","paths":{}}'],
    ["a holder without lines of its own", "openapi: 3.1.0\npaths: {}\n"],
    ["a group without lines of its own", document],
    ["a text in quotes that goes on at the left", 'info:\n  title: "One\nand two"\npaths:\n  /a: {}\n'],
    ["a key twice", "paths:\n  /a: {}\n  /a: {}\n"],
    ["an anchor and its alias", "paths:\n  /a: &one {}\n  /b: *one\n"],
    ["lines that end with CR", "paths:\n  /a:\r    {}\n"],
    ["two documents", "paths:\n  /a: {}\n---\npaths:\n  /b: {}\n"],
    ["a key that needs unescaping", 'paths:\n  "/\\u0061": {}\n'],
  ])("%s", (_, text) => {
    expect(outlineOf(text)).toBeUndefined();
  });
});

describe("after an edit the outline is the one of the new text", () => {
  const before = manyParts(3);
  const old = outlineOf(before);
  test.each([
    ["in an entry", before.replace("Gets a thing.", "Gets one.")],
    ["in two entries", before.replaceAll("Gets a thing.", "Gets one.")],
    [
      "at the beginning of an entry",
      before.replace("  /things-1/{id}:", "  # The second.\n  /things-1/{id}:"),
    ],
    ["at the end", `${before}# The end.\n`],
    ["of a field", before.replace("Many parts", "Some parts")],
    ["an entry more", before.replace("    State1:", "    State: {}\n    State1:")],
    ["an entry less", before.replace(/ {4}State1:\n.*\n.*\n.*\n.*\n/, "")],
    ["another key", before.replace("    State1:", "    Status1:")],
    [
      "an entry again",
      before.replace(/( {4}State1:\n.*\n.*\n.*\n.*\n)/, "$1    State9:\n      type: string\n"),
    ],
    ["an alias", before.replace("small: Small1", "small: *one").replace("minimum: 1", "minimum: &one 1")],
    ["nothing", before],
  ])("%s", (_, after) => {
    expect(old && outlineAfter(old, after)).toEqual(outlineOf(after));
  });
});
