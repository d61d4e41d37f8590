import { execFile, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { stickyMarker } from "../../generator/diff/report/markdown.ts";
import { makeFolder } from "../support/documents.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

function stepsIn(file: string): readonly Step[] {
  const { runs, jobs } = parse(readFileSync(path.join(root, file), "utf8")) as {
    readonly runs?: { readonly steps: readonly Step[] };
    readonly jobs?: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
  };
  return runs?.steps ?? Object.values(jobs ?? {}).flatMap(({ steps }) => steps);
}

/** What a runner makes of `${{ a.b || c }}`: the first that is not empty. */
function evaluate(text: string, context: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    const values = expression.split("||").map((name) => context[name.trim()] ?? "");
    return values.find((value) => value !== "") ?? "";
  });
}

interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string };
}

let folder = "";
let server: Server;
let comments: Comment[] = [];
let refuses = false;

function git(...args: readonly string[]): string {
  const config = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...config, ...args], { cwd: folder, encoding: "utf8" }).trim();
}

async function commit(files: Readonly<Record<string, string>>): Promise<string> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  git("add", ".");
  git("commit", "-q", "--allow-empty", "-m", "Change");
  return git("rev-parse", "HEAD");
}

const api = (type: string, version = "1.4.0"): string => `openapi: 3.1.0
info: { title: Things, version: ${version} }
paths:
  /things:
    get:
      operationId: getThings
      responses: { "200": { description: "::error::Done", content: { application/json: { schema: { type: ${type} } } } } }
`;

const pullRequest = {
  "inputs.spec": "openapi/api.yaml",
  "inputs.fail-on": "major",
  "inputs.token": "secret-token",
  "github.event.pull_request.number": "5",
};

/** Runs the script of the action's last step as a runner does. */
async function runAction(
  context: Readonly<Record<string, string>>,
): Promise<{ code: number; log: string; summary: string }> {
  const { run, env = {} } = stepsIn("action.yml").at(-1) ?? {};
  const summary = path.join(folder, ".git/summary.md");
  await writeFile(summary, "");
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const given = Object.entries(env).map(([name, value]) => [name, evaluate(value, context)] as const);
  return new Promise((resolve) => {
    const variables = {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      ...Object.fromEntries(given),
      GITHUB_ACTION_PATH: root.replace(/\/$/, ""),
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_REPOSITORY: "o/r",
      GITHUB_SERVER_URL: "https://github.example",
      GITHUB_API_URL: `http://127.0.0.1:${String(port)}`,
    };
    execFile("bash", ["-c", run ?? "exit 99"], { cwd: folder, env: variables }, (error, stdout, stderr) => {
      void readFile(summary, "utf8").then((text) => {
        const code = typeof error?.code === "number" ? error.code : 0;
        resolve({ code, log: stdout + stderr, summary: text });
      });
    });
  });
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://localhost");
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      const page = Number(url.searchParams.get("page") ?? 1);
      const { body } = (text === "" ? { body: "" } : JSON.parse(text)) as { readonly body: string };
      if (request.method === "POST" && !refuses)
        comments.push({ id: comments.length, body, user: { login: "github-actions[bot]" } });
      const target = comments.find(({ id }) => url.pathname.endsWith(`/issues/comments/${String(id)}`));
      if (request.method === "PATCH" && target !== undefined) target.body = body;
      response.statusCode = refuses && request.method !== "GET" ? 403 : 200;
      response.setHeader("content-type", "application/json");
      const list = request.method === "GET" ? comments.slice((page - 1) * 100, page * 100) : {};
      response.end(JSON.stringify(list));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => void server.close());

