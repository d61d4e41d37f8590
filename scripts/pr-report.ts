import { appendFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { stickyMarker } from "../generator/diff/report/markdown.ts";
import { EditionError } from "./lib/editions.ts";
import { reviewOf } from "./lib/review-pull-request.ts";
import { defaultSpec, diffFor } from "./lib/diff-for.ts";
import { explain } from "./lib/explain.ts";
import { publishComment } from "./lib/sticky-comment.ts";

// Run by .github/workflows/spec-diff.yml: `node scripts/run.mjs pr-report BASE`. Without the variables of a
// workflow it prints the comment in place of publishing it.
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { spec: { type: "string", default: defaultSpec } },
  });
  const [base] = positionals;
  if (base === undefined) throw new EditionError("usage: node scripts/run.mjs pr-report BASE [--spec FILE]");
  const diff = await diffFor({
    base,
    head: undefined,
    spec: values.spec,
    acknowledged: undefined,
    cwd: process.cwd(),
  });
  const review = reviewOf(diff);
  const { GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL, GITHUB_STEP_SUMMARY, PULL_REQUEST } = process.env;
  process.stdout.write(review.annotations);
  if (GITHUB_STEP_SUMMARY !== undefined)
    await appendFile(GITHUB_STEP_SUMMARY, `${review.comment}\n${review.releaseNotes}`);
  if (GITHUB_TOKEN !== undefined && GITHUB_REPOSITORY !== undefined && PULL_REQUEST !== undefined) {
    const target = {
      api: GITHUB_API_URL ?? "https://api.github.com",
      repository: GITHUB_REPOSITORY,
      pullRequest: Number(PULL_REQUEST),
      token: GITHUB_TOKEN,
    };
    // A pull request from a fork has no right to comment; the annotations and the summary are there all the same.
    const isNews = diff.changes.length > 0 || diff.stale.length > 0;
    const outcome = await publishComment(target, stickyMarker, review.comment, isNews).catch(
      (error: unknown) => explain(error).trim(),
    );
    process.stdout.write(`Comment: ${outcome}\n`);
  } else {
    process.stdout.write(review.comment);
  }
  process.stdout.write(`\nRelease notes:\n\n${review.releaseNotes}`);
  if (review.failure !== undefined) {
    process.stdout.write(`::error::${review.failure}\n`);
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(explain(error));
  process.exitCode = 2;
}
