import fc from "fast-check";
import { format } from "prettier/standalone";
import * as babel from "prettier/plugins/babel";
import * as estree from "prettier/plugins/estree";
import { expect, test } from "vitest";
import type { Plugin } from "prettier";
import { layOut } from "../../generator/format/lay-out.ts";

// The declarations of the plugins do not say that they are plugins.
const plugins = [babel, estree] as Plugin[];

function prettier(text: string): Promise<string> {
  return format(text, { printWidth: 110, parser: "babel-ts", plugins });
}

const word = fc.stringMatching(/^[a-zA-Z]\w{0,25}$/);
const scalar = fc.oneof(
  word.filter((name) => !/^(?:typeof|keyof|unique|infer|readonly|asserts|is|new|abstract|in|as|void)$/.test(name)),
  fc.constantFrom("null", "undefined", "string", "-1", "10", '"a"', '"it\'s"', '"say \\"x\\""', '"é"', '"a\\nb"', "1.50"),
); // prettier-ignore
const union = fc.array(scalar, { minLength: 1, maxLength: 9 }).map((members) => members.join(" | "));
/** Nearly as long as a line, or longer. */
const long = fc
  .tuple(word, word, word, word, word)
  .map((words) => words.map((each) => `${each}AndAnotherOne`).join(""));
const plain = fc.oneof(
  union,
  long,
  long.map((type) => `${type}[]`),
  fc.tuple(long, union).map(([a, b]) => `${a} | ${b}`),
  fc.tuple(long, fc.constantFrom("", "[]", "<A>", "<A, B>")).map(([a, b]) => `${a}${b} | null`),
  long.map((type) => `(${type} | null)[]`),
  union.map((type) => `(${type})[]`),
  union.map((type) => `${type}[]`),
  fc.tuple(word, union, union).map(([name, a, b]) => `${name}<${a}, ${b}>[]`),
  fc.tuple(scalar, scalar).map(([a, b]) => `${a} & ${b}`),
  fc.tuple(word, word, union).map(([a, b, c]) => `${a} & (${b} | ${c})`),
  fc.tuple(word, word, word, word).map(([a, b, c, d]) => `(${a} & ${b}) | (${c} & ${d})[]`),
  fc.tuple(word, word, union).map(([a, b, c]) => `${a}<${b}<${c}>>`),
);
const comment = fc.constantFrom("", "/** One line. */\n", "/**\n * Several\n *   - lines\n *\n * @tag\n */\n", "// Another kind.\n"); // prettier-ignore
const name = fc.oneof(word, fc.constantFrom('"a-b"', "404", "[key: string]", '"a\\"b"', "é"));

/** Members of an object type, nested a little, as the compiler's printer writes them. */
const types = fc.letrec<{ members: string; object: string; composed: string }>((tie) => ({
  composed: fc.oneof(
    fc.array(fc.oneof(word, tie("object")), { minLength: 2, maxLength: 4 }).map((parts) => parts.join(" & ")),
    fc.tuple(word, tie("object")).map(([a, b]) => `(${a} & ${b})[]`),
    fc.tuple(word, tie("object"), tie("object")).map(([a, b, c]) => `(${a} & ${b}) | ${c} | null`),
    fc.tuple(word, tie("object"), tie("object"), word).map(([a, b, c, d]) => `${a} & (${b} & ${c}) & ${d}`),
    fc.tuple(tie("object"), word, tie("object"), tie("object")).map(([a, b, c, d]) => `${a} & ((${b} & ${c}) | ${d})`),
    fc.tuple(word, tie("object"), plain).map(([a, b, c]) => `${a}<${b}, ${c}>`),
    fc.tuple(word, tie("object")).map(([a, b]) => `${a}<${b}>`),
  ),
  object: fc
    .tuple(tie("members"), fc.constantFrom("", "[]", "[][]", " | null", " | undefined", "[] | null"), fc.constantFrom("", "string | "))
    .map(([inner, after, before]) => `${before}{\n${inner}\n}${after}`),
  members: fc
    .array(
      fc.tuple(comment, name, fc.constantFrom("", "?"), fc.oneof({ depthSize: "small" }, plain, plain, tie("object"),
        tie("object").map((type) => `(${type})[]`), fc.tuple(tie("object"), tie("object")).map(([a, b]) => `(${a} | ${b})[]`), tie("composed"))),
      { maxLength: 4 },
    )
    .map((list) => list.map(([doc, key, mark, type]) => `${doc}    ${key}${key.startsWith("[") ? "" : mark}: ${type};`).join("\n")),
})); // prettier-ignore
const { members, object, composed } = types;

