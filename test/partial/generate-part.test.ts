import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { generate, type GenerateResult } from "../../generator/generate.ts";
import { generatePart, type LastRun } from "../../generator/partial/generate-part.ts";
import { makeFolder } from "../support/documents.ts";
import { manyParts } from "./document.ts";

interface Package {
  readonly spec: string;
  readonly out: string;
  readonly last: LastRun;
}

/** Generates a package, and remembers of it what a run after an edit needs. */
async function packageOf(text: string): Promise<Package> {
  const folder = makeFolder({ "api.yaml": text });
  const [spec, out] = [path.join(folder, "api.yaml"), path.join(folder, "out")];
  const { ok, isIndented, plan, sources, diagnostics } = await generate({ spec, out });
  expect({ ok, isIndented }).toEqual({ ok: true, isIndented: true });
  const outputs = (plan?.added ?? []).map((each) => each.path);
  return { spec, out, last: { file: [...sources.keys()].join(), text, diagnostics, outputs } };
}

/** What both ways of generating after an edit would write and say; `part` is undefined when it leaves the work to the other. */
async function bothWays(
  { spec, out, last }: Package,
  text: string,
): Promise<{ part?: object; whole: object }> {
  writeFileSync(spec, text);
  const part = await generatePart({ spec, out, check: true }, last);
  const whole = await generate({ spec, out, check: true });
  return { ...(part && { part: outcome(part) }), whole: outcome(whole) };
}

function outcome({ ok, plan, diagnostics, sources }: GenerateResult): object {
  const { added, changed, removed } = plan ?? {};
  return { ok, added, changed, removed, diagnostics, sources: [...sources] };
}

const document = manyParts();
const whole = await packageOf(document);

/** A document with the first of some words that stands behind others replaced. */
function edited(behind: string, from: string | RegExp, to: string): string {
  const at = document.indexOf(behind);
  const tail = document.slice(at).replace(from, to);
  expect(at).toBeGreaterThan(0);
  expect(tail).not.toBe(document.slice(at));
  return document.slice(0, at) + tail;
}

describe("an edit that is generated in part gives what generating everything gives", () => {
  const cases: [what: string, text: string, files: string[]][] = [
    ["a summary", edited("/things-7/", "Gets a thing", "Gets one"), ["src/operations/odd.ts"]],
    ["a schema's description", edited("Thing4:\n", "A thing", "The fourth"), ["src/models.ts"]],
    ["a property's description", edited("Other5:\n", "What it is called", "Its name"), ["src/models.ts"]],
    ["lines that come", edited("Other5:\n", "What it is called.", "|\n            One.\n\n            Two."), ["src/models.ts"]],
    ["a type", edited("Small6:\n", "integer", "boolean"), ["src/models.ts"]],
    ["a bound", edited("Small6:\n", "minimum: 1", "minimum: 2"), ["src/models.ts"]],
    ["a property that comes", edited("Small6:\n", "size:", "color: {}\n            size:"), ["src/models.ts"]],
    ["a parameter's description", edited("/things-3/", "Which things", "Which"), ["src/operations/odd.ts"]],
    ["an example", edited("/things-8/", "name: first", "name: last"), ["src/examples.ts"]],
    ["a webhook", edited("  thingChanged5:", "has changed", "changed"), ["src/webhooks.ts"]],
    ["an enum's value", edited("State2:\n", "- old", "- gone"), ["src/enums.ts"]],
    ["a description of all", edited("info:", "Nothing", "Not much"), []],
    ["a server", edited("servers:", "Production", "The real one"), ["src/servers.ts"]],
    ["a tag's description", edited("tags:", "Every other", "Each second"), []],
    ["two edits", edited("/things-7/", "Gets a thing", "Gets one").replace("A thing has", "Something has"), ["src/operations/odd.ts", "src/webhooks.ts"]],
    ["a comment", edited("/things-8/", "parameters:", "# Of both.\n    parameters:"), []],
  ]; // prettier-ignore
  test.each(cases)("%s", async (_, text, files) => {
    const result = await bothWays(whole, text);
    expect(result.part).toEqual(result.whole);
    if (files.length > 0)
      expect(result.part).toMatchObject({ changed: files.map((file) => ({ path: file })) });
  });
});

