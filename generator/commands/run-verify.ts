import path from "node:path";
import { UsageError, type Words } from "../cli/options.ts";
import { chooseDocument } from "../config/choose-documents.ts";
import { readConfig } from "../config/config.ts";
import { findEntry } from "../document/load/find-entry.ts";
import { loadSpec } from "../document/load/load-spec.ts";
import type { Spec } from "../document/spec.ts";
import { readLeniently, takeableWords } from "../lenient/read-leniently.ts";
import { lintSpec } from "../lint/lint-spec.ts";
import { hasErrors } from "../shared/diagnostics/diagnostic.ts";
import { printDiagnostics } from "../shared/diagnostics/print.ts";
import { judgeStrictly } from "../shared/diagnostics/strict.ts";
import { FileError, type Reading } from "../verify/file-error.ts";
import { nearestOperation, operationNamed } from "../verify/find-operation.ts";
import { type BodyOrigin, readCalls } from "../verify/read-file.ts";
import { reportJson, reportText } from "../verify/report.ts";
import { verifyCalls } from "../verify/verify.ts";
import { EditionError } from "../sides/editions.ts";
import { explanationOf } from "./explain.ts";
import type { verifyOptions } from "./verify-options.ts";

/** What a run has to say, and its exit code. */
export interface Outcome {
  readonly code: 0 | 1 | 2;
  readonly output: string;
  readonly errors: string;
}

/** What is asked: the words of the command line, and where files are. */
export interface VerifyRequest extends Words<typeof verifyOptions> {
  readonly cwd: string;
  readonly color?: boolean;
}

/** The whole command: words in, text and exit code out. */
export async function runVerify(request: VerifyRequest): Promise<Outcome> {
  try {
    return await verifyFiles(await readArguments(request), request.cwd);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const text = explanationOf(error, { color: request.color === true });
    if (text === undefined) throw error;
    return cannot(text);
  }
}

interface Arguments extends BodyOrigin {
  readonly files: readonly string[];
  /** The document as the user calls it, and its file. */
  readonly spec: string;
  readonly file: string;
  readonly text: string | undefined;
  readonly server: string | undefined;
  readonly lenient: boolean;
  readonly root: string | undefined;
  readonly overlays: readonly string[];
  readonly json: boolean;
  readonly all: boolean;
  readonly color: boolean;
}

async function readArguments({ values, operands, cwd, color = false }: VerifyRequest): Promise<Arguments> {
  const { operation, status, server, json = false, all = false } = values;
  if (status !== undefined && !/^[1-5]\d\d$/.test(status))
    throw new UsageError(`--status ${status} is no status`);
  if (server !== undefined && !(/^https?:/i.test(server) && URL.canParse(server)))
    throw new UsageError(`--server ${server} is no http or https URL`);
  const document = chooseDocument(await readConfig(cwd), values);
  const entry = findEntry(document.spec === "-" ? "-" : path.resolve(cwd, document.spec));
  if ("problem" in entry) throw new EditionError("There is no document.", [entry.problem]);
  return {
    files: operands,
    operation,
    server,
    json,
    all,
    color,
    spec: path.relative(cwd, entry.file).replaceAll("\\", "/"),
    file: entry.file,
    text: entry.text,
    root: document.root,
    overlays: (document.overlays ?? []).map((overlay) => path.resolve(cwd, overlay)),
    lenient: document.lenient ?? false,
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
  { spec, file, text, root, overlays, lenient, all, color }: Arguments,
  cwd: string,
): Promise<{ readonly spec?: Spec; readonly errors: string }> {
  const loaded = await loadSpec(file, {
    text,
    root: root === undefined ? undefined : path.resolve(cwd, root),
    overlays,
  });
  const lintable = loaded.spec ?? loaded.draft;
  const print = (diagnostics: typeof loaded.diagnostics): string =>
    printDiagnostics(diagnostics, loaded.sources, { all, color });
  if (lintable === undefined) return { errors: print(loaded.diagnostics) };
  const found = judgeStrictly(lintable.document, [...loaded.diagnostics, ...lintSpec(lintable)]);
  const read = lenient ? readLeniently(lintable, found) : { spec: lintable, diagnostics: found };
  if (!hasErrors(read.diagnostics)) return { spec: read.spec, errors: "" };
  const takeable = lenient ? "" : takeableWords(lintable.document, found);
  return { errors: `${print(read.diagnostics)}${spec} is invalid${takeable}.\n` };
}

function cannot(errors: string): Outcome {
  return { code: 2, output: "", errors };
}
