import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JsonReport } from "../../generator/diff/report/json.ts";
import { stickyMarker } from "../../generator/diff/report/markdown.ts";
import { reviewOf } from "../../generator/commands/review-pull-request.ts";
import { diffFor } from "../../generator/sides/diff-for.ts";
import { runDiff } from "./run-diff.ts";

const defaultSpec = "spec/things.yaml";
const defaultPackage = "sdk/package.json";

let folder = "";

/** What `--format json` printed. */
function parsed(output: string): JsonReport {
  // The shape is report.test.ts's to check.
  return JSON.parse(output) as JsonReport;
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
  await write("wireproof.config.json", JSON.stringify({ spec: defaultSpec, out: "sdk" }));
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

const order = (type: string): string => `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    get:
      tags: [orders]
      operationId: getOrders
      responses: { "200": { description: Done, content: { application/json: { schema: { type: ${type} } } } } }
  /orders/{id}/lines:
    get:
      tags: [lines]
      operationId: getLines
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Done, content: { application/json: { schema: { type: ${type} } } } } }
`;

describe("a document that was renamed", () => {
  let own = "";
  const inOwn = (...args: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...args], {
      cwd: own,
      encoding: "utf8",
    }).trim();
  const put = async (file: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(own, file)), { recursive: true });
    await writeFile(path.join(own, file), text);
  };
  const ids = (output: string): readonly string[] => parsed(output).changes.map((change) => change.id);

  beforeAll(async () => {
    own = await mkdtemp(path.join(tmpdir(), "spec-diff-renamed-"));
    inOwn("init", "-q", "-b", "main");
    await put("spec/api.yaml", order("string"));
    inOwn("add", ".");
    inOwn("commit", "-q", "-m", "Describe orders");
    inOwn("checkout", "-q", "-b", "topic");
    await rename(path.join(own, "spec/api.yaml"), path.join(own, "spec/orders.yaml"));
    await put("spec/orders.yaml", order("integer"));
  });

  afterAll(() => rm(own, { recursive: true, force: true }));

  test.each([
    ["by what git does not know yet", ["main", "--spec", "spec/orders.yaml"]],
    ["by both paths", ["main:spec/api.yaml", "spec/orders.yaml"]],
    ["by the old path alone", ["main:spec/api.yaml", "--spec", "spec/orders.yaml"]],
  ] as const)("is compared %s", async (_, args) => {
    const { code, output } = await runDiff([...args, "--format", "json"], own);
    expect(code).toBe(1);
    expect(ids(output)).toEqual(["type-changed", "type-changed"]);
    expect(parsed(output).base.label).toBe("spec/api.yaml");
  });

  test("is compared between two commits, by paths from the root and from a folder", async () => {
    inOwn("add", ".");
    inOwn("commit", "-q", "-m", "Rename orders");
    const sides = ["main:spec/api.yaml", "topic:spec/orders.yaml"] as const;
    expect(ids((await runDiff([...sides, "--format", "json"], own)).output)).toHaveLength(2);
    const below = path.join(own, "spec");
    const relative = ["main:./api.yaml", "topic:spec/orders.yaml"] as const;
    expect(ids((await runDiff([...relative, "--format", "json"], below)).output)).toHaveLength(2);
    const bare = ["main", "topic", "--spec", "spec/orders.yaml"] as const;
    expect(ids((await runDiff([...bare, "--format", "json"], own)).output)).toHaveLength(2);
  });

  test.each([
    [["main:spec/nothing.yaml", "spec/orders.yaml"], "There is no spec/nothing.yaml at main"],
    [["main:spec", "spec/orders.yaml"], "There is no spec at main"],
    [["main", "other.yaml", "--spec", "spec/orders.yaml"], "Name the document: main:PATH"],
    [["nowhere:spec/api.yaml", "spec/orders.yaml"], "is neither a commit, nor REF:PATH, nor a file"],
  ] as const)("%j is refused", async (args, message) => {
    await put("other.yaml", "openapi: 3.1.0\ninfo: { title: Other, version: 1.0.0 }\npaths: {}\n");
    const { code, errors } = await runDiff(args, own);
    expect(code).toBe(2);
    expect(errors).toContain(message);
  });

  test("no file can take the place of a commit", async () => {
    const sha = inOwn("rev-parse", "main");
    for (const name of ["main", sha, "main:spec/api.yaml"]) await put(name, order("integer"));
    for (const name of ["main", sha, "main:spec/api.yaml"]) {
      const { code } = await runDiff([name, "--spec", "spec/orders.yaml"], own);
      expect([name, code]).toEqual([name, 1]);
    }
    expect((await runDiff(["./main", "spec/orders.yaml"], own)).code).toBe(0);
  });

  test("paths and tags choose what is reported", async () => {
    const places = async (...args: readonly string[]): Promise<readonly string[]> => {
      const { output } = await runDiff(
        ["main:spec/api.yaml", "spec/orders.yaml", "--format", "json", ...args],
        own,
      );
      return parsed(output).changes.flatMap((change) => change.operations);
    };
    expect(await places("--path", "/orders")).toEqual(["GET /orders"]);
    expect(await places("--path", "/orders/*/lines")).toEqual(["GET /orders/{id}/lines"]);
    expect(await places("--path", "/orders/{id}/lines")).toEqual(["GET /orders/{id}/lines"]);
    expect(await places("--path", "/**")).toHaveLength(2);
    expect(await places("--tag", "orders", "--tag", "lines")).toHaveLength(2);
    expect(await places("--tag", "orders", "--path", "/orders/**")).toEqual([]);
    const { code, errors } = await runDiff(
      ["main:spec/api.yaml", "spec/orders.yaml", "--path", "/order", "--tag", "line"],
      own,
    );
    expect(code).toBe(2);
    expect(errors).toBe(
      "No path of either document fits /order. Did you mean `/orders`?\n" +
        "No operation of either document has the tag line. Did you mean `lines`?\n",
    );
  });

  test("the configuration sets the level of a rule, and every mistake in it is said", async () => {
    const run = async (): ReturnType<typeof runDiff> =>
      runDiff(["main:./api.yaml", "orders.yaml", "--format", "json"], path.join(own, "spec"));
    await put("wireproof.config.json", `{ "diff": { "rules": { "type-changed": "compatible" } } }`);
    const { code, output } = await run();
    // What the compiler says stays.
    expect(code).toBe(1);
    expect(parsed(output).changes[0]).toMatchObject({
      wire: "compatible",
      ruleLevel: "breaking",
      level: "breaking",
      typescript: { verdict: "breaking" },
    });
    await put(
      "wireproof.config.json",
      `{\n  "dif": 1,\n  "diff": { "rules": { "type-change": "warning", "type-changed": "waring" } }\n}`,
    );
    const { code: refused, errors } = await run();
    expect(refused).toBe(2);
    expect(errors).toMatch(
      /wireproof\.config\.json:2:3 error configuration-field .*\n[^]*Did you mean \`diff\`\?/,
    );
    expect(errors).toMatch(
      /:3:24 error configuration-field .*\`type-change\`.*\n[^]*Did you mean \`type-changed\`\?/,
    );
    expect(errors).toMatch(/:3:66 error configuration-value .*\n[^]*Did you mean \`warning\`\?/);
    await put("wireproof.config.json", `{ "diff": [] `);
    expect((await run()).code).toBe(2);
    await put("wireproof.config.json", `[]`);
    expect((await run()).errors).toContain("The configuration is not an object.");
  });
});

test("an unresolved reference cannot be compared", async () => {
  await write("broken.yaml", entry().replace("thing.yaml", "nothing.yaml"));
  const { code, errors } = await runDiff([defaultSpec, "broken.yaml"], folder);
  expect(code).toBe(2);
  expect(errors).toContain("nothing.yaml");
  expect(errors).toContain("broken.yaml cannot be compared");
});

test("a pull request fails until the version is raised or the change is acknowledged", async () => {
  const request = { base: "main", spec: defaultSpec, cwd: folder };
  const first = await diffFor(request);
  const review = reviewOf(first, "major");
  expect(review.code).toBe(1);
  expect(review.annotations).toContain("need version 2.0.0; the head has 1.4.0");
  expect(review.comment.startsWith(stickyMarker)).toBe(true);
  expect(review.annotations).toMatch(/^::error file=/);
  expect(review.releaseNotes).toMatch(/^## 2\.0\.0/);

  await write(defaultPackage, JSON.stringify({ name: "the-package", version: "2.0.0" }));
  expect(reviewOf(await diffFor(request), "major").code).toBe(0);

  await write(defaultPackage, JSON.stringify({ name: "the-package", version: "1.4.0" }));
  const file = path.posix.join(path.posix.dirname(defaultSpec), "acknowledged.yaml");
  await write(file, `${first.changes[0]?.fingerprint ?? ""}: The service always sent numbers.\n`);
  const after = await diffFor(request);
  expect(reviewOf(after, "major").code).toBe(0);
  expect(after.changes[0]?.acknowledged).toBe("The service always sent numbers.");
  await write(file, `${first.changes[0]?.fingerprint ?? ""}:\n`);
  expect((await runDiff(["main"], folder)).errors).toContain("has no reason");
  await rm(path.join(folder, file));
});

test("--overlay lays an overlay over both sides", async () => {
  const own = await mkdtemp(path.join(tmpdir(), "diff-overlay-"));
  try {
    const head = entry().replace("operationId: getThings", "operationId: getThings\n      deprecated: true");
    const overlay = `overlay: 1.0.0\ninfo: { title: Mend, version: "1" }\nactions:\n  - target: $.paths['/things'].get\n    update: { deprecated: true }\n`;
    const files = { "base.yaml": entry(), "head.yaml": head, "mend.yaml": overlay };
    await mkdir(path.join(own, "schemas"));
    await writeFile(path.join(own, "schemas/thing.yaml"), thing("string"));
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(own, name), text);
    const words = ["base.yaml", "head.yaml", "--format", "json"];
    expect(parsed((await runDiff(words, own)).output).changes).toHaveLength(1);
    const overlaid = await runDiff([...words, "--overlay", "mend.yaml"], own);
    expect(parsed(overlaid.output).changes).toEqual([]);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
});

test("documents of commits reach the files of the repository, by links too, and --lenient takes what is invalid", async () => {
  const own = await mkdtemp(path.join(tmpdir(), "diff-beside-"));
  const run = (...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], {
      cwd: own,
      encoding: "utf8",
    });
  try {
    run("init", "-q", "-b", "main");
    await mkdir(path.join(own, "api"));
    await mkdir(path.join(own, "models"));
    await writeFile(
      path.join(own, "api/spec.yaml"),
      `openapi: 3.1.0
info: { title: a }
paths: { "/a/{b}": { get: { operationId: a, responses: { "200": { description: ok, content: { application/json: { schema: { $ref: ../linked/item.yaml } } } } } } } }
`,
    );
    await writeFile(path.join(own, "models/item.yaml"), "type: string\n");
    await symlink("models", path.join(own, "linked"));
    run("add", "-A");
    run("commit", "-q", "-m", "one");
    await writeFile(path.join(own, "models/item.yaml"), "type: integer\n");
    const words = ["main", "--spec", "api/spec.yaml", "--format", "json"];
    const { output, errors } = await runDiff([...words, "--lenient"], own);
    expect(parsed(output).changes.map((change) => change.id)).toEqual(["type-changed"]);
    expect(errors).toContain("warning missing-version");
    expect(errors).toContain("warning path-parameter-undeclared");
    expect((await runDiff([...words, "--root", "api"], own)).errors).toContain("error ref-outside");
  } finally {
    await rm(own, { recursive: true, force: true });
  }
});
