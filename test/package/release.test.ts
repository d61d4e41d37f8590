import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run, useTemporaryFolder, workspace } from "../support/pack.ts";

const folder = useTemporaryFolder();

/** A checkout with as much of the package as a release looks at. */
async function checkout(name: string, version: string, changelog: string): Promise<string> {
  const root = join(folder(), name);
  await mkdir(join(root, "generated"), { recursive: true });
  await cp(join(workspace, ".ci"), join(root, ".ci"), { recursive: true });
  const manifest: object = JSON.parse(await readFile(join(workspace, "generated/package.json"), "utf8"));
  await writeFile(join(root, "generated/package.json"), JSON.stringify({ ...manifest, version }));
  await writeFile(join(root, "generated/CHANGELOG.md"), changelog);
  return root;
}

function release(root: string, tag: string) {
  const env = {
    ...process.env,
    GITHUB_REF_NAME: tag,
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: "owner/name",
  };
  const args = ["--dry-run", "--offline", "--ignore-scripts"];
  return run(join(root, ".ci/release"), args, { env });
}

test("a dry run names the repository that it runs in", async () => {
  const root = await checkout("right", "1.2.3", "# Changelog\n\n## 1.2.3\n");
  const { stdout } = await release(root, "v1.2.3");
  expect(stdout).toContain("+ partner-center-invoices@1.2.3");
  expect(JSON.parse(await readFile(join(root, "generated/package.json"), "utf8"))).toMatchObject({
    repository: { type: "git", url: "git+https://github.com/owner/name.git", directory: "generated" },
    homepage: "https://github.com/owner/name#readme",
    bugs: { url: "https://github.com/owner/name/issues" },
  });
});

test.each([
  ["a tag of another version", "v1.2.4", "## 1.2.3\n", "tag v1.2.3."],
  ["a version without a changelog", "v1.2.3", "## 1.2.2\n", "release-notes"],
])("%s is refused before anything is changed", async (name, tag, changelog, message) => {
  const root = await checkout(name, "1.2.3", changelog);
  await expect(release(root, tag)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(message),
  });
  expect(await readFile(join(root, "generated/package.json"), "utf8")).not.toContain("repository");
});
