import type { ParseJson } from "./types.ts";

/** What an error body says. */
export interface ErrorBody {
  /** Parsed where it is JSON, as text where it is not, `undefined` where it is empty. */
  readonly body: unknown;
  readonly code: string | undefined;
  readonly message: string | undefined;
}

/**
 * Finds code and message in the bodies that servers are known to send: problem details (RFC 9457), OAuth
 * (RFC 6749 section 5.2), OData (`error`, with a `message` that may be an object), JSON:API (`errors`), and
 * plain objects. Names count in any case. Never throws.
 */
export function readErrorBody(text: string, parseJson: ParseJson = JSON.parse): ErrorBody {
  let body: unknown = text || undefined;
  try {
    body = parseJson(text.replace(/^\ufeff/, ""));
  } catch {
    // An HTML page of a proxy, or half of a body: it stays text.
    return { body, code: undefined, message: undefined };
  }
  const outer = members(body);
  const error = outer["error"] ?? outer["odata.error"] ?? members(outer["errors"])["0"];
  const find = (...names: string[]): string | undefined => {
    for (const source of [members(error), outer]) {
      for (const name of names) {
        const found = toText(source[name]);
        if (found) return found;
      }
    }
    return undefined;
  };
  return {
    body,
    code: find("code", "errorcode", "error"),
    message: find("message", "description", "detail", "title", "error_description", "errorname", "error"),
  };
}

/** An object's (or array's) members by lower-case name; none of anything else. */
function members(value: unknown): Record<string, unknown> {
  const entries = typeof value === "object" ? Object.entries(value ?? {}) : [];
  return Object.fromEntries(entries.map(([name, member]) => [name.toLowerCase(), member]));
}

/** Text or a number as text, also where it is wrapped: OData's `{ value }`, a lossless parser's number. */
function toText(value: unknown): string | undefined {
  if (typeof value === "object") return value === null ? undefined : toText(members(value)["value"]);
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
