import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JsonReport } from "../../generator/diff/report/json.ts";
import { stickyMarker } from "../../generator/diff/report/markdown.ts";
import { reviewOf } from "../../scripts/lib/review-pull-request.ts";
import { defaultPackage, defaultSpec, diffFor, runDiff } from "../../scripts/lib/run-diff.ts";
import { publishComment } from "../../scripts/lib/sticky-comment.ts";

let folder = "";

/** What `--format json` printed. */
function parsed(output: string): JsonReport {
  // The shape is report.test.ts's to check.
  return JSON.parse(output) as JsonReport;
}

/** What a caller of GitHub's API sent. */
function bodyOf(text: string): string {
  // A comment is `{ body }`; the test compares it below.
  return (JSON.parse(text) as { readonly body: string }).body;
}

function git(...args: readonly string[]): string {
  return execFileSync(
    "git",
    ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", ...args],
    { cwd: folder, encoding: "utf8" },
  ).trim();
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), text);
}

const entry = (extra = ""): string => `openapi: 3.1.0
info: { title: Repository, version: 1.0.0 }
paths:
  /things:
    get:
      operationId: getThings
      responses: { "200": { description: Done, content: { application/json: { schema: { $ref: "./schemas/thing.yaml" } } } } }
${extra}`;
const thing = (type: string): string => `type: object\nproperties:\n  id: { type: ${type} }\n`;
const schemaFile = path.posix.join(path.posix.dirname(defaultSpec), "schemas/thing.yaml");

async function commit(message: string): Promise<void> {
  git("add", ".");
  git("commit", "-q", "-m", message);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "spec-diff-"));
  git("init", "-q", "-b", "main");
  await write("README.md", "Nothing yet.\n");
  await commit("Begin");
  git("tag", "empty");
  await write(defaultSpec, entry());
  await write(schemaFile, thing("string"));
  await write(defaultPackage, JSON.stringify({ name: "the-package", version: "1.4.0" }));
  await commit("Describe things");
  git("tag", "first");
  git("checkout", "-q", "-b", "topic");
  await write(schemaFile, thing("integer"));
  await commit("Number the things");
  git("checkout", "-q", "main");
  await write(
    defaultSpec,
    entry("    delete: { operationId: deleteThings, responses: { '204': { description: Done } } }\n"),
  );
  await commit("Delete things");
  git("checkout", "-q", "topic");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test("a ref alone is its merge-base against the working tree, files of the document included", async () => {
  const { code, output } = await runDiff(["main", "--format", "json"], folder);
  const report = parsed(output);
  expect(code).toBe(1);
  expect(report.base).toEqual({ label: defaultSpec, commit: git("rev-parse", "first"), version: "1.4.0" });
  expect(report.demands).toBe("2.0.0");
  expect(report.changes.map((change) => [change.id, change.wire])).toEqual([["type-changed", "breaking"]]);
  expect(report.changes[0]?.typescript?.verdict).toBe("breaking");
});

test("two refs are compared as they are", async () => {
  const { output } = await runDiff(["topic", "main", "--format", "json"], folder);
  expect(
    parsed(output)
      .changes.map((change) => change.id)
      .sort(),
  ).toEqual(["operation-added", "type-changed"]);
});

test("a base without the document is a base to which everything was added", async () => {
  const { code, output } = await runDiff(["empty", "--format", "json"], folder);
  const report = parsed(output);
  expect(code).toBe(0);
  expect(report.base.label).toBe(`no ${defaultSpec}`);
  expect(report.changes.map((change) => change.id)).toContain("operation-added");
});

test.each([
  [["main", "--fail-on", "never"], 0],
  [["main", "--fail-on", "major"], 1],
  [["first", "topic", "--fail-on", "minor"], 1],
  [["HEAD", "--fail-on", "patch"], 0],
  [["nowhere"], 2],
  [[], 2],
  [["main", "--format", "poem"], 2],
  [["main", "--fail-on", "sometimes"], 2],
  [["main", "--unknown"], 2],
  [["--", "--output=x"], 2],
] as const)("%j exits with %i", async (args, code) => {
  expect((await runDiff(args, folder)).code).toBe(code);
});

test("an unresolved reference cannot be compared", async () => {
  await write("broken.yaml", entry().replace("thing.yaml", "nothing.yaml"));
  const { code, errors } = await runDiff([defaultSpec, "broken.yaml"], folder);
  expect(code).toBe(2);
  expect(errors).toContain("nothing.yaml");
  expect(errors).toContain("broken.yaml cannot be compared");
});

test("a pull request fails until the version is raised or the change is acknowledged", async () => {
  const request = { base: "main", head: undefined, spec: defaultSpec, acknowledged: undefined, cwd: folder };
  const first = await diffFor(request);
  const review = reviewOf(first);
  expect(review.failure).toContain("need version 2.0.0; the head has 1.4.0");
  expect(review.comment.startsWith(stickyMarker)).toBe(true);
  expect(review.annotations).toMatch(/^::error file=/);
  expect(review.releaseNotes).toMatch(/^## 2\.0\.0/);

  await write(defaultPackage, JSON.stringify({ name: "the-package", version: "2.0.0" }));
  expect(reviewOf(await diffFor(request)).failure).toBeUndefined();

  await write(defaultPackage, JSON.stringify({ name: "the-package", version: "1.4.0" }));
  const file = path.posix.join(path.posix.dirname(defaultSpec), "acknowledged.yaml");
  await write(file, `${first.changes[0]?.fingerprint ?? ""}: The service always sent numbers.\n`);
  const after = await diffFor(request);
  expect(reviewOf(after).failure).toBeUndefined();
  expect(after.changes[0]?.acknowledged).toBe("The service always sent numbers.");
  await write(file, `${first.changes[0]?.fingerprint ?? ""}:\n`);
  expect((await runDiff(["main"], folder)).errors).toContain("has no reason");
  await rm(path.join(folder, file));
});

test("one comment is posted, and then updated", async () => {
  const comments: { id: number; body: string }[] = Array.from({ length: 120 }, (_, index) => ({
    id: index,
    body: "Fine.",
  }));
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://localhost");
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      seen.push(`${request.method ?? ""} ${url.pathname}`);
      const page = Number(url.searchParams.get("page") ?? 1);
      if (request.method === "POST") comments.push({ id: 777, body: bodyOf(text) });
      if (request.method === "PATCH") comments.splice(120, 1, { id: 777, body: bodyOf(text) });
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify(request.method === "GET" ? comments.slice((page - 1) * 100, page * 100) : {}),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const target = { api: `http://127.0.0.1:${String(port)}`, repository: "o/r", pullRequest: 5, token: "t" };
  expect(await publishComment(target, stickyMarker, `${stickyMarker}\nNo changes.`, false)).toBe(
    "not needed",
  );
  expect(await publishComment(target, stickyMarker, `${stickyMarker}\none`)).toBe("posted");
  expect(await publishComment(target, stickyMarker, `${stickyMarker}\ntwo`)).toBe("updated");
  server.close();
  expect(
    comments.filter((comment) => comment.body.startsWith(stickyMarker)).map((comment) => comment.body),
  ).toEqual([`${stickyMarker}\ntwo`]);
  expect(seen.at(-1)).toBe("PATCH /repos/o/r/issues/comments/777");
});
