import { symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { loadSpec } from "../generator/document/load/load-spec.ts";
import { pointerTo, valueAt } from "../generator/shared/json.ts";
import { brief, head, loadFiles, makeFolder } from "./support/documents.ts";

describe("text", () => {
  test.each([
    ["octal-looking key", "010: a", { "010": "a" }],
    ["float key", "1.50: a", { "1.50": "a" }],
    ["status key", "200: a", { "200": "a" }],
    ["null and boolean keys", "Null: a\n  True: b\n  ~ : c", { Null: "a", True: "b", "~": "c" }],
    ["long digits as a key", "12345678901234567890: a", { "12345678901234567890": "a" }],
    [
      "values of the core schema",
      "a: 010\n  b: 1.50\n  c: yes\n  d: 0x10\n  e: ~",
      { a: 10, b: 1.5, c: "yes", d: 16, e: null },
    ],
    ["timestamps stay text", "a: 2024-01-01", { a: "2024-01-01" }],
    ["merge keys", "a: &a { x: 1, y: 2 }\n  b: { <<: *a, y: 3 }", { a: { x: 1, y: 2 }, b: { x: 1, y: 3 } }],
    ["brackets over lines", "a: [\n    1,\n  ]\n  b: {\n\n    c: 1\n  }", { a: [1], b: { c: 1 } }],
    [
      "what only looks broken",
      `a: "{{b}}"\n  c: "d'#e"\n  d: |\n    ? x {\n    y`,
      { a: "{{b}}", c: "d'#e", d: "? x {\ny\n" },
    ],
    ["a name like __proto__", "__proto__: { a: 1 }", JSON.parse('{"__proto__":{"a":1}}')],
  ])("%s", async (_, yaml, want) => {
    const { spec, diagnostics } = await loadFiles({ "api.yaml": `${head}x-test:\n  ${yaml}\n` });
    expect(diagnostics).toEqual([]);
    expect(spec?.document["x-test"]).toEqual(want);
  });

  test("JSON, and a byte-order mark", async () => {
    const { spec } = await loadFiles({ "api.yaml": `\uFEFF{"openapi":"3.0.3","info":{},"paths":{}}` });
    expect(spec?.version).toBe("3.0");
  });

  test.each([
    ["a bracket that does not close, and what follows from it", "a: [1\nb: 'x", ["2:1 yaml-syntax"]],
    [
      "a brace too many, and nothing that follows from it",
      `a: { b: 1 } }\nc: { d: 1 }\ne:\n  f: [1]\n  g: { h: 1 }\n`,
      ["1:13 yaml-syntax"],
    ],
    [
      "a brace too many in JSON",
      `{ "a": { "b": 1 }},\n "c": { "d": 1 },\n "e": [1, 2, { "f": 1 }] }`,
      ["1:19 yaml-syntax"],
    ],
    ["a brace too few", "a: { b: 1\nc: { d: 1 }\ne:\n  f: 1\n", ["2:1 yaml-syntax"]],
    ["a tab", "a:\n\tb: 1", ["2:1 yaml-syntax"]],
    ["tabs", "a:\n  b:\n\t\tc: 1\n\t\td: 1\n  e: 1\n\tf: 1\n", ["3:1 yaml-syntax"]],
    [
      "a key twice before an error",
      "a: 1\na: 2\nb: [\nc: }\na: 3",
      ["2:1 yaml-duplicate-key", "4:1 yaml-syntax"],
    ],
    ["a comment without a blank before it", `a: "x"#c`, ["1:7 yaml-syntax"]],
    ["brackets that are not indented", "a: {\nb: 1\n}", ["2:1 yaml-syntax"]],
    ["brackets that are indented by tabs", "a:\n  b: [\n\t1\n  ]", ["3:2 yaml-syntax"]],
    ["a list as a key", "a: { [b]: 1 }", ["1:6 yaml-syntax"]],
    ["an explicit key that is a map", "? { a: 1 }\n: 1", ["1:3 yaml-syntax"]],
    ["two merge keys", "a: &a { x: 1 }\nb:\n  <<: *a\n  <<: *a", ["4:3 yaml-duplicate-key"]],
    [
      "duplicate keys, all of them",
      "a: 1\nb: 1\na: 2\nb: 3",
      ["3:1 yaml-duplicate-key", "4:1 yaml-duplicate-key"],
    ],
    ["duplicate keys in JSON", `{"a": 1,\n"a": 2}`, ["2:1 yaml-duplicate-key"]],
    ["two documents", "a: 1\n---\nb: 2", ["2:1 yaml-syntax"]],
    ["a control character", `a: "\0"`, ["1:5 yaml-syntax"]],
    ["nothing", "", ["1:1 not-openapi"]],
    ["a list", "- 1", ["1:1 not-openapi"]],
    ["no version", "info: {}", ["1:1 not-openapi"]],
    ["an unknown version", "openapi: 4.0.0", ["1:10 openapi-version"]],
    ["a version that is a number", "openapi: 3.1", ["1:10 openapi-version"]],
    ["Swagger", `info: {}\nswagger: "2.0"`, ["2:1 swagger-2"]],
    ["an alias in itself", "a: &a { b: *a }", ["1:9 alias-cycle"]],
    ["a long key", `"${"k".repeat(5000)}": 1`, ["1:1 key-too-long"]],
    ["deep flow collections", `a: ${"[".repeat(100_000)}`, ["1:1023 nesting-too-deep"]],
    ["deep JSON", `{"a": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`, ["1:506 nesting-too-deep"]],
  ])("%s", async (_, text, want) => {
    const { spec, diagnostics } = await loadFiles({ "api.yaml": text });
    expect(spec).toBeUndefined();
    expect(brief(diagnostics)).toEqual(want);
  });

  test("aliases that multiply", async () => {
    const lines = [..."bcdefghij"].map((name, index) => {
      const previous = `*${"abcdefghij"[index]}`;
      return `x-${name}: &${name} [${Array<string>(9).fill(previous).join(", ")}]`;
    });
    const bomb = `${head}x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\n${lines.join("\n")}\n`;
    expect((await loadFiles({ "api.yaml": bomb })).diagnostics).toMatchObject([{ code: "alias-expansion" }]);
  });

  test("a hundred levels are fine", async () => {
    const nested = `${"[".repeat(100)}1${"]".repeat(100)}`;
    expect((await loadFiles({ "api.yaml": `${head}x-deep: ${nested}\n` })).diagnostics).toEqual([]);
  });
});

describe("files on disk", () => {
  test.each([
    ["a missing file", {}, "api.yaml", ["file-unreadable"]],
    ["a folder", { "api.yaml/x": "" }, "api.yaml", ["file-unreadable"]],
    ["Latin-1", { "api.yaml": Uint8Array.from([97, 58, 10, 32, 0xe9]) }, "api.yaml", ["2:2 not-utf8"]],
    ["UTF-16", { "api.yaml": Uint8Array.from([0xff, 0xfe, 97, 0]) }, "api.yaml", ["1:1 not-utf8"]],
  ])("%s", async (_, files: Record<string, string | Uint8Array>, entry, want) => {
    const { diagnostics } = await loadSpec(path.join(makeFolder(files), entry));
    expect(brief(diagnostics)).toEqual(want);
  });

  const refersTo = (file: string): string =>
    `${head}components:\n  schemas:\n    A: { $ref: ${JSON.stringify(file)} }\n`;

  test("a link out of the folder is not followed", async () => {
    const folder = makeFolder({ "api/api.yaml": refersTo("link.yaml"), "secret.yaml": "{}" });
    symlinkSync(path.join(folder, "secret.yaml"), path.join(folder, "api/link.yaml"));
    const { diagnostics } = await loadSpec(path.join(folder, "api/api.yaml"));
    expect(brief(diagnostics)).toEqual(["5:16 ref-outside"]);
  });

  test.each([
    ["the repository, in which the nearest .git lies", "../models/a.yaml", ".git/HEAD", undefined, []],
    ["the repository, where .git is a file, as in worktrees", "../models/a.yaml", ".git", undefined, []],
    ["nothing beyond the repository", "../../out.yaml", ".git", undefined, ["5:16 ref-outside"]],
    ["nothing of git's own files", "../.git/config", ".git/config", undefined, ["5:16 ref-outside"]],
    ["the document's folder without a repository", "../models/a.yaml", "x", undefined, ["5:16 ref-outside"]],
    ["a folder that --root names", "../models/a.yaml", "x", "repo", []],
    ["a narrower folder than the repository", "../models/a.yaml", ".git", "repo/api", ["5:16 ref-outside"]],
    ["nothing when the document is elsewhere", "b.yaml", "x", "repo/models", ["ref-outside"]],
    ["a linked folder of the repository", "../linked/a.yaml", ".git", undefined, []],
    ["no linked folder beyond the repository", "../escape/out.yaml", ".git", undefined, ["5:16 ref-outside"]],
  ])("references reach %s", async (_, file, mark, root, want) => {
    const folder = makeFolder({
      "repo/api/api.yaml": refersTo(file),
      "repo/models/a.yaml": "type: string\n",
      "out.yaml": "type: string\n",
      [`repo/${mark}`]: "type: string\n",
    });
    symlinkSync(path.join(folder, "repo/models"), path.join(folder, "repo/linked"));
    symlinkSync(folder, path.join(folder, "repo/escape"));
    const { spec, diagnostics } = await loadSpec(
      path.join(folder, "repo/api/api.yaml"),
      root === undefined ? {} : { root: path.join(folder, root) },
    );
    expect(brief(diagnostics)).toEqual(want);
    expect(diagnostics.every(({ hint }) => hint?.includes("--root"))).toBe(true);
    expect(spec === undefined).toBe(want.length > 0);
  });

  test("a document in a linked folder belongs to the repository that it really lies in", async () => {
    const folder = makeFolder({
      "repo/.git": "",
      "repo/api/api.yaml": refersTo("b.yaml"),
      "out.yaml": "type: string\n",
    });
    symlinkSync(path.join(folder, "repo/api"), path.join(folder, "api"));
    symlinkSync(path.join(folder, "out.yaml"), path.join(folder, "repo/api/b.yaml"));
    const { diagnostics } = await loadSpec(path.join(folder, "api/api.yaml"));
    expect(brief(diagnostics)).toEqual(["5:16 ref-outside"]);
  });

  test("files of one name, inside and beside the document's folder, keep their own $id", async () => {
    const folder = makeFolder({
      ".git": "",
      "api/api.yaml": `${head}components:\n  schemas:\n    A: { $ref: models/a.yaml }\n    B: { $ref: ../models/a.yaml }\n`,
      "api/models/a.yaml": "$anchor: here\nproperties: { x: { $ref: '#here' } }\n",
      "models/a.yaml": "$anchor: here\nproperties: { x: { $ref: '#here' } }\n",
    });
    const { spec, diagnostics } = await loadSpec(path.join(folder, "api/api.yaml"));
    expect(diagnostics).toEqual([]);
    const reference = (file: string): unknown =>
      spec && valueAt(spec.document, pointerTo("/x-external", file, "properties", "x", "$ref"));
    expect(reference("models/a.yaml")).toBe("#/x-external/models~1a.yaml");
    expect(reference("../models/a.yaml")).toBe("#/x-external/..~1models~1a.yaml");
  });
});

describe("references", () => {
  const schemas = (text: string): string => `${head}components:\n  schemas:\n${text}`;

  test.each([
    ["a local one stays", "    A: { $ref: '#/components/schemas/B' }\n    B: {}", "#/components/schemas/B"],
    [
      "percent-encoding goes",
      "    A: { $ref: '#/components/schemas/%C3%84' }\n    Ä: {}",
      "#/components/schemas/Ä",
    ],
    ["an anchor", "    A: { $ref: '#b' }\n    B: { $anchor: b }", "#/components/schemas/B"],
    [
      "an $id",
      "    A: { $ref: 'https://example.com/b' }\n    B: { $id: 'https://example.com/b' }",
      "#/components/schemas/B",
    ],
    [
      "a pointer within an $id",
      "    A: { $ref: 'https://example.com/b#/$defs/c' }\n    B: { $id: 'https://example.com/b', $defs: { c: {} } }",
      "#/components/schemas/B/$defs/c",
    ],
    [
      "a pointer through another reference",
      "    A: { $ref: '#/components/schemas/B/properties/x' }\n    B: { $ref: '#/components/schemas/C' }\n    C: { properties: { x: {} } }",
      "#/components/schemas/C/properties/x",
    ],
    [
      "the only dynamic anchor",
      "    A: { $dynamicRef: '#b' }\n    B: { $dynamicAnchor: b }",
      "#/components/schemas/B",
    ],
    ["another file", "    A: { $ref: 'sub/b.yaml' }", "#/x-external/sub~1b.yaml"],
    ["an anchor in another file", "    A: { $ref: 'sub/b.yaml#here' }", "#/x-external/sub~1b.yaml/$defs/c"],
  ])("%s", async (_, text, want) => {
    const other = "$defs: { c: { $anchor: here } }\ntype: object\n";
    const { spec, diagnostics } = await loadFiles({ "api.yaml": schemas(text), "sub/b.yaml": other });
    expect(diagnostics).toEqual([]);
    expect(spec && valueAt(spec.document, "/components/schemas/A/$ref")).toBe(want);
    expect(spec && valueAt(spec.document, want.slice(1))).toBeDefined();
  });

  test("files refer to each other, and back", async () => {
    const { spec, diagnostics } = await loadFiles({
      "api.yaml": schemas("    A: { $ref: 'sub/b.yaml#/B' }\n    Z: { type: string }\n"),
      "sub/b.yaml":
        "B:\n  properties:\n    c: { $ref: 'c.yaml' }\n    b: { $ref: '#/B' }\n    z: { $ref: '../api.yaml#/components/schemas/Z' }\n",
      "sub/c.yaml": "type: integer\n",
    });
    expect(diagnostics).toEqual([]);
    expect(spec?.document["x-external"]).toEqual({
      "sub/b.yaml": {
        B: {
          properties: {
            c: { $ref: "#/x-external/sub~1c.yaml" },
            b: { $ref: "#/x-external/sub~1b.yaml/B" },
            z: { $ref: "#/components/schemas/Z" },
          },
        },
      },
      "sub/c.yaml": { type: "integer" },
    });
    expect(spec?.locate("/x-external/sub~1b.yaml/B/properties/c")).toEqual({
      file: "sub/b.yaml",
      line: 3,
      column: 8,
    });
    expect([...(spec?.sources.keys() ?? [])]).toEqual(["api.yaml", "sub/b.yaml", "sub/c.yaml"]);
  });

  test("a discriminator's mapping: names stay, files and anchors become pointers", async () => {
    const { spec, diagnostics } = await loadFiles({
      "api.yaml": schemas(
        "    A: { discriminator: { propertyName: t, mapping: { b: B, c: c.yaml, d: '#/components/schemas/B', e: Nobody } } }\n    B: {}\n",
      ),
      "c.yaml": "{}",
    });
    expect(spec && valueAt(spec.document, "/components/schemas/A/discriminator/mapping")).toEqual({
      b: "B",
      c: "#/x-external/c.yaml",
      d: "#/components/schemas/B",
      e: "Nobody",
    });
    expect(brief(diagnostics)).toEqual(["5:104 mapping-unresolved"]);
  });

  test("data and names are not references", async () => {
    const text = `    A:
      properties: { $ref: { type: string } }
      example: { $ref: 'https://example.com' }
      default: { $ref: nowhere.yaml }
      enum: [{ $ref: nowhere.yaml }]
      const: { $ref: nowhere.yaml }
      x-data: { $ref: nowhere.yaml }
      examples: [{ $ref: nowhere.yaml }]
`;
    expect((await loadFiles({ "api.yaml": schemas(text) })).diagnostics).toEqual([]);
  });

  test.each([
    ["nothing there", "#/components/schemas/Nobody", "ref-unresolved"],
    ["no such anchor", "#nobody", "ref-unresolved"],
    ["no such file", "nobody.yaml", "ref-file-missing"],
    ["the network", "https://example.com/a.yaml#/A", "ref-remote"],
    ["the network without a scheme", "//example.com/a.yaml", "ref-remote"],
    ["an absolute path", "/etc/passwd", "ref-outside"],
    ["a file URL", "file:///etc/passwd", "ref-outside"],
    ["a drive", "C:\\a.yaml", "ref-outside"],
    ["a folder above", "../a.yaml", "ref-outside"],
    ["a folder above, on a way", "sub/../../a.yaml", "ref-outside"],
    ["a folder above, encoded", "%2e%2e/a.yaml", "ref-outside"],
    ["a folder above, with backslashes", "..\\a.yaml", "ref-outside"],
    ["itself", "#/components/schemas/A", "ref-cycle"],
  ])("refused: %s", async (_, reference, code) => {
    const asked: string[] = [];
    const { spec, draft, diagnostics } = await loadSpec("api.yaml", {
      read: (file) => {
        asked.push(file);
        return file === "api.yaml" ? schemas(`    A: { $ref: ${JSON.stringify(reference)} }\n`) : undefined;
      },
    });
    expect(spec).toBeUndefined();
    expect(draft).toBeDefined();
    expect(brief(diagnostics)).toEqual([`5:16 ${code}`]);
    expect(asked.filter((file) => file.includes(".."))).toEqual([]);
  });

  test("a ring of references is reported at each of its links, not at those who use it", async () => {
    const ring =
      "    A: { $ref: '#/components/schemas/B' }\n    B: { $ref: '#/components/schemas/A' }\n    C: { $ref: '#/components/schemas/A' }\n";
    const { diagnostics } = await loadFiles({ "api.yaml": schemas(ring) });
    expect(brief(diagnostics)).toEqual(["5:16 ref-cycle", "6:16 ref-cycle"]);
  });

  test.each([
    [
      "components/schemas/Pet",
      "ref-file-missing",
      "Did you mean `#/components/schemas/Pet`? A reference into the same file begins with `#/`.",
    ],
    [
      "#components/schemas/Pet",
      "ref-unresolved",
      "Did you mean `#/components/schemas/Pet`? A reference into the same file begins with `#/`.",
    ],
    [
      "/components/schemas/Pet",
      "ref-outside",
      "Did you mean `#/components/schemas/Pet`? A reference into the same file begins with `#/`.",
    ],
    [
      "Pet",
      "ref-file-missing",
      "Did you mean `#/components/schemas/Pet`? A reference into the same file begins with `#/`.",
    ],
    ["#/components/schemas/Pett", "ref-unresolved", "Did you mean `#/components/schemas/Pet`?"],
    ["#/components/schemas/pet", "ref-unresolved", "Did you mean `#/components/schemas/Pet`?"],
    ["#/component/schema/Pet", "ref-unresolved", "Did you mean `#/components/schemas/Pet`?"],
    ["#/definitions/Pet", "ref-unresolved", "Did you mean `#/components/schemas/Pet`?"],
    [
      "#/components/schemas/Pet/properties/nam",
      "ref-unresolved",
      "Did you mean `#/components/schemas/Pet/properties/name`?",
    ],
    ["#/components/schemas/Nobody", "ref-unresolved", "Correct the reference or add what it names."],
    ["pets", "ref-file-missing", "Correct the path or add the file."],
  ])("%s gets the hint that helps", async (reference, code, hint) => {
    const text = `    A: { $ref: "${reference}" }\n    Pet: { properties: { name: {} } }`;
    const { diagnostics } = await loadFiles({ "api.yaml": schemas(text) });
    expect(diagnostics).toMatchObject([{ code, ...(hint !== undefined && { hint }) }]);
  });

  test("a header in another case gets the hint that helps", async () => {
    const text = `${head}components:\n  headers: { X-Request-Id: {}, A: { $ref: "#/components/headers/x-request-id" } }\n`;
    const { diagnostics } = await loadFiles({ "api.yaml": text });
    expect(diagnostics).toMatchObject([{ hint: "Did you mean `#/components/headers/X-Request-Id`?" }]);
  });

  test("a document that begins with another word gets the hint that helps", async () => {
    const { diagnostics } = await loadFiles({ "api.yaml": "OpenAPI: 3.1.0\n" });
    expect(diagnostics).toMatchObject([
      { code: "not-openapi", hint: "Write `openapi` in place of `OpenAPI`." },
    ]);
  });

  test("a reference for a whole map is wrong, and its entries are known", async () => {
    const { draft, diagnostics } = await loadFiles({
      "api.yaml": `${head}components:\n  schemas: { $ref: all.yaml, Own: {} }\npaths: { $ref: paths.yaml }\nx-a: 1\n`,
      "all.yaml": "Pet: { properties: { owner: { $ref: '#/Owner' } } }\nOwner: { $ref: 'owner.yaml' }\n",
      "owner.yaml": "type: string\n",
      "paths.yaml":
        "/pets: { get: { responses: { '200': { content: { $ref: 'api.yaml#/components/schemas/Pet' } } } } }\n",
    });
    expect(brief(diagnostics)).toEqual(["4:14 ref-misplaced", "5:10 ref-misplaced", "1:50 ref-misplaced"]);
    expect(draft?.document["components"]).toEqual({
      schemas: {
        Own: {},
        Pet: { $ref: "#/x-external/all.yaml/Pet" },
        Owner: { $ref: "#/x-external/all.yaml/Owner" },
      },
    });
    expect(draft && valueAt(draft.document, "/x-external/all.yaml/Owner/$ref")).toBe(
      "#/x-external/owner.yaml",
    );
    expect(Object.keys(draft?.document["paths"] ?? {})).toEqual(["/pets"]);
  });

  test.each([
    ["in itself", `components: { schemas: { $ref: "#/components/schemas/A" } }`, ["3:26 ref-misplaced"]],
    [
      "in one of its entries",
      `components: { schemas: { A: { properties: { a: { properties: { $ref: "#/components/schemas/A/properties" } } } } } }`,
      ["3:64 ref-misplaced", "3:70 ref-cycle"],
    ],
    [
      "in a map that stands in it",
      `components: { schemas: { A: { properties: { a: { properties: { $ref: "#/components/schemas/B/properties" } } } }, B: { properties: { b: { properties: { $ref: "#/components/schemas/A/properties" } } } } } }`,
      ["3:64 ref-misplaced", "3:153 ref-misplaced", "3:159 ref-cycle"],
    ],
  ])("a map that refers to what it stands %s leads nowhere, and soon", async (_, text, want) => {
    const { diagnostics } = await loadFiles({ "api.yaml": `${head}${text}\nx-b: { $ref: "#/x-b/c" }\n` });
    expect(brief(diagnostics).filter((each) => !each.includes("unresolved"))).toEqual(want);
  });

  test("a dynamic reference that could mean two schemas means none", async () => {
    const text = "    A: { $dynamicRef: '#t' }\n    B: { $dynamicAnchor: t }\n    C: { $dynamicAnchor: t }\n";
    const { spec, diagnostics } = await loadFiles({ "api.yaml": schemas(text) });
    expect(brief(diagnostics)).toEqual(["5:23 ref-dynamic"]);
    expect(spec && valueAt(spec.document, "/components/schemas/A")).toEqual({});
  });
});

describe("places", () => {
  const text = `${head}x-a:   # a comment
  list:
  - one
  -   two: 2
      three: |
        text
        text

  flow: { a: [1, 2], "b": "c" }
  merged: { <<: &m { k: v }, own: 1 }
  alias: *m
  empty:
  null: ~
`;
  test.each([
    ["", "value", 1, 1],
    ["/x-a", "key", 3, 1],
    ["/x-a", "value", 4, 3],
    ["/x-a/list/0", "value", 5, 5],
    ["/x-a/list/1/two", "value", 6, 12],
    ["/x-a/list/1/three", "key", 7, 7],
    ["/x-a/flow/a/1", "value", 11, 18],
    ["/x-a/flow/b", "key", 11, 22],
    ["/x-a/merged/k", "value", 12, 25],
    ["/x-a/alias/k", "value", 12, 25],
    ["/x-a/empty", "value", 14, 3],
    ["/x-a/null", "value", 15, 9],
    ["/x-a/nobody/below", "key", 3, 1],
  ] as const)("%s, %s", async (pointer, part, line, column) => {
    const { spec } = await loadFiles({ "api.yaml": text });
    expect(spec?.locate(pointer, part)).toEqual({ file: "api.yaml", line, column });
  });

  test.each([
    ["/x-a/list", 4, 9],
    ["/x-a/list/1/three", 7, 9],
    ["/x-a/flow", 11, 11],
    ["/x-a/empty", 14, 14],
    ["/x-a", 3, 15],
  ])("extent of %s", async (pointer, firstLine, lastLine) => {
    const { spec } = await loadFiles({ "api.yaml": text });
    expect(spec?.extent(pointer)).toEqual({ file: "api.yaml", firstLine, lastLine });
  });
});
