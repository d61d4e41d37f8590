import { appendFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { stickyMarker } from "../generator/diff/report/markdown.ts";
import { defaultSpec } from "./lib/diff-for.ts";
import { EditionError } from "./lib/editions.ts";
import { explain } from "./lib/explain.ts";
import { type Review, reviewPullRequest } from "./lib/review-pull-request.ts";
import { isThreshold } from "./lib/run-diff.ts";
import { publishComment } from "./lib/sticky-comment.ts";

const usage = "usage: node scripts/run.mjs pr-report [--spec FILE] [--fail-on BUMP] -- BASE";

// Run by action.yml. Outside of a workflow it prints what it would publish.
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      spec: { type: "string", default: defaultSpec },
      "fail-on": { type: "string", default: "major" },
    },
  });
  const [base] = positionals;
  const failOn = values["fail-on"];
  if (base === undefined) throw new EditionError(usage);
  if (!isThreshold(failOn))
    throw new EditionError(`--fail-on ${failOn} is none of major, minor, patch and never.`);
  const review = await reviewPullRequest({ base, spec: values.spec, failOn, cwd: process.cwd() });
  process.stdout.write(review.annotations);
  await publish(review);
  process.exitCode = review.code;
} catch (error) {
  process.stderr.write(explain(error));
  process.exitCode = 2;
}

/** Writes the summary and the comment. What a document says never gets into the log, where the runner obeys lines. */
async function publish({ comment, releaseNotes = "", isNews }: Review): Promise<void> {
  const { GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL, GITHUB_STEP_SUMMARY, PULL_REQUEST } = process.env;
  const text = `${comment}\n${releaseNotes}`;
  if (GITHUB_STEP_SUMMARY === undefined) process.stdout.write(text);
  else await appendFile(GITHUB_STEP_SUMMARY, text);
  if (!GITHUB_TOKEN || !GITHUB_REPOSITORY || !PULL_REQUEST) return;
  const target = {
    api: GITHUB_API_URL ?? "https://api.github.com",
    repository: GITHUB_REPOSITORY,
    pullRequest: Number(PULL_REQUEST),
    token: GITHUB_TOKEN,
  };
  // A pull request from a fork has no right to comment; the annotations and the summary are there all the same.
  const outcome = await publishComment(target, stickyMarker, comment, isNews).catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  );
  process.stdout.write(`Comment: ${outcome}\n`);
}
