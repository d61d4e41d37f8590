import type { Operation } from "../model/model.ts";
import { code } from "../shared/text/markdown.ts";

/**
 * Which credentials an operation takes, in Markdown: `` `App` or `AppUser` ``, by the names of the document's schemes.
 * `undefined` when it is open to all.
 */
export function credentialsOf({ security }: Operation): string | undefined {
  if (security.every((schemes) => schemes.length === 0)) return undefined;
  const alternatives = security.map((schemes) => schemes.map(({ id }) => code(id)).join(" and ") || "none");
  return [...new Set(alternatives)].join(" or ");
}
