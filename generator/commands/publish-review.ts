import { appendFile } from "node:fs/promises";
import { stickyMarker } from "../diff/report/markdown.ts";
import type { Review } from "./review-pull-request.ts";
import { publishComment } from "./sticky-comment.ts";

/** Writes the summary and the comment. What a document says never gets into the log, where the runner obeys lines. */
export async function publishReview({ comment, releaseNotes = "", isNews }: Review): Promise<void> {
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
