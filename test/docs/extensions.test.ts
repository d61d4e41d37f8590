import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CLIENT_HEADER, extensions } from "../../generator/document/extensions.ts";
import { codeCell } from "../../generator/shared/text/markdown.ts";
import { printTable } from "../../generator/shared/text/markdown-table.ts";
import { expectPage } from "./pages.ts";

/** Where names that begin with `x-` stand in quotes and are read from no document. */
const others: Readonly<Record<string, string>> = {
  "x-doc": "the model's own trees of types",
  "x-external": "where loading puts other files; a document that has it is refused",
  "x-github-api-version": "a header of GitHub",
  "x-never": "the model's own trees of types",
  "x-reference": "the model's own trees of types",
  "x-self": "the model's own trees of types",
  "x-tuple": "the model's own trees of types",
  "x-unknown": "the model's own trees of types",
};

/** Every name in quotes that begins with `x-`, wherever code of the generator could read it. */
function namesInSources(): ReadonlySet<string> {
  const files = readdirSync("generator", { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter(
      (name) => name.endsWith(".ts") && !/^(dist|node_modules)\/|^document\/extensions\.ts$/.test(name),
    );
  expect(files.length).toBeGreaterThan(200);
  return new Set(
    files.flatMap((file) =>
      [...readFileSync(`generator/${file}`, "utf8").matchAll(/["'`](x-[\w-]*\w)["'`]/g)].map(
        ([, name = ""]) => name,
      ),
    ),
  );
}

test("the list has what the sources read, and nothing else", () => {
  expect([...namesInSources()].sort()).toEqual([...Object.keys(extensions), ...Object.keys(others)].sort());
});

test("the page is what the list says", async () => {
  const rows = Object.entries(extensions).map(([name, each]) => [
    codeCell(name),
    each.on,
    each.value,
    each.package ?? "",
    each.diff ?? "",
  ]);
  const fields = Object.entries(CLIENT_HEADER).map(([field, words]) => [
    codeCell(field),
    words.map((word) => codeCell(String(word))).join(", "),
    clientHeaderFields[field] ?? expect.unreachable(`${field} is not explained`),
  ]);
  await expectPage(
    "extensions.md",
    `# Extensions

These keys are read. Every other key that begins with \`x-\` is left alone, and the diff reports a change of it as one of
documentation. With \`x-lint: strict\` at the top of the document, a key that is spelled nearly as one of these is an
error, and so is a list or a name in it that does not fit.

\`x-external\` is where other files are put while a document is read; a document of several files cannot have it.

${printTable([["key", "on", "value", "in the package", "in the diff"], ...rows])}
## Fields of \`x-client-header\`

${printTable([["field", "values", "meaning"], ...fields])}
What the caller gives in the options' \`headers\` always wins over what would be filled in.
`,
  );
});

const clientHeaderFields: Readonly<Record<string, string>> = {
  fill: "a new UUID for each call of the function, or for each attempt; `caller`: only what the caller gives",
  role: "what the header is for; an answer's header of that name is shown in errors under that role",
  idempotency: "whether the service takes two requests with one value for the same request, so that one is repeated safely",
}; // prettier-ignore
