import fc from "fast-check";
import { format } from "prettier/standalone";
import * as babel from "prettier/plugins/babel";
import * as estree from "prettier/plugins/estree";
import { expect, test } from "vitest";
import type { Plugin } from "prettier";
import { layOut } from "../../generator/format/lay-out.ts";
import { printStatement } from "../../generator/format/print-statement.ts";
import type { ParameterStatement, PropertyStatement, Statement } from "../../generator/shared/statement.ts";
import { aliasOf } from "../support/statements.ts";

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
const properties = (types: fc.Arbitrary<string>): fc.Arbitrary<PropertyStatement[]> =>
  fc.array(
    fc.record({ leadingTrivia: comment, name: fc.oneof(word, fc.constantFrom('"a-b"', "404", '"a\\"b"', "é")), hasQuestionToken: fc.boolean(), type: types }),
    { maxLength: 4 },
  ); // prettier-ignore
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
const { object, composed } = types;

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

const text = fc.oneof(
  fc.tuple(word, word, fc.array(row, { minLength: 1, maxLength: 5 })).map(([id, type, rows]) => `const ${id}: ${type} = [${rows.join(", ")}];`),
  fc.tuple(comment, word, fc.array(fc.tuple(comment, word, fc.constantFrom('"a"', "1", "-2", '"é"', "1.5")), { maxLength: 3 }))
    .map(([doc, id, list]) => `${doc}export const ${id} = {\n${list.map(([about, key, value]) => `${about}${key}: ${value},`).join("\n")}\n} as const;`),
  fc.tuple(word, word, fc.array(word, { minLength: 1, maxLength: 5 }), fc.constantFrom("() => (", "(): HeaderValues => (", "("))
    .map(([id, type, names, open]) => `const ${id}${open === "(" ? `: ${type}` : ""} = ${open === "(" ? "" : open}{ ${names.map((each) => `"ms-${each}": ${open === "(" ? `"${each}"` : "crypto.randomUUID()"}`).join(", ")} }${open === "(" ? "" : ")"};`),
); // prettier-ignore

const anyType = fc.oneof(plain, object, composed);
const names = fc.array(fc.record({ name: word, isTypeOnly: fc.boolean() }), { minLength: 1, maxLength: 12 });

/** The body of a function that sends a request, or of one that calls another. */
const body = fc.oneof(
  fc.tuple(fields, fc.constantFrom("options", 'atServer("https://a.example", options)')).map(([list, last]) => `return send(client, {\n${list.join(",\n")},\n}, ${last});`),
  fc.tuple(fields, word).map(([list, type]) => `return sendPages<${type}, string>(client, {\n${list.join(",\n")},\n}, options);`),
  fc.tuple(word, fc.array(word, { minLength: 1, maxLength: 6 })).map(([id, values]) => `return hasTag(value, ["${id}", "a"], [${values.map((each) => `"${each}"`).join(", ")}]);`),
  word.map((call) => `return ${call}(operations);`),
  fc.tuple(word, word).map(([call, type]) => `return ${call}<${type}>(routes, options);`),
); // prettier-ignore
const options = fc.oneof(
  fc.constantFrom("RequestOptions", 'PageOptions & Partial<AcceptOptions<"text/csv">>'),
  fc.array(fc.oneof(word, long), { minLength: 1, maxLength: 6 }).map((list) => `AcceptOptions<${list.map((each) => `"text/${each}"`).join(" | ")}>`),
); // prettier-ignore
const parameters = fc
  .tuple(fc.constantFrom("none", "optional", "default"), fc.oneof(word, long), fc.constantFrom("client", "options", "both", "nothing"), options, fc.boolean())
  .map(([kind, type, others, own, hasQuestionToken]): ParameterStatement[] => [
    ...(others === "client" || others === "both" ? [{ name: "client", type: "Client" }] : []),
    ...(kind === "none" ? [] : [{ name: "params", type, ...(kind === "default" ? { initializer: "{}" } : { hasQuestionToken: true }) }]),
    ...(others === "options" || others === "both" ? [{ name: "options", type: own, hasQuestionToken }] : []),
  ]); // prettier-ignore