describe("an edit that reaches further is not generated in part", () => {
  const cases: [what: string, text: string][] = [
    ["the title", edited("info:", "Many parts", "Parts")],
    ["a path that is new", edited("paths:\n", "/things-1/{id}:", "/others/{id}:")],
    ["a schema's name", document.replaceAll("Other9", "Another9")],
    ["an operation's name", edited("/things-3/", "getThing3", "getThat3")],
    ["a tag", edited("/things-3/", "[odd]", "[even]")],
    ["the order of tags", edited("tags:", "name: even", "name: zero")],
    ["requirements", edited("security:", "- token: []", "- {}")],
    ["a mistake", edited("Small6:\n", "integer", "intger")],
    ["no YAML", edited("Small6:\n", "type: object", 'type: "object')],
    ["a reference to nothing", edited("/things-3/", "schemas/State3", "schemas/State300")],
    ["an anchor", edited("Small6:\n", "type: object", "&anchor\n          type: object").replace("minimum: 1", "minimum: *anchor")],
    ["a part that all others need", edited("  parameters:\n    limit:", "maximum: 100", "maximum: 50")],
    ["a property that only requests have", edited("Small6:\n", "minimum: 1", "writeOnly: true")],
    ["a security scheme", edited("    token:\n", "scheme: bearer", "scheme: basic")],
    ["a header that operations share", edited("/things-3/", "name: trace", "name: span")],
    ["a base less", edited("Small4:\n", "schemas/Base4", "schemas/Other4")],
    ["another kind of declaration", edited("Other5:\n", "properties:", "x-properties:")],
    ["a schema that is used on both sides now", edited("/things-3/", "schemas/State3", "schemas/Thing3")],
  ]; // prettier-ignore
  test.each(cases)("%s", async (_, text) => {
    writeFileSync(whole.spec, text);
    expect(await generatePart({ spec: whole.spec, out: whole.out, check: true }, whole.last)).toBeUndefined();
  });
});

describe("any edit of a line that is generated in part gives what generating everything gives", () => {
  const lines = document.split("\n");
  /** Each of them at lines that are far from each other, so that every kind of part gets some. */
  const edits: [what: string, edit: (line: string) => string | undefined][] = [
    ["a line gone", () => undefined],
    ["a line twice", (line) => `${line}\n${line}`],
    ["a word more", (line) => `${line} more`],
    ["a key renamed", (line) => line.replace(/(\w+):/, "$1s:")],
    ["another type", (line) => line.replace(/: (string|integer|object)$/, ": boolean")],
    ["further left", (line) => line.replace(/^ {2}/, "")],
  ];
  test.each(edits)(
    "%s",
    async (_, edit) => {
      let inPart = 0;
      for (let index = 20; index < lines.length; index += 41) {
        const text = lines.flatMap((line, at) => (at === index ? (edit(line) ?? []) : line)).join("\n");
        if (text === document) continue;
        const result = await bothWays(whole, text);
        if (!result.part) continue;
        inPart++;
        expect(result.part, `line ${index + 1}: ${lines[index]}`).toEqual(result.whole);
      }
      expect(inPart).toBeGreaterThan(0);
    },
    60_000,
  );
});

test("what is written is what generating everything writes", async () => {
  const { spec, out, last } = await packageOf(document);
  writeFileSync(spec, edited("Small6:\n", "integer", "boolean"));
  const { ok, plan } = (await generatePart({ spec, out }, last)) ?? {};
  expect({ ok, changed: plan?.changed.map((each) => each.path) }).toEqual({
    ok: true,
    changed: ["src/models.ts"],
  });
  expect(plan?.unchanged).toContain("src/enums.ts");
  expect(readFileSync(path.join(out, "src/models.ts"), "utf8")).toContain("size?: boolean;");
  expect((await generate({ spec, out, check: true })).plan?.changed).toEqual([]);
});

test("nothing is written when the package is not what the document made of it", async () => {
  const { spec, out, last } = await packageOf(document);
  const file = path.join(out, "src/models.ts");
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace("export interface Small6 ", "export interface Tiny6 "),
  );
  writeFileSync(spec, edited("Small6:\n", "integer", "boolean"));
  expect(await generatePart({ spec, out }, last)).toBeUndefined();
  expect(readFileSync(file, "utf8")).toContain("Tiny6");
});
