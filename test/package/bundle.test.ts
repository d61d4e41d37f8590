import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { packageFolder, workspace } from "../support/pack.ts";

interface Bundle {
  readonly text: string;
  /** The package's files that the bundle has something of, without extension, below `dist`. */
  readonly files: readonly string[];
  /** Minified and compressed by gzip. */
  readonly bytes: number;
}

/** Bundles a program as a consumer does, from the package as it is built. */
async function bundle(contents: string): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    stdin: { contents, resolveDir: join(workspace, "test"), loader: "js" },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    metafile: true,
    logLevel: "error",
    write: false,
  });
  const [output] = Object.values(metafile.outputs);
  const files = Object.entries(output?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => /dist\/(.*)\.js$/.exec(path)?.[1])
    .filter((file) => file !== undefined);
  const [file] = outputFiles;
  return {
    text: file?.text ?? "",
    files: files.sort(),
    bytes: gzipSync(file?.contents ?? "", { level: 9 }).length,
  };
}

const client = `createClient({ baseUrl: "https://api.example.com", token: "token" })`;
const plain = `
  import { createClient, getInvoiceSummary } from "partner-center-invoices";
  console.log(await getInvoiceSummary(${client}));
`;
const paged = `
  import { createClient, listInvoices } from "partner-center-invoices";
  for await (const invoice of listInvoices(${client})) console.log(invoice);
`;

const assigned = /[\w)\]]\.\w+=(async)?\s*(function|\([^()]*\)=>|\w+=>)/;

test("a plain operation brings what every operation needs, and nothing else", async () => {
  const { files, text } = await bundle(plain);
  expect(files).toEqual([
    "operations/invoices",
    "runtime/api-error",
    "runtime/bearer",
    "runtime/client",
    "runtime/errors",
    "runtime/headers",
    "runtime/ids",
    "runtime/join-query",
    "runtime/json",
    "runtime/options",
    "runtime/redact",
    "runtime/retry",
    "runtime/send",
    "runtime/shape",
    "runtime/stack",
    "runtime/transport",
    "runtime/user-agent",
    "runtime/within",
  ]);
  for (const other of [
    "asyncIterator",
    "leads out of baseUrl",
    "URLSearchParams",
    "/v1/invoices/summaries",
    "voidNote",
    "createMockFetch",
  ]) {
    expect(text).not.toContain(other);
  }
  expect(text).toContain("/v1/invoices/summary");
});

test("pages bring the parameters' style and the links besides", async () => {
  const [one, other] = await Promise.all([bundle(plain), bundle(paged)]);
  const added = other.files.filter((file) => !one.files.includes(file));
  expect(added).toEqual([
    "runtime/address",
    "runtime/page-link",
    "runtime/pages",
    "runtime/query",
    "runtime/question-marks",
  ]);
  expect(other.text).toContain("asyncIterator");
});

// V8 takes such a function for the method of a prototype, and keeps it and all that it sees, here a call with its
// answer, until the next full garbage collection; with it, a call took three times as long.
test("no function is written where it becomes a property", async () => {
  const { text } = await bundle(paged);
  expect("a.b=async()=>1").toMatch(assigned);
  expect(text).not.toMatch(assigned);
});

test("the index costs nothing: what is imported from it is all that stays", async () => {
  const straight = plain.replace(/import.*/, (line) =>
    [
      line.replace("createClient, ", "").replace('invoices"', 'invoices/operations/invoices"'),
      line.replace(", getInvoiceSummary", ""),
    ].join("\n"),
  );
  expect((await bundle(straight)).files).toEqual((await bundle(plain)).files);
  expect((await bundle(`import "partner-center-invoices";`)).text.trim()).toBe("");
  const enumOnly = await bundle(
    `import { DocumentType } from "partner-center-invoices"; console.log(DocumentType);`,
  );
  expect(enumOnly.files).toEqual(["enums"]);
});

test.each<[string, string, readonly string[]]>([
  ["a type guard", "isOneTimeInvoiceLineItem", ["guards", "runtime/tag"]],
  ["exact numbers", "exactNumbers", ["exact-numbers", "runtime/exact-numbers"]],
  ["decimals", "parseDecimal", ["runtime/parse-decimal"]],
])("%s: nothing comes along", async (_what, name, files) => {
  const program = `import { ${name} } from "partner-center-invoices"; console.log(${name}(globalThis.given));`;
  const { text, files: found } = await bundle(program);
  expect(found).toEqual(files);
  expect(text).not.toContain("DailyUsageLineItem");
});

// With a token that is renewed and ids that are filled in, which every operation of this package has.
test.each<[string, string]>([
  ["one plain call", plain],
  ["one list in pages", paged],
])("a program with %s weighs what the README says", async (what, program) => {
  const readme = await readFile(join(packageFolder, "README.md"), "utf8");
  const most = 1000 * Number(new RegExp(`^\\| ${what} .*\\| (\\d+\\.\\d) kB`, "m").exec(readme)?.[1]);
  const { bytes } = await bundle(program);
  expect(bytes).toBeLessThanOrEqual(most);
  // A figure that is far too high is not true either.
  expect(bytes).toBeGreaterThan(0.8 * most);
});
