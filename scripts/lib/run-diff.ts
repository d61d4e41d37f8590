import { parseArgs } from "node:util";
import type { Diff } from "../../generator/diff/judge/diff.ts";
import { type Bump, BUMPS } from "../../generator/diff/judge/law.ts";
import { configFile } from "./config.ts";
import { defaultSpec, diffFor } from "./diff-for.ts";
import { explain } from "./explain.ts";

/** The formats that a report can have. */
export type Format = "markdown" | "text" | "json" | "github" | "sarif" | "html";

/** A run needs one of them. */
const reports: Readonly<Record<Format, () => Promise<(diff: Diff) => string>>> = {
  markdown: async () => (await import("../../generator/diff/report/markdown.ts")).reportMarkdown,
  text: async () => (await import("../../generator/diff/report/text.ts")).reportText,
  json: async () => (await import("../../generator/diff/report/json.ts")).reportJson,
  github: async () => (await import("../../generator/diff/report/github.ts")).reportGithub,
  sarif: async () => (await import("../../generator/diff/report/sarif.ts")).reportSarif,
  html: async () => (await import("../../generator/diff/report/html.ts")).reportHtml,
};

export const usage: string = `usage: npm run diff -- BASE [HEAD] [OPTIONS]

BASE and HEAD are each a commit (main), a file at a commit (main:spec/api.yaml) or a file. A commit counts
before a file of the same name; ./NAME is the file. BASE alone, as a commit, is its merge-base with what is
checked out, against the working tree. A document that was renamed since is found by its old name.

  --spec FILE         the document in the working tree, and at a commit without a path
                      (${defaultSpec})
  --path GLOB         only what reaches operations of this path: /pets/*, /stores/** (repeatable)
  --tag NAME          only what reaches operations with this tag (repeatable)
  --format FORMAT     ${Object.keys(reports).join(", ")} (text)
  --fail-on BUMP      exit with 1 at this bump and above: major (the default), minor, patch, never
  --acknowledged FILE accepted changes (acknowledged.yaml beside the document)
  --lenient           take invalid documents where there is one sensible reading, and say what was read
  --root DIR          the folder that references may reach (the repository of the document)
  --all               print every finding of an invalid document; without it, ten of a kind
  --help

${configFile} at the root of the repository may set the level of a rule:
  { "diff": { "rules": { "optional-property-removed": "breaking" } } }

Exit code: 0 below the threshold, 1 at or above it, 2 when the documents could not be compared.`;

/** What a run has to say, and its exit code. */
export interface Outcome {
  readonly code: 0 | 1 | 2;
  readonly output: string;
  readonly errors: string;
}

/** The whole command: arguments in, text and exit code out. */
export async function runDiff(args: readonly string[], cwd: string): Promise<Outcome> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        spec: { type: "string", default: defaultSpec },
        path: { type: "string", multiple: true, default: [] },
        tag: { type: "string", multiple: true, default: [] },
        format: { type: "string", default: "text" },
        "fail-on": { type: "string", default: "major" },
        acknowledged: { type: "string" },
        lenient: { type: "boolean", default: false },
        root: { type: "string" },
        all: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return { code: 0, output: `${usage}\n`, errors: "" };
    const [base, head] = positionals;
    const { format, spec, acknowledged, lenient, root, path: paths, tag: tags } = values;
    const failOn = values["fail-on"];
    if (base === undefined || positionals.length > 2) return wrong("Give one or two documents.");
    if (!isFormat(format)) return wrong(`There is no format ${format}.`);
    if (!isThreshold(failOn)) return wrong(`--fail-on ${failOn} is none of major, minor, patch and never.`);
    const warnings: string[] = [];
    const warn = (text: string): unknown => warnings.push(text);
    const diff = await diffFor({
      base,
      head,
      spec,
      acknowledged,
      selection: { paths, tags },
      lenient,
      root,
      warn,
      cwd,
    });
    const report = await reports[format]();
    return { code: reaches(diff.bump, failOn) ? 1 : 0, output: report(diff), errors: warnings.join("") };
  } catch (error) {
    return { code: 2, output: "", errors: explain(error, { all: args.includes("--all") }) };
  }
}

function wrong(message: string): Outcome {
  return { code: 2, output: "", errors: `${message}\n\n${usage}\n` };
}

function isFormat(text: string): text is Format {
  return Object.hasOwn(reports, text);
}

/** The bump from which a comparison fails. */
export type Threshold = Exclude<Bump, "none"> | "never";

/** Whether a word of the command line is a threshold. */
export function isThreshold(text: string): text is Threshold {
  return ["major", "minor", "patch", "never"].includes(text);
}

/** Whether a bump is at or above a threshold. */
export function reaches(bump: Bump, threshold: Threshold): boolean {
  return threshold !== "never" && BUMPS.indexOf(bump) <= BUMPS.indexOf(threshold);
}