const fields = fc.array(
  fc.oneof(
    fc.constantFrom('method: "GET"', "headerRoles", 'path: "/a"', "auth: bearer", "pages: { items: \"a\", next: \"b\" }"),
    fc.array(word, { minLength: 1, maxLength: 5 }).map((names) => `path: \`/a/\${${names.map((each) => `segment(params.${each})`).join("}/${")}}\``),
    fc.array(word, { minLength: 1, maxLength: 7 }).map((names) => `query: [${names.map((each) => `pair("${each}", params.${each})`).join(", ")}]`),
    fc.array(word, { minLength: 1, maxLength: 5 }).map((names) => `auth: anyOf(bearer, ${names.map((each) => `apiKey("${each}", "header", "${each}-Key")`).join(", ")})`),
    fc.array(word, { minLength: 1, maxLength: 5 }).map((names) => `decode: byStatus({ ${names.map((each) => `"2${each}": ${each}`).join(", ")} })`),
    fc.array(word, { minLength: 1, maxLength: 4 }).map((names) => `body: bodyAs(params.contentType ?? "text/plain", params.body, { ${names.map((each) => `"text/x-${each}": (value) => textBody(value, "${each}")`).join(", ")} })`),
    fc.array(word, { minLength: 1, maxLength: 6 }).map((names) => `path: withValues(\`/a/\${segment(params.b)}\`, { ${names.map((each) => `${each}: params.${each}`).join(", ")} })`),
    fc.array(word, { minLength: 1, maxLength: 5 }).map((names) => `path: withQuery("/a", ${names.map((each) => `form("${each}", params.${each}, { explode: false })`).join(", ")})`),
    fc.array(word, { minLength: 1, maxLength: 5 }).map((names) => `headers: () => ({ ...newIds(), ${names.map((each) => `"x-${each}": simpleHeader(params.${each})`).join(", ")} })`),
    fc.array(word, { minLength: 1, maxLength: 5 }).map((names) => `steps: [multipartBody(params.body, { ${names.map((each) => `${each}: "text/${each}"`).join(", ")} }), bearer, once]`),
    fc.array(word, { minLength: 1, maxLength: 8 }).map((names) => `pages: { items: (page) => page?.items, next: (page) => page${names.map((each) => `?.${each}`).join("")}, root: "/v1/" }`),
    fc.array(word, { minLength: 1, maxLength: 5 }).map((names) => `path: () => \`/a/\${${names.map((each) => `segment(params.${each}, "${each}")`).join("}/${")}}\``),
    fc.array(word, { minLength: 1, maxLength: 5 }).map((names) => `path: () => withValues(\`/a/\${segment(params.b, "b")}\`, { ${names.map((each) => `${each}: params.${each}`).join(", ")} })`),
    fc.array(word, { minLength: 1, maxLength: 5 }).map((names) => `path: () => params.${names.join(".")} ?? "b"`),
    word.map((each) => `body: jsonBody(params.${each}, "application/${each}${each}${each}${each}")`),
  ),
  { minLength: 1, maxLength: 4 },
); // prettier-ignore

const row = fc.oneof(
  fc.constant("{}"),
  fc.array(fc.tuple(word, fc.nat(99)), { minLength: 1, maxLength: 12 }).map((list) => `{ properties: { ${list.map(([id, to]) => `${id}: ${to}`).join(", ")} } }`),
  fc.nat(99).map((to) => `{ items: ${to} }`),
  fc.array(fc.nat(1e9), { maxLength: 30 }).map((list) => `[${list.join(", ")}]`),
  fc.tuple(word, fc.nat(99)).map(([id, to]) => `{ properties: { ${id}: ${to} }, items: ${to} }`),
  fc.tuple(word, word).map(([a, b]) => `["${a}", "${b}"]`),
); // prettier-ignore

