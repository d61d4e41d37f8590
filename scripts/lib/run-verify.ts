import path from "node:path";
import { parseArgs } from "node:util";
import { loadSpec } from "../../generator/document/load/load-spec.ts";
import type { Spec } from "../../generator/document/spec.ts";
import { readLeniently, takeableWords } from "../../generator/lenient/read-leniently.ts";
import { lintSpec } from "../../generator/lint/lint-spec.ts";
import { hasErrors } from "../../generator/shared/diagnostics/diagnostic.ts";
import { printDiagnostics } from "../../generator/shared/diagnostics/print.ts";
import { judgeStrictly } from "../../generator/shared/diagnostics/strict.ts";
import { FileError, type Reading } from "../../generator/verify/file-error.ts";
import { nearestOperation, operationNamed } from "../../generator/verify/find-operation.ts";
import { type BodyOrigin, readCalls } from "../../generator/verify/read-file.ts";
import { reportJson, reportText } from "../../generator/verify/report.ts";
import { verifyCalls } from "../../generator/verify/verify.ts";
import { defaultSpec } from "./diff-for.ts";
import { explain } from "./explain.ts";

const usage = `usage: npm run verify -- FILE… [OPTIONS]

Says what the calls in the files have that the document does not know: operations, statuses, media types,
parameters, properties, types and values of enums, each at its place in the document. No value is printed.
A file is a HAR, as browsers and proxies save it, what the package's recordShapes wrote, or the JSON body
of one answer.

  --operation ID  whose answer a body is: an operationId, or "GET /pets/{petId}"
  --status CODE   the status of that answer (the first success of the operation)
  --server URL    the requests of a HAR that count are below URL (below the servers of the document)
  --spec FILE     the document (${defaultSpec})
  --lenient       take an invalid document where there is one sensible reading
  --root DIR      the folder that references may reach (the repository of the document)
  --json          for programs
  --all           print every finding; without it, ten of a kind
  --help

Exit code: 0 when the document knows everything, 1 when it does not, 2 when nothing could be looked at.`;

/** What a run has to say, and its exit code. */
export interface Outcome {
  readonly code: 0 | 1 | 2;
  readonly output: string;
  readonly errors: string;
}

interface Arguments extends BodyOrigin {
  readonly files: readonly string[];
  readonly spec: string;
  readonly server: string | undefined;
  readonly lenient: boolean;
  readonly root: string | undefined;
  readonly json: boolean;
  readonly all: boolean;
}

/** The whole command: arguments in, text and exit code out. Files are relative to `cwd`. */
export async function runVerify(words: readonly string[], cwd: string): Promise<Outcome> {
  try {
    const args = readArguments(words);
    if (args === undefined) return { code: 0, output: `${usage}\n`, errors: "" };
    return await verifyFiles(args, cwd);
  } catch (error) {
    if (error instanceof UsageError) return cannot(`${error.message}\n\n${usage}\n`);
    return cannot(explain(error));
  }
}

/** Words that make no sense. */
class UsageError extends Error {
  override readonly name = "UsageError";
}

function readArguments(words: readonly string[]): Arguments | undefined {
  const { values, positionals: files } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      operation: { type: "string" },
      status: { type: "string" },
      server: { type: "string" },
      spec: { type: "string", default: defaultSpec },
      lenient: { type: "boolean", default: false },
      root: { type: "string" },
      json: { type: "boolean", default: false },
      all: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const { operation, status, server, root } = values;
  if (files.length === 0) throw new UsageError("Give a file.");
  if (status !== undefined && !/^[1-5]\d\d$/.test(status))
    throw new UsageError(`--status ${status} is no status.`);
  if (server !== undefined && !(/^https?:/i.test(server) && URL.canParse(server)))
    throw new UsageError(`--server ${server} is no http or https URL.`);
  return {
    ...values,
    files,
    operation,
    server,
    root,
    status: status === undefined ? undefined : Number(status),
  };
}

async function verifyFiles(args: Arguments, cwd: string): Promise<Outcome> {
  const { spec, errors } = await loadValid(args, cwd);
  if (spec === undefined) return cannot(errors);
  const { operation } = args;
  if (operation !== undefined && operationNamed(spec.document, operation) === undefined) {
    const near = nearestOperation(spec.document, operation);
    return cannot(
      `${args.spec} has no operation ${operation}.${near === undefined ? "" : ` Did you mean ${near}?`}\n`,
    );
  }
  const { read, failures } = await readAll(args, cwd);
  if (failures.length > 0) return cannot(failures.map(({ message }) => `${message}\n`).join(""));
  const verification = verifyCalls(
    spec,
    read.flatMap(({ calls }) => calls),
    args.server,
  );
  const skipped = read.reduce((sum, each) => sum + each.skipped, 0);
  const context = { spec: args.spec, sources: spec.sources, skipped };
  if (verification.calls === 0)
    return cannot(
      `${reportText(verification, context)}Nothing could be looked at; --server URL names another server.\n`,
    );
  const report = args.json ? reportJson(verification) : reportText(verification, context, { all: args.all });
  return { code: verification.unknowns.length === 0 ? 0 : 1, output: report, errors };
}

/** Every file, and what is wrong with those that cannot be read. */
async function readAll(
  args: Arguments,
  cwd: string,
): Promise<{ readonly read: readonly Reading[]; readonly failures: readonly FileError[] }> {
  const read: Reading[] = [];
  const failures: FileError[] = [];
  for (const file of args.files) {
    try {
      read.push(await readCalls(path.resolve(cwd, file), file, args));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      failures.push(error);
    }
  }
  return { read, failures };
}

/** The document, where it is valid; what there is to say of it. */
async function loadValid(
  { spec: file, root, lenient, all }: Arguments,
  cwd: string,
): Promise<{ readonly spec?: Spec; readonly errors: string }> {
  const options = root === undefined ? {} : { root: path.resolve(cwd, root) };
  const loaded = await loadSpec(path.relative(process.cwd(), path.resolve(cwd, file)) || file, options);
  const lintable = loaded.spec ?? loaded.draft;
  const print = (diagnostics: typeof loaded.diagnostics): string =>
    printDiagnostics(diagnostics, loaded.sources, { all });
  if (lintable === undefined) return { errors: print(loaded.diagnostics) };
  const found = judgeStrictly(lintable.document, [...loaded.diagnostics, ...lintSpec(lintable)]);
  const read = lenient ? readLeniently(lintable, found) : { spec: lintable, diagnostics: found };
  if (!hasErrors(read.diagnostics)) return { spec: read.spec, errors: "" };
  const takeable = lenient ? "" : takeableWords(lintable.document, found);
  return { errors: `${print(read.diagnostics)}${file} is invalid${takeable}.\n` };
}

function cannot(errors: string): Outcome {
  return { code: 2, output: "", errors };
}
