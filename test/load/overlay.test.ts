import { describe, expect, it, test } from "vitest";
import { loadSpec } from "../../generator/document/load/load-spec.ts";
import { valueAt, type JsonValue } from "../../generator/shared/json.ts";

const api = `openapi: 3.1.0
info: { title: Pets, version: "1" }
tags: [{ name: A }, { name: B }, { name: C }]
paths:
  /pets:
    get: &list
      operationId: listPets
      tags: [A]
      responses: { "200": { description: ok } }
  /cats:
    get: *list
`;

const overlayHead = `overlay: 1.0.0\ninfo: { title: Mend, version: "1" }\nactions:\n`;

async function load(actions: string, files: Readonly<Record<string, string>> = {}) {
  const all: Readonly<Record<string, string>> = {
    "api.yaml": api,
    "mend.yaml": actions.startsWith("overlay") ? actions : overlayHead + actions,
    ...files,
  };
  return loadSpec("api.yaml", { read: (file) => all[file], overlays: ["mend.yaml"] });
}

describe("actions", () => {
  it.each<[string, string, string, JsonValue | undefined]>([
    ["merges objects", `  - { target: $.info, update: { version: "2", contact: { name: me } } }`, "/info", { title: "Pets", version: "2", contact: { name: "me" } }],
    ["merges inside", `  - { target: $, update: { info: { summary: s } } }`, "/info/summary", "s"],
    ["appends to a list", `  - { target: $.tags, update: { name: D } }`, "/tags/3/name", "D"],
    ["joins lists in a merge", `  - { target: "$.paths.*.get", update: { tags: [Z] } }`, "/paths/~1cats/get/tags", ["A", "Z"]],
    ["replaces a value by one of another kind", `  - { target: $.info, update: { title: { x: 1 } } }`, "/info/title", { x: 1 }],
    ["removes a field", `  - { target: $.tags, remove: true }`, "/tags", undefined],
    ["removes items, whatever their order", `  - { target: "$.tags[?@.name != 'B']", remove: true }`, "/tags", [{ name: "B" }]],
    ["removes rather than updates", `  - { target: $.tags, remove: true, update: { name: D } }`, "/tags", undefined],
    ["one after the other", `  - { target: $.tags, update: { name: D } }\n  - { target: "$.tags[?@.name == 'D']", update: { description: new } }`, "/tags/3/description", "new"],
    ["leaves an alias's twin alone", `  - { target: "$.paths['/cats'].get", update: { operationId: listCats } }`, "/paths/~1pets/get/operationId", "listPets"],
    ["takes any key", `  - { target: $.info, update: { __proto__: { polluted: 1 } } }`, "/info/polluted", undefined],
  ])("%s", async (_, actions, pointer, expected) => {
    const { spec, draft, diagnostics } = await load(actions);
    expect(diagnostics).toEqual([]);
    expect(valueAt((spec ?? draft)?.document ?? {}, pointer)).toEqual(expected);
  }); // prettier-ignore
});

describe("places", () => {
  it.each<[string, string, string, string]>([
    ["what the overlay brought", `  - { target: $.info, update: { summary: s } }`, "/info/summary", "mend.yaml:4:42"],
    ["what is inside of that", `  - { target: $, update: { servers: [{ url: /a }] } }`, "/servers/0/url", "mend.yaml:4:45"],
    ["an item that it appended", `  - { target: $.tags, update: { name: D } }`, "/tags/3/name", "mend.yaml:4:39"],
    ["what stands beside it", `  - { target: $.info, update: { summary: s } }`, "/info/version", "api.yaml:2:31"],
    ["an item that moved up", `  - { target: "$.tags[0]", remove: true }`, "/tags/1/name", "api.yaml:3:42"],
    ["what was removed", `  - { target: $.tags, remove: true }`, "/tags", "api.yaml:3:7"],
  ])("%s", async (_, actions, pointer, expected) => {
    const { spec } = await load(actions);
    const { file, line, column } = spec?.locate(pointer) ?? {};
    expect(`${file}:${line}:${column}`).toBe(expected);
  }); // prettier-ignore

  test("a reference of the overlay starts from the document, and is told where it stands", async () => {
    const { diagnostics } = await load(`  - { target: $.info, update: { x-a: 1 } }
  - target: $.paths['/pets'].get
    update: { responses: { "404": { $ref: "#/components/responses/Missing" } } }`);
    expect(diagnostics).toMatchObject([{ code: "ref-unresolved", location: { file: "mend.yaml", line: 6 } }]);
  });
});

describe("what is wrong with an overlay is told, located in it", () => {
  it.each<[string, string, string, string]>([
    ["no version", `info: { title: a, version: "1" }\nactions: [{ target: $, update: {} }]`, "overlay-invalid", "mend.yaml:1:1"],
    ["another version", `overlay: 2.0.0\ninfo: { title: a, version: "1" }\nactions: [{ target: $, update: {} }]`, "overlay-invalid", "mend.yaml:1:10"],
    ["no actions", `overlay: 1.0.0\ninfo: { title: a, version: "1" }`, "overlay-invalid", "mend.yaml:1:1"],
    ["no target", `${overlayHead}  - { update: {} }`, "overlay-invalid", "mend.yaml:4:5"],
    ["nothing to do", `${overlayHead}  - { target: $ }`, "overlay-invalid", "mend.yaml:4:5"],
    ["a field in another spelling", `${overlayHead}  - { target: $, updates: {}, update: {} }`, "overlay-invalid", "mend.yaml:4:27"],
    ["no JSONPath", `${overlayHead}  - { target: "$.a[", update: {} }`, "overlay-target", "mend.yaml:4:15"],
    ["a target that names nothing", `${overlayHead}  - { target: $.nowhere, update: {} }`, "overlay-unmatched", "mend.yaml:4:15"],
    ["an update of a text", `${overlayHead}  - { target: $.info.title, update: { a: 1 } }`, "overlay-target", "mend.yaml:4:37"],
    ["an object updated by a text", `${overlayHead}  - { target: $.info, update: text }`, "overlay-target", "mend.yaml:4:31"],
    ["a root that is removed", `${overlayHead}  - { target: $, remove: true }`, "overlay-target", "mend.yaml:4:15"],
    ["broken YAML", `overlay: [`, "yaml-syntax", "mend.yaml:1:11"],
  ])("%s", async (_, text, code, place) => {
    const { diagnostics } = await load("", { "mend.yaml": text });
    const [first] = diagnostics;
    const at = first?.location && `${first.location.file}:${first.location.line}:${first.location.column}`;
    expect({ code: first?.code, at, count: diagnostics.length }).toEqual({ code, at: place, count: 1 });
  }); // prettier-ignore

  test("an overlay that is not there", async () => {
    const { diagnostics } = await loadSpec("api.yaml", { read: (file) => (file === "api.yaml" ? api : undefined), overlays: ["gone.yaml"] }); // prettier-ignore
    expect(diagnostics).toMatchObject([
      { code: "file-unreadable", message: "There is no file `gone.yaml`." },
    ]);
  });
});
