import type { Diff } from "../../generator/diff/judge/diff.ts";
import { isAtLeast } from "../../generator/diff/judge/versions.ts";
import { reportGithub } from "../../generator/diff/report/github.ts";
import { reportMarkdown } from "../../generator/diff/report/markdown.ts";
import { releaseNotes } from "../../generator/diff/report/release-notes.ts";

/** What a pull request gets to hear. */
export interface Review {
  /** Workflow commands for standard output. */
  readonly annotations: string;
  readonly comment: string;
  readonly releaseNotes: string;
  /** Why the check fails; undefined when it does not. */
  readonly failure: string | undefined;
}

/** Makes the review of a comparison: a breaking change needs an acknowledgement or the version that it asks for. */
export function reviewOf(diff: Diff): Review {
  return {
    annotations: reportGithub(diff),
    comment: reportMarkdown(diff),
    releaseNotes: releaseNotes(diff),
    failure: failureOf(diff),
  };
}

function failureOf(diff: Diff): string | undefined {
  if (diff.bump !== "major") return undefined;
  const { demands, head } = diff;
  if (demands !== null && isAtLeast(head.version, demands)) return undefined;
  const version = demands === null ? "a new major version" : `version ${demands}`;
  return (
    `These changes break consumers and need ${version}; the head has ${head.version || "none"}. ` +
    "Raise the version, or acknowledge each change by its fingerprint in acknowledged.yaml, with a reason."
  );
}