const returnType = fc.oneof(
  fc.tuple(anyType, fc.option(word)).map(([result, errors]) => `ApiPromise<${result}${errors === null ? "" : `, ${errors}`}>`),
  fc.oneof(word, long).map((type) => `value is ${type}`),
  word,
); // prettier-ignore
const signature = fc.record({ leadingTrivia: comment, parameters, returnType });

const statement: fc.Arbitrary<Statement> = fc.oneof(
  text,
  fc.record({
    kind: fc.constant<"interface">("interface"),
    leadingTrivia: comment,
    name: fc.oneof(word, fc.constant("Größe")),
    extends: fc.array(word, { maxLength: 2 }),
    properties: properties(fc.oneof({ depthSize: "small" }, plain, plain, object, composed)),
    indexSignatures: fc.array(fc.record({ keyName: fc.constant("key"), keyType: fc.constant("string"), returnType: anyType }), { maxLength: 1 }),
  }),
  fc.tuple(fc.oneof(word, fc.constant("Größe")), fc.oneof(plain, object, composed, word.map((each) => `(typeof ${each})[keyof typeof ${each}] | null`)), comment)
    .map(([name, type, doc]) => aliasOf(name, type, doc)),
  fc.record({
    kind: fc.constant<"import">("import"),
    moduleSpecifier: fc.constant("./a.ts"),
    namedImports: names,
  }),
  fc.tuple(word, fc.boolean()).map(([namespaceImport, isTypeOnly]): Statement => ({ kind: "import", namespaceImport, isTypeOnly, moduleSpecifier: "zod" })),
  fc.record({
    kind: fc.constant<"export">("export"),
    isTypeOnly: fc.constant(true),
    moduleSpecifier: fc.constant("./a.ts"),
    namedExports: fc.array(fc.record({ name: word }), { minLength: 1, maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant<"function">("function"),
    leadingTrivia: comment,
    name: fc.oneof(word, long),
    parameters,
    returnType,
    overloads: fc.array(signature, { maxLength: 2 }),
    statements: fc.oneof(fc.tuple(body), fc.tuple(fc.constant("params = given(params);"), body)),
  }),
); // prettier-ignore

test("what is laid out is laid out as Prettier does", async () => {
  let laidOut = 0;
  await fc.assert(
    fc.asyncProperty(statement, async (each) => {
      const own = layOut(each);
      if (own === undefined) return;
      // A random name can be a word that does not parse there.
      const wanted = await prettier(printStatement(each)).catch(() => undefined);
      if (wanted === undefined) return;
      laidOut++;
      expect(`${own}\n`).toBe(wanted);
    }),
    { numRuns: 2500, seed: 1, endOnFailure: true },
  );
  expect(laidOut).toBeGreaterThan(300);
});

test.each<[string, Statement]>([
  ["a string that Prettier quotes in another way", aliasOf("A", '"say \\"x\\""')],
  ["text of another width", aliasOf("A", '"\u5b57"')],
  ["a name of another width", aliasOf("\u5b57", "string")],
  ["a comment that is no JSDoc", aliasOf("A", "string", "// why\n")],
  ["a comment without stars", aliasOf("A", "string", "/**\nfree\n*/\n")],
  ["an indexed access", aliasOf("A", '(B | C)["d"]')],
  ["brackets that nothing needs", aliasOf("A", "(B | C)")],
  ["more than a type", aliasOf("A", "B; type C = D")],
  ["a function as text", "export function a(): void {}"],
  ["a table", "const a = [{ b: 1, c: 2 }, { b: 3, c: 4 }];"],
])("left to Prettier: %s", (_, each) => {
  expect(layOut(each)).toBeUndefined();
});
