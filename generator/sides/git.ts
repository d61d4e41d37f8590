import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

async function git(args: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await run("git", args, { cwd, maxBuffer: 256 * 1024 * 1024 });
  return stdout;
}

/** The full id of the commit that a revision leads to; undefined where there is no such commit, or no repository. */
export async function findCommit(revision: string, cwd: string): Promise<string | undefined> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  return git(args, cwd).then(
    (stdout) => stdout.trim(),
    () => undefined,
  );
}

/** The best common ancestor of a commit and what is checked out; undefined where the history holds none. */
export async function findMergeBase(commit: string, cwd: string): Promise<string | undefined> {
  return git(["merge-base", commit, "HEAD"], cwd).then(
    (stdout) => stdout.trim(),
    () => undefined,
  );
}

/**
 * The text of a file at a commit; undefined where there is no such file. `file` is relative to `cwd`. Symbolic links
 * are followed as far as the commit goes.
 */
export async function textAt(commit: string, file: string, cwd: string): Promise<string | undefined> {
  const relative = path.relative(cwd, path.resolve(cwd, file)).replaceAll("\\", "/");
  if (relative.includes("\n")) return undefined;
  const options = { cwd, maxBuffer: 256 * 1024 * 1024 };
  const running = run("git", ["cat-file", "--batch", "--follow-symlinks"], options);
  running.child.stdin?.end(`${commit}:./${relative}\n`);
  const { stdout } = await running.catch(() => ({ stdout: "" }));
  // Anything else, such as a link out of the repository, is answered with another word than "blob".
  const head = /^[0-9a-f]+ blob \d+\n/.exec(stdout)?.[0];
  return head === undefined ? undefined : stdout.slice(head.length, -1);
}

/** The way from a folder to the root of its repository (`../../`, or nothing); undefined outside of repositories. */
export async function wayToRoot(cwd: string): Promise<string | undefined> {
  return git(["rev-parse", "--show-cdup"], cwd).then(
    (stdout) => stdout.trim(),
    () => undefined,
  );
}

/** The way from the root of its repository to a folder (`packages/api/`, or nothing); undefined outside. */
export async function wayFromRoot(cwd: string): Promise<string | undefined> {
  return git(["rev-parse", "--show-prefix"], cwd).then(
    (stdout) => stdout.trim(),
    () => undefined,
  );
}

/** Files that a commit has and another, or the working tree, has not; relative to `cwd`. */
export async function filesGone(
  from: string,
  to: string | undefined,
  cwd: string,
): Promise<readonly string[]> {
  const names = await git(
    [
      "diff",
      "--name-only",
      "--no-renames",
      "--diff-filter=D",
      "-z",
      from,
      ...(to === undefined ? [] : [to]),
      "--",
    ],
    cwd,
  );
  const root = (await wayToRoot(cwd)) ?? "";
  return names
    .split("\0")
    .filter((name) => name !== "")
    .map((name) => path.posix.join(root, name));
}
