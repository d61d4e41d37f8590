import { UsageError, type Values } from "../cli/options.ts";
import type { Diff } from "../diff/judge/diff.ts";
import { type Bump, BUMPS } from "../diff/judge/law.ts";
import { diffFor } from "../sides/diff-for.ts";
import type { diffOptions, Format, Threshold } from "./diff-options.ts";
import { explain } from "./explain.ts";

/** A run needs one of them. */
const reports: Readonly<Record<Format, () => Promise<(diff: Diff) => string>>> = {
  markdown: async () => (await import("../diff/report/markdown.ts")).reportMarkdown,
  text: async () => (await import("../diff/report/text.ts")).reportText,
  json: async () => (await import("../diff/report/json.ts")).reportJson,
  github: async () => (await import("../diff/report/github.ts")).reportGithub,
  sarif: async () => (await import("../diff/report/sarif.ts")).reportSarif,
  html: async () => (await import("../diff/report/html.ts")).reportHtml,
};

/** What a run has to say, and its exit code. */
export interface Outcome {
  readonly code: 0 | 1 | 2;
  readonly output: string;
  readonly errors: string;
}

/** What is compared, as it was written. */
export interface CompareRequest {
  readonly values: Values<typeof diffOptions>;
  readonly operands: readonly string[];
  readonly cwd: string;
  /** Whether errors get colours. */
  readonly color?: boolean;
  readonly onStage?: (stage: string) => void;
}

/** Compares two documents. Returns the report and the exit code. */
export async function compare({
  values,
  operands,
  cwd,
  color = false,
  onStage,
}: CompareRequest): Promise<Outcome> {
  const { acknowledged, root, path: paths, tag: tags, format = "text", all = false } = values;
  const { "fail-on": failOn = "major" } = values;
  const warnings: string[] = [];
  try {
    const diff = await diffFor({
      base: operands[0] ?? "",
      head: operands[1],
      spec: values.spec,
      acknowledged,
      selection: { paths, tags },
      lenient: values.lenient,
      root,
      overlay: values.overlay,
      warn: (text) => warnings.push(text),
      cwd,
      onStage,
    });
    const report = await reports[format]();
    return { code: reaches(diff.bump, failOn) ? 1 : 0, output: report(diff), errors: warnings.join("") };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return { code: 2, output: "", errors: explain(error, { all, color }) };
  }
}

/** Whether a bump is at or above a threshold. */
export function reaches(bump: Bump, threshold: Threshold): boolean {
  return threshold !== "never" && BUMPS.indexOf(bump) <= BUMPS.indexOf(threshold);
}
