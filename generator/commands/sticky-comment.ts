import { isObject } from "../shared/json.ts";

/** Where a comment goes. */
export interface CommentTarget {
  /** `https://api.github.com`, or that of an enterprise server. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly pullRequest: number;
  readonly token: string;
  /** In place of the platform's. */
  readonly fetch?: typeof fetch;
}

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
}

/** Whom comments that a workflow writes with its own token are from. */
const author = "github-actions[bot]";

/** What comments of earlier versions begin with: the bot goes on with them. */
const FORMER = "<!-- spec-diff -->";

/**
 * Posts a comment to a pull request, or updates the workflow's own that carries the same marker. Whoever else writes
 * the marker keeps what they wrote.
 *
 * @param always whether to post it where there is none to update: that nothing changed is no news
 * @throws Error with the status when GitHub refuses
 */
export async function publishComment(
  target: CommentTarget,
  marker: string,
  body: string,
  always = true,
): Promise<"posted" | "updated" | "not needed"> {
  const comments = `/repos/${target.repository}/issues/${String(target.pullRequest)}/comments`;
  const before = await findComment(target, comments, marker);
  if (before === undefined && !always) return "not needed";
  if (before === undefined) {
    await call(target, "POST", comments, { body });
    return "posted";
  }
  await call(target, "PATCH", `/repos/${target.repository}/issues/comments/${String(before.id)}`, { body });
  return "updated";
}

async function findComment(
  target: CommentTarget,
  path: string,
  marker: string,
): Promise<Comment | undefined> {
  for (let page = 1; page <= 50; page += 1) {
    const list = await call(target, "GET", `${path}?per_page=100&page=${String(page)}`);
    if (!Array.isArray(list)) return undefined;
    const found = list
      .filter(isComment)
      .find(
        ({ user, body }) => user.login === author && [marker, FORMER].some((each) => body.startsWith(each)),
      );
    if (found !== undefined || list.length < 100) return found;
  }
  return undefined;
}

function isComment(value: unknown): value is Comment {
  if (!isObject(value) || !isObject(value["user"])) return false;
  const { id, body, user } = value;
  return typeof id === "number" && typeof body === "string" && typeof user["login"] === "string";
}

async function call(target: CommentTarget, method: string, path: string, body?: object): Promise<unknown> {
  const response = await (target.fetch ?? fetch)(`${target.api}${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${target.token}`,
      "x-github-api-version": "2022-11-28",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} ${path.split("?")[0] ?? path} answered ${String(response.status)}`);
  return response.json();
}