describe("the step that other repositories use", () => {
  let base = "";
  const event = (): Readonly<Record<string, string>> => ({
    ...pullRequest,
    "github.event.pull_request.base.sha": base,
  });
  const own = (): readonly Comment[] =>
    comments.filter(({ user }) => user.login === "github-actions[bot]" || user.login === "mallory");

  const repository = makeFolder();
  let first = "";
  beforeAll(async () => {
    folder = repository;
    git("init", "-q", "-b", "main");
    first = await commit({ "openapi/api.yaml": api("string") });
    git("checkout", "-q", "-b", "topic");
  });

  beforeEach(async () => {
    refuses = false;
    folder = await mkdtemp(path.join(tmpdir(), "spec-diff-action-"));
    await cp(repository, folder, { recursive: true });
    base = first;
    // Others talk as well, and one of them knows the marker.
    comments = Array.from({ length: 120 }, (_, id) => ({ id, body: "Fine.", user: { login: "alice" } }));
    comments.splice(3, 1, { id: 3, body: `${stickyMarker}\nAll good!`, user: { login: "mallory" } });
    return () => rm(folder, { recursive: true, force: true });
  });

  test("says what breaks until the version is raised, and takes it back when the change is taken back", async () => {
    await commit({ "openapi/api.yaml": api("integer") });
    const broken = await runAction(event());
    expect(broken.code).toBe(1);
    expect(broken.log).toMatch(/^::error file=openapi\/api\.yaml,line=7,/);
    expect(broken.log).toContain("::error::These changes need version 2.0.0; the head has 1.4.0.");
    expect(broken.log).toContain("Comment: posted");
    expect(broken.summary).toContain("**Breaking");
    expect(broken.log).not.toContain("secret-token");
    expect(own().map(({ body }) => body.split("\n")[1])).toEqual([
      "All good!",
      expect.stringContaining("**Breaking"),
    ]);

    await commit({ "openapi/api.yaml": api("integer", "2.0.0") });
    expect((await runAction(event())).code).toBe(0);
    await commit({ "openapi/api.yaml": api("string") });
    const back = await runAction(event());
    expect(back.code).toBe(0);
    expect(back.log).toContain("Comment: updated");
    expect(own().map(({ body }) => body.split("\n")[1])).toEqual([
      "All good!",
      expect.stringContaining("No changes"),
    ]);
  });

  test("says nothing where nothing changed", async () => {
    await commit({ "README.md": "Words.\n" });
    expect((await runAction(event())).log).toContain("Comment: not needed");
    expect(own()).toHaveLength(1);
  });

  test("says everywhere why it could not compare", async () => {
    await commit({ "openapi/api.yaml": `${api("integer")}    post: { $ref: "#/nowhere" }\n` });
    const { code, log, summary } = await runAction(event());
    expect(code).toBe(2);
    expect(log).toMatch(/^::error file=openapi\/api\.yaml,line=\d+,col=\d+,title=ref-unresolved::/);
    expect(log).toContain(
      "::error::openapi/api.yaml cannot be compared; `--lenient` would take all of the 1 findings.",
    );
    for (const text of [summary, own().at(-1)?.body]) {
      expect(text).toContain("**The documents could not be compared.**");
      expect(text).toContain("error ref-unresolved");
    }
  });

  test("takes what is invalid where it is told to, and says what it read", async () => {
    await commit({ "openapi/api.yaml": `${api("integer")}    post: { $ref: "#/nowhere" }\n` });
    expect((await runAction(event())).code).toBe(2);
    const { code, log, summary } = await runAction({ ...event(), "inputs.lenient": "true" });
    expect(code).toBe(1);
    expect(log).toMatch(/^::notice::/);
    expect(log).toContain("ref-unresolved");
    expect(summary).toContain("**Breaking");
  });

  test("goes on with the comment of an earlier version", async () => {
    comments.push({
      id: 120,
      body: "<!-- spec-diff -->\nOld words.",
      user: { login: "github-actions[bot]" },
    });
    await commit({ "openapi/api.yaml": api("integer") });
    expect((await runAction(event())).log).toContain("Comment: updated");
    expect(own().map(({ body }) => body.split("\n")[0])).toEqual([stickyMarker, stickyMarker]);
    expect(own().at(-1)?.body).toContain("**Breaking");
  });

  test("lets a pull request pass that repairs the base", async () => {
    base = await commit({ "openapi/api.yaml": "openapi: 3.1.0\npaths: [\n" });
    await commit({ "openapi/api.yaml": api("string") });
    const { code, log } = await runAction(event());
    expect([code, log]).toEqual([0, expect.stringMatching(/^::notice::The document of the base is invalid/)]);
    expect(own().at(-1)?.body).toContain("The head is valid.");
    await commit({ "openapi/api.yaml": "openapi: 3.1.0\npaths: {\n" });
    expect((await runAction(event())).code).toBe(2);
  });

  test("compares a merge group with its base, and comments nowhere", async () => {
    await commit({ "openapi/api.yaml": api("integer") });
    const group = {
      ...pullRequest,
      "github.event.pull_request.number": "",
      "github.event.merge_group.base_sha": base,
    };
    expect((await runAction(group)).code).toBe(1);
    expect(own()).toHaveLength(1);
  });

  test("has its annotations and its summary where it may not comment", async () => {
    refuses = true;
    await commit({ "openapi/api.yaml": api("integer") });
    const { code, log, summary } = await runAction(event());
    expect(code).toBe(1);
    expect(log).toContain("Comment: POST /repos/o/r/issues/5/comments answered 403");
    expect(summary).toContain("**Breaking");
  });

  test.each([
    [{}, 2, "There is no commit to compare with"],
    [{ "inputs.base": "openapi/api.yaml" }, 2, "is a file"],
    [{ "inputs.base": "main", "inputs.fail-on": "never" }, 0, "Comment: posted"],
    [{ "inputs.base": "main", "inputs.fail-on": "sometimes" }, 2, "--fail-on sometimes is none of"],
    [{ "inputs.base": "main:openapi/api.yaml" }, 1, "Comment: posted"],
    [{ "inputs.base": "--version" }, 2, "--version is neither a commit"],
  ] as const)("inputs %j: exit %i", async (inputs, code, words) => {
    await commit({ "openapi/api.yaml": api("integer") });
    const result = await runAction({ ...pullRequest, ...inputs });
    expect(result.log).toContain(words);
    expect(result.code).toBe(code);
  });
});

test.each(["action.yml", ".github/workflows/ci.yml", ".github/workflows/spec-diff.yml"])(
  "%s names other people's actions by commit, and no expression is part of a script",
  (file) => {
    for (const { uses, run } of stepsIn(file)) {
      if (uses !== undefined && uses !== "./") expect(uses).toMatch(/@[0-9a-f]{40}$/);
      expect(run ?? "").not.toContain("${{");
    }
  },
);
