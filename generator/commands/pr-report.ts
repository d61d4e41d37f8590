import { program, type Program } from "../cli/run-command.ts";
import { comparing, diffOptions } from "./diff-options.ts";

/** `wireproof pr-report`: what `action.yml` runs. */
export const pullRequestCommand: Program = program({
  name: "wireproof pr-report",
  summary: "Tell a pull request on GitHub what it does: annotations, a comment and a summary",
  operands: ["BASE"],
  options: { spec: comparing.spec, "fail-on": diffOptions["fail-on"], lenient: comparing.lenient },
  about: "Outside of a workflow it prints what it would publish.",
  notes: `Exit code: 0, 1 when the changes need another version, 2 when the documents could not be compared.`,
  run: async ({ values: { spec, lenient, "fail-on": failOn = "major" }, operands: [base = ""] }) => {
    const { reviewPullRequest } = await import("./review-pull-request.ts");
    const { publishReview } = await import("./publish-review.ts");
    const review = await reviewPullRequest({ base, spec, lenient, failOn, cwd: process.cwd() });
    process.stdout.write(review.annotations);
    await publishReview(review);
    return review.code;
  },
});
