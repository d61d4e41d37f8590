import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { printDiagnostics } from "../../generator/shared/diagnostics/print.ts";
import { diffSpecs } from "../../generator/diff/diff-specs.ts";
import {
  AcknowledgementError,
  type Acknowledgements,
  readAcknowledgements,
} from "../../generator/diff/judge/acknowledgements.ts";
import type { Diff } from "../../generator/diff/judge/diff.ts";
import { type Bump, BUMPS } from "../../generator/diff/judge/law.ts";
import { EditionError, isFile, loadEditions, packageField } from "./editions.ts";

export const defaultSpec = "spec/partner-center-invoices.yaml";
export const defaultPackage = "generated/package.json";

/** The formats that a report can have. */
export type Format = "markdown" | "text" | "json" | "github" | "sarif";

/** A run needs one of them. */
const reports: Readonly<Record<Format, () => Promise<(diff: Diff) => string>>> = {
  markdown: async () => (await import("../../generator/diff/report/markdown.ts")).reportMarkdown,
  text: async () => (await import("../../generator/diff/report/text.ts")).reportText,
  json: async () => (await import("../../generator/diff/report/json.ts")).reportJson,
  github: async () => (await import("../../generator/diff/report/github.ts")).reportGithub,
  sarif: async () => (await import("../../generator/diff/report/sarif.ts")).reportSarif,
};

export const usage: string = `usage: npm run diff -- BASE [HEAD] [OPTIONS]

BASE and HEAD are each a file or a git ref. BASE alone, as a ref, is its merge-base with HEAD of the
repository, against the working tree.

  --spec FILE         the document at a ref and in the working tree (${defaultSpec})
  --format FORMAT     ${Object.keys(reports).join(", ")} (text)
  --fail-on BUMP      exit with 1 at this bump and above: major (the default), minor, patch, never
  --acknowledged FILE accepted changes (acknowledged.yaml beside the document)
  --help

Exit code: 0 below the threshold, 1 at or above it, 2 when the documents could not be compared.`;

/** What a run has to say, and its exit code. */
export interface Outcome {
  readonly code: 0 | 1 | 2;
  readonly output: string;
  readonly errors: string;
}

export interface Request {
  readonly base: string;
  readonly head: string | undefined;
  readonly spec: string;
  readonly acknowledged: string | undefined;
  readonly cwd: string;
}

/** Loads, compares and judges. Throws EditionError and AcknowledgementError. */
export async function diffFor(request: Request): Promise<Diff> {
  const { spec, cwd } = request;
  const explicit = spec !== defaultSpec || request.head !== undefined;
  const editions = await loadEditions({ ...request, ...(explicit ? {} : { packageFile: defaultPackage }) });
  return diffSpecs(editions.base, editions.head, {
    today: new Date().toISOString().slice(0, 10),
    acknowledgements: await acknowledgementsOf(
      request.acknowledged,
      path.join(path.dirname(await documentFile(request)), "acknowledged.yaml"),
      cwd,
    ),
    packageName: await packageNameIn(cwd),
  });
}

/** The head's document: acknowledgements lie beside it. */
async function documentFile(request: Request): Promise<string> {
  const { head, spec, cwd } = request;
  if (head === undefined) return spec;
  return (await isFile(head, cwd)) ? head : spec;
}

async function packageNameIn(cwd: string): Promise<string> {
  const name = await packageField("name", () => readFile(path.resolve(cwd, defaultPackage), "utf8"));
  return name ?? "the-package";
}

async function acknowledgementsOf(
  file: string | undefined,
  fallback: string,
  cwd: string,
): Promise<Acknowledgements> {
  const name = file ?? fallback;
  let text: string;
  try {
    text = await readFile(path.resolve(cwd, name), "utf8");
  } catch {
    if (file === undefined) return new Map();
    throw new EditionError(`There is no ${file}.`);
  }
  return readAcknowledgements(text, name);
}

/** The whole command: arguments in, text and exit code out. */
export async function runDiff(args: readonly string[], cwd: string): Promise<Outcome> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        spec: { type: "string", default: defaultSpec },
        format: { type: "string", default: "text" },
        "fail-on": { type: "string", default: "major" },
        acknowledged: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return { code: 0, output: `${usage}\n`, errors: "" };
    const [base, head] = positionals;
    const { format, spec, acknowledged } = values;
    const failOn = values["fail-on"];
    if (base === undefined || positionals.length > 2) return wrong("Give one or two documents.");
    if (!isFormat(format)) return wrong(`There is no format ${format}.`);
    if (!isThreshold(failOn)) return wrong(`--fail-on ${failOn} is none of major, minor, patch and never.`);
    const diff = await diffFor({ base, head, spec, acknowledged, cwd });
    const report = await reports[format]();
    return { code: reaches(diff.bump, failOn) ? 1 : 0, output: report(diff), errors: "" };
  } catch (error) {
    return { code: 2, output: "", errors: explain(error) };
  }
}

function wrong(message: string): Outcome {
  return { code: 2, output: "", errors: `${message}\n\n${usage}\n` };
}

function isFormat(text: string): text is Format {
  return Object.hasOwn(reports, text);
}

type Threshold = Exclude<Bump, "none"> | "never";

function isThreshold(text: string): text is Threshold {
  return ["major", "minor", "patch", "never"].includes(text);
}

function reaches(bump: Bump, threshold: Threshold): boolean {
  return threshold !== "never" && BUMPS.indexOf(bump) <= BUMPS.indexOf(threshold);
}

/** An error as the user reads it: the diagnostics where there are some. */
export function explain(error: unknown): string {
  if (error instanceof EditionError)
    return `${printDiagnostics(error.diagnostics, error.sources)}${error.message}\n`;
  if (error instanceof AcknowledgementError) return `${error.message}\n`;
  if (error instanceof TypeError && "code" in error) return `${error.message}\n`;
  return `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}
