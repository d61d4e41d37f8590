import type { Diff } from "../diff/judge/diff.ts";
import { isAtLeast } from "../diff/judge/versions.ts";
import { codeBlock } from "../diff/report/escape.ts";
import { reportGithub, workflowCommand } from "../diff/report/github.ts";
import { reportMarkdown, stickyMarker } from "../diff/report/markdown.ts";
import { releaseNotes } from "../diff/report/release-notes.ts";
import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { UserError } from "../shared/diagnostics/user-error.ts";
import { diffFor } from "../sides/diff-for.ts";
import { EditionError, sourceOf } from "../sides/editions.ts";
import { explanationOf } from "./explain.ts";
import { reaches } from "./compare.ts";
import type { Threshold } from "./diff-options.ts";

/** What a pull request gets to hear. */
export interface Review {
  /** Workflow commands for standard output, a line each. */
  readonly annotations: string;
  readonly comment: string;
  /** Whether there is something to say where nothing was said before. */
  readonly isNews: boolean;
  /** Undefined where nothing could be compared. */
  readonly releaseNotes: string | undefined;
  /** 0: it passes; 1: it needs another version; 2: it could not be compared. */
  readonly code: 0 | 1 | 2;
}

/** What is reviewed: the working tree against the commit where it left a base. */
export interface ReviewRequest {
  /** A commit or REF:PATH; a file is refused, since the pull request could have made it. */
  readonly base: string;
  readonly spec: string | undefined;
  /** Whether invalid documents are taken where there is one sensible reading. */
  readonly lenient?: boolean | undefined;
  readonly failOn: Threshold;
  readonly cwd: string;
}

/** Compares, and says what comes of it: a comparison that fails is a review as well. */
export async function reviewPullRequest(request: ReviewRequest): Promise<Review> {
  const { base, spec, lenient, failOn, cwd } = request;
  const readings: string[] = [];
  try {
    if (base === "")
      throw new EditionError("There is no commit to compare with. Outside of pull requests, name a base.");
    const source = await sourceOf(base, cwd);
    if (source.kind === "file")
      throw new EditionError(`${base} is a file. The base of a pull request is a commit, or REF:PATH.`);
    const diff = await diffFor({ base, spec, lenient, warn: (text) => readings.push(text), cwd });
    const review = reviewOf(diff, failOn);
    const said = readings
      .filter((text) => text.trim() !== "")
      .map((text) => `${workflowCommand("notice", text.trim())}\n`);
    return { ...review, annotations: `${said.join("")}${review.annotations}` };
  } catch (error) {
    if (error instanceof EditionError && error.invalid === "base") return repaired(error);
    return failed(error);
  }
}

/** The review of a comparison: from the threshold on, it needs acknowledgements or the version that it asks for. */
export function reviewOf(diff: Diff, failOn: Threshold): Review {
  const failure = reaches(diff.bump, failOn) ? failureOf(diff) : undefined;
  return {
    annotations: `${reportGithub(diff)}${failure === undefined ? "" : `${workflowCommand("error", failure)}\n`}`,
    comment: reportMarkdown(diff),
    isNews: diff.changes.length > 0 || diff.stale.length > 0,
    releaseNotes: releaseNotes(diff),
    code: failure === undefined ? 0 : 1,
  };
}

function failureOf({ bump, demands, head }: Diff): string | undefined {
  if (demands !== null && isAtLeast(head.version, demands)) return undefined;
  const version = demands === null ? `a new ${bump} version` : `version ${demands}`;
  return (
    `These changes need ${version}; the head has ${head.version || "none"}. ` +
    "Raise the version, or acknowledge each change by its fingerprint, with a reason."
  );
}

/** The base is invalid and the head is not: there is nothing to compare with, and nothing to complain about. */
function repaired(error: EditionError): Review {
  const sentence =
    "The document of the base is invalid, so there is nothing to compare with. The head is valid.";
  return {
    annotations: `${workflowCommand("notice", sentence)}\n`,
    comment: commentOf(`🟢 **${sentence}**`, explanationOf(error) ?? error.message),
    isNews: true,
    releaseNotes: undefined,
    code: 0,
  };
}

/** The comparison failed: the user hears why, and a fault of our own leaves its stack in the log. */
function failed(error: unknown): Review {
  const reason = explanationOf(error);
  if (reason === undefined) throw error;
  const located = diagnosticsOf(error).map(({ severity, message, hint, location, code }) =>
    workflowCommand(severity, hint === undefined ? message : `${message}\n${hint}`, {
      ...(location === undefined ? {} : { location }),
      title: code,
    }),
  );
  const last = workflowCommand("error", reason.trim().split("\n").at(-1) ?? "");
  return {
    annotations: [...located, last, ""].join("\n"),
    comment: commentOf("🔴 **The documents could not be compared.**", reason),
    isNews: true,
    releaseNotes: undefined,
    code: 2,
  };
}

/** GitHub refuses comments above 65,536 characters. */
const mostCharacters = 20_000;

function commentOf(verdict: string, reason: string): string {
  const shown = reason.length > mostCharacters ? `${reason.slice(0, mostCharacters)}\n…` : reason;
  return `${stickyMarker}\n${verdict}\n\n${codeBlock("text", shown)}\n`;
}

/** The problems in files of the head, or of the repository, that an error is due to. */
function diagnosticsOf(error: unknown): readonly Diagnostic[] {
  if (error instanceof AggregateError) return error.errors.flatMap(diagnosticsOf);
  if (error instanceof EditionError && error.invalid === "base") return [];
  return error instanceof UserError ? error.diagnostics : [];
}
