import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { beforeAll, expect, test } from "vitest";
import { compile, consumerOptions, writeModules } from "../support/compile.ts";
import { useTemporaryFolder, workspace } from "../support/pack.ts";

const folder = useTemporaryFolder();

/** `^` is where the cursor is; it is no part of the file. */
const cursors = {
  "an open enum": [
    `import type { Invoice } from "partner-center-invoices"; const invoice: Invoice = { documentType: "^" };`,
    ["adjustmentNote", "invoice", "none", "reconciliation", "voidNote"],
  ],
  "a parameter": [
    `import { listInvoices, type Client } from "partner-center-invoices"; void listInvoices({} as Client, { ^ });`,
    ["filterOperator", "invoiceType", "offset", "size"],
  ],
  "a cloud": [
    `import { servers } from "partner-center-invoices"; servers.^;`,
    ["china", "global", "usGovernment"],
  ],
} as const;

const summary = `import type { InvoiceSummary } from "partner-center-invoices"; const summary: InvoiceSummary = { ^ };`;

/** Where a test says what the service answers: the body of an operation is completed, and nothing else. */
const answers = {
  "a body": "{ ^ }",
  "a body among others": '{ currencyCode: "EUR", ^ }',
  "a step of a sequence": "sequence(503, { ^ })",
  "an answer with a delay": "delay(10, { ^ })",
  "a reply": "reply(200, { ^ })",
  "a reply that is a step": "sequence(503, reply(200, { ^ }))",
  "a reply with a delay": "delay(10, reply(200, { ^ }))",
  "a function": "() => ({ ^ })",
  "an asynchronous function": "async () => ({ ^ })",
  "an answer that is changed": "async (_, respond) => reply(await respond({ ^ }))",
} as const;

function answering(answer: string): string {
  return `import { createMockFetch, delay, reply, sequence } from "partner-center-invoices/testing";
    createMockFetch({ getInvoiceSummary: ${answer} });`;
}

/** What a caller of three operations has written. */
const calls = `
  import { createClient, getInvoiceSummary, listInvoices, listInvoiceSummaries } from "partner-center-invoices";
  const client = createClient({ baseUrl: "https://example.com" });
  export const balance = (): Promise<unknown> => getInvoiceSummary(client);
  export const balances = (): Promise<unknown> => listInvoiceSummaries(client);
  export const invoices = (): Promise<unknown> => listInvoices(client);
`;

let types: string;
let calling: string;
let editor: ts.LanguageService;
beforeAll(async () => {
  const text = await readFile(join(workspace, "test/consumers/types.ts"), "utf8");
  const files = Object.entries(cursors).map(
    ([name, [text]]) => [`${name}.ts`, text.replace("^", "")] as const,
  );
  const paths = await writeModules(folder(), {
    "types.ts": text,
    "calls.ts": calls,
    ...Object.fromEntries(files),
    "summary.ts": summary.replace("^", ""),
    ...Object.fromEntries(
      Object.entries(answers).map(([name, text]) => [`${name}.ts`, answering(text.replace("^", ""))]),
    ),
  });
  [types = "", calling = ""] = paths;
  editor = editorOf(paths);
});

test("the types promise what the documentation says", () => {
  expect(compile([types])).toEqual([]);
});

test("a promise that does not hold is noticed", async () => {
  const text = await readFile(types, "utf8");
  const wrong = text.replace("same<keyof typeof servers, ", "same<keyof typeof servers, 1 | ");
  const host = ts.createCompilerHost(consumerOptions);
  const program = ts.createProgram(
    [types],
    { ...consumerOptions, noEmit: true },
    {
      ...host,
      readFile: (path) => (path === types ? wrong : host.readFile(path)),
      getSourceFile: (path, target) =>
        path === types ? ts.createSourceFile(path, wrong, target) : host.getSourceFile(path, target),
    },
  );
  expect(program.getSemanticDiagnostics().map(({ code }) => code)).toEqual([2554]);
});

test.each(Object.keys(cursors) as (keyof typeof cursors)[])("an editor completes %s", (name) => {
  const [text, want] = cursors[name];
  expect(completionsOf(`${name}.ts`, text)).toEqual(want);
});

test.each(Object.keys(answers) as (keyof typeof answers)[])("an editor completes %s in a test", (name) => {
  const properties = completionsOf("summary.ts", summary);
  expect(properties).toContain("balanceAmount");
  const text = answers[name];
  const left = properties.filter((property) => !text.includes(property));
  expect(completionsOf(`${name}.ts`, answering(text))).toEqual(left);
});

test("hovering a model shows its properties", () => {
  const [text] = cursors["an open enum"];
  const path = join(folder(), "an open enum.ts");
  const model = text.indexOf(": Invoice") + 2;
  // The declarations keep back the last parameter, with which an editor asks for one level of detail.
  const detailed = editor as Omit<ts.LanguageService, "getQuickInfoAtPosition"> & {
    getQuickInfoAtPosition(...words: [path: string, at: number, length: undefined, level: 1]): ts.QuickInfo;
  };
  const parts = detailed.getQuickInfoAtPosition(path, model, undefined, 1).displayParts;
  expect(ts.displayPartsToString(parts)).toMatch(
    /interface Invoice \{[^]*\n {4}documentType\?: OpenEnum<DocumentType>;[^]*\n {4}totalCharges\?: number;/,
  );
});

test("calls are cheap to check", () => {
  const program = ts.createProgram([calling], { ...consumerOptions, noEmit: true });
  expect(program.getSemanticDiagnostics()).toEqual([]);
  expect(program.getInstantiationCount()).toBeLessThanOrEqual(160);
});

/** What an editor offers at the cursor. */
function completionsOf(name: string, text: string): readonly string[] {
  const path = join(folder(), name);
  const entries = editor.getCompletionsAtPosition(path, text.indexOf("^"), undefined)?.entries ?? [];
  return entries.map((entry) => entry.name).sort();
}

/** An editor in which these files are open. */
function editorOf(paths: readonly string[]): ts.LanguageService {
  return ts.createLanguageService({
    getCompilationSettings: () => consumerOptions,
    getScriptFileNames: () => [...paths],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) => {
      const content = ts.sys.readFile(file);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => ts.sys.fileExists(file),
    readFile: (file) => ts.sys.readFile(file),
  });
}
