import type {
  ExportStatement,
  FunctionStatement,
  ImportStatement,
  InterfaceStatement,
} from "../shared/statement.ts";
import { type EmittedFile, headerStart, howToChange } from "../shared/generated-file.ts";
import type { ApiModel, Operation, Result } from "../model/model.ts";
import { propertyKey } from "../shared/text/literals.ts";
import type { RuntimeFile } from "../shared/runtime-files.ts";
import { defaultBytes } from "./default-bytes.ts";
import { docsOf } from "./docs.ts";
import { importsFor, listOf, type Exporters } from "./imports.ts";
import type { MakeFile } from "./source-file.ts";

/**
 * `testing.ts` and `examples.ts`: a `fetch` that answers every operation with the document's examples, so that
 * whoever uses the package tests without a network; and a recorder of what real calls look like. Nothing of the client
 * imports them.
 */
export function emitTesting(
  model: ApiModel,
  exporters: Exporters,
  runtime: readonly RuntimeFile[],
  makeFile: MakeFile,
): EmittedFile[] {
  const operations = model.groups.flatMap((group) => group.operations);
  const types = [
    "MockFetch",
    "MockOverrides",
    "ShapeRecorder",
    ...operations.flatMap((operation) => operation.result.type.references),
  ];
  const imports = importsFor(types, [], exporters, "");
  const interfaceDocs = docsOf({ description: "What each operation resolves to." });
  const docs = docsOf({
    description:
      "A stand-in for `fetch` that answers every operation with an example of the document. Give it to " +
      "`createClient` as `fetch`.",
  }, { tags: ["@param overrides other answers, by the name of the operation's function"] }); // prettier-ignore
  const recorderDocs = docsOf({
    description:
      "Makes a recorder of what real calls look like: operations, statuses, names and types, and no value. Give its " +
      "`middleware` to `createClient`, and hold what it has `recorded` against the document.",
  });
  const bodies: InterfaceStatement = {
    kind: "interface",
    leadingTrivia: interfaceDocs,
    name: "OperationBodies",
    properties: operations.map(({ name, result }) => ({ name: propertyKey(name), type: result.type.text })),
  };
  const createMockFetch: FunctionStatement = {
    kind: "function",
    leadingTrivia: docs,
    name: "createMockFetch",
    parameters: [{ name: "overrides", type: "MockOverrides<OperationBodies>", initializer: "{}" }],
    returnType: "MockFetch<OperationBodies>",
    statements: ["return createMockFetchFor<OperationBodies>(operations, overrides);"],
  };
  const recordShapes: FunctionStatement = {
    kind: "function",
    leadingTrivia: recorderDocs,
    name: "recordShapes",
    parameters: [],
    returnType: "ShapeRecorder",
    statements: ["return recordShapesFor(operations);"],
  };
  const values: ImportStatement[] = [
    {
      kind: "import",
      moduleSpecifier: "./examples.ts",
      namedImports: [{ name: "operations" }],
    },
    {
      kind: "import",
      moduleSpecifier: "./runtime/mock-fetch.ts",
      namedImports: [{ name: "createMockFetch", alias: "createMockFetchFor" }],
    },
    {
      kind: "import",
      moduleSpecifier: "./runtime/record-shapes.ts",
      namedImports: [{ name: "recordShapes", alias: "recordShapesFor" }],
    },
  ];
  const exports = publicNames(runtime);
  return [
    makeFile("src/testing.ts", [...values, ...imports, ...exports, bodies, createMockFetch, recordShapes]),
    emitExamples(model, operations),
  ];
}

/** What a test needs of the hand-written part: the faults, and the types of requests, answers and records. */
function publicNames(runtime: readonly RuntimeFile[]): ExportStatement[] {
  return ["mock-faults.ts", "mock-types.ts", "recorded-types.ts"].map((path) => {
    const names = runtime.find((file) => file.path === path)?.exports ?? [];
    const isTypeOnly = names.every(({ isType }) => isType);
    return {
      kind: "export",
      moduleSpecifier: `./runtime/${path}`,
      isTypeOnly,
      namedExports: listOf(names, isTypeOnly),
    };
  });
}

/** The examples as data: JSON as it comes, which nobody reads and no formatter needs to touch. */
function emitExamples(model: ApiModel, operations: readonly Operation[]): EmittedFile {
  const head = [
    `${headerStart}${model.source.replace(/\s+/g, " ")}.`,
    `// ${howToChange}`,
    "",
    'import type { MockOperation } from "./runtime/mock-types.ts";',
    "",
    "/** Every operation with the answers that the document gives examples of. */",
    "export const operations: readonly MockOperation[] = [",
  ];
  const last = operations.length - 1;
  const entries = operations.map((each, index) => `${mockEntry(each)}${index < last ? "," : ""}\n`);
  const text = `${head.join("\n")}${entries.length > 0 ? "\n" : ""}${entries.join("")}];\n`;
  const imports = ["src/runtime/mock-types.ts"];
  return { path: "src/examples.ts", text, imports };
}

/** An entry of the table, as `JSON.stringify` would print it in its place. */
function mockEntry(operation: Operation): string {
  return (
    JSON.stringify([mockOperation(operation)], null, 2)
      .slice(2, -2)
      // In an object literal this key would set the prototype (ECMA-262 section B.3.1).
      .replaceAll('"__proto__":', '["__proto__"]:')
      .replaceAll("\u2028", "\\u2028")
      .replaceAll("\u2029", "\\u2029")
  );
}

function mockOperation(operation: Operation): object {
  const { name, method, path, pages, result, examples } = operation;
  const answers = examples.map(({ status, mediaType, value }) => ({
    status: statusCode(status, result),
    mediaType,
    body: value,
  }));
  const others = result.responses
    .filter(({ status }) => !examples.some((example) => example.status === status))
    .map(({ status, contents: [content] }) => ({
      status: statusCode(status, result),
      ...(content === undefined ? {} : { mediaType: content.mediaType }),
      ...(content?.kind === "bytes" ? { body: defaultBytes(content.mediaType) } : {}),
    }));
  const responses = [...answers, ...others].sort((a, b) => a.status - b.status);
  return { name, method, path, responses, ...(pages === undefined ? {} : { next: pages.next }) };
}

/** `2XX` as the plainest status it covers; `default` as success where the document has no other. */
function statusCode(status: string, { responses }: Result): number {
  if (/^\dxx$/i.test(status)) return Number(status[0]) * 100;
  if (/^\d{3}$/.test(status)) return Number(status);
  return responses.some((response) => response.status === status) ? 200 : 500;
}