const statement = fc.oneof(
  fc.tuple(word, word, fc.array(row, { minLength: 1, maxLength: 5 })).map(([id, type, rows]) => `const ${id}: ${type} = [${rows.join(", ")}];`),
  fc.tuple(fc.oneof(word, long), word, word, fc.array(word, { minLength: 1, maxLength: 6 }))
    .map(([id, union, member, values]) => `export function ${id}(value: ${union}): value is ${member} {\n    return hasTag(value, ["${id}", "a"], [${values.map((each) => `"${each}"`).join(", ")}]);\n  }`),
  fc.tuple(word, word, word).map(([id, type, call]) => `export function ${id}(options: ${type}<${id}> = {}): ${type}<${type}> {\nreturn ${call}<${id}>(routes, options);\n}`),
  fc.tuple(comment, word, members).map(([doc, id, body]) => `${doc}export interface ${id} {\n${body}\n}`),
  fc.tuple(comment, word, members).map(([doc, id, body]) => `${doc}export type ${id} = {\n${body}\n};`),
  fc.tuple(word, fc.oneof(plain, object, composed)).map(([id, type]) => `export type ${id} = ${type};`),
  fc.tuple(word, word, fc.array(word, { minLength: 1, maxLength: 5 }), fc.constantFrom("() => (", "(): HeaderValues => (", "("))
    .map(([id, type, names, open]) => `const ${id}${open === "(" ? `: ${type}` : ""} = ${open === "(" ? "" : open}{ ${names.map((each) => `"ms-${each}": ${open === "(" ? `"${each}"` : "crypto.randomUUID()"}`).join(", ")} }${open === "(" ? "" : ")"};`),
  fc.tuple(word, word, fc.constantFrom("", " | null")).map(([a, b, end]) => `export type ${a}${b} = (typeof ${a}${b})[keyof typeof ${a}${b}]${end};`),
  fc.tuple(fc.constantFrom("import type", "export", "export type"), fc.array(word, { minLength: 1, maxLength: 12 }))
    .map(([kind, names]) => `${kind} { ${[...new Set(names)].join(", ")} } from "./a.ts";`),
  fc.tuple(word, word, fc.boolean(), fc.tuple(fc.oneof(plain, object, composed), fc.option(word)), fields)
    .map(([id, params, has, [result, errors], list]) => `export function ${id}(client: Client, ${has ? `params: ${params} = {}, ` : ""}options?: RequestOptions): ApiPromise<${result}${errors === null ? "" : `, ${errors}`}> {\n    return send(client, {\n${list.join(",\n")},\n    }, ${has ? "options" : `atServer("https://${id}.example", options)`});\n}`),
); // prettier-ignore

test("what is laid out is laid out as Prettier does", async () => {
  let laidOut = 0;
  await fc.assert(
    fc.asyncProperty(statement, async (text) => {
      const own = layOut(text);
      if (own === undefined) return;
      // Whatever the printer writes has been parsed before.
      const wanted = await prettier(text).catch(() => undefined);
      if (wanted === undefined) return;
      laidOut++;
      expect(`${own}\n`).toBe(wanted);
    }),
    { numRuns: 4000, seed: 1, endOnFailure: true },
  );
  expect(laidOut).toBeGreaterThan(300);
});

test.each([
  ["a string that Prettier quotes in another way", 'export type A = "say \\"x\\"";'],
  ["text of another width", 'export interface A {\n  a: "\u5b57";\n}'],
  ["a comment that is no JSDoc", "export interface A {\n  // why\n  a: string;\n}"],
  ["a comment without stars", "/**\nfree\n*/\nexport type A = string;"],
  ["an indexed access", 'export type A = (B | C)["d"];'],
  ["brackets that nothing needs", "export type A = (B | C);"],
  ["another function", "export function a(): void {}"],
  ["a table", "const a = [{ b: 1, c: 2 }, { b: 3, c: 4 }];"],
])("left to Prettier: %s", (_, text) => {
  expect(layOut(text)).toBeUndefined();
});
