import { findCommit, wayFromRoot } from "./git.ts";
import type { Edition } from "../diff/judge/diff.ts";

/**
 * The edition with the address of its files, where a GitHub workflow says which repository it is. What lies in the
 * working tree is at the commit that is checked out.
 */
export async function withUrl(edition: Edition, cwd: string): Promise<Edition> {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env;
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY) return edition;
  const commit = edition.commit ?? (await findCommit("HEAD", cwd));
  const folder = await wayFromRoot(cwd);
  if (commit === undefined || folder === undefined) return edition;
  return { ...edition, url: `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${commit}/${encodeURI(folder)}` };
}
