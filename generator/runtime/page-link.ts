import { isBelow, resolveAddress, withoutServerQuery } from "./address.ts";
import { RequestError } from "./errors.ts";
import { mergeHeaders, readHeaders } from "./headers.ts";
import { ownMembers } from "./options.ts";
import { unsent } from "./send.ts";
import type { Call, PagedRequestSpec, RequestOptions, RequestSpec } from "./types.ts";

/**
 * A link to a page that is not followed, and for which nothing is sent: it is no link, leads out of the client's
 * `baseUrl` or to a page that was there before, or is no GET.
 */
export class PagingError extends RequestError {
  override readonly name: string = "PagingError";
}

/** What `prepare` takes to fetch a page. */
export interface PageRequest {
  readonly spec: RequestSpec;
  readonly options: RequestOptions;
  /** Those of the link. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A link as far as it can be followed. */
interface Link {
  readonly address: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What no link can set: credentials, and where the request goes. */
const KEPT_OUT = /^(auth|cookie|host|proxy|(x-)?api-?key)/;

/**
 * Turns a link that a page has into the request of the next page. The link is an address, or an object with one
 * (`uri`, `href` or `url`), whose headers are sent along. The ids of the request are new.
 *
 * @param call the call of the list's first page
 * @throws PagingError for what is no link, for one that leads out of the client's `baseUrl`, and for one whose method
 * is not GET
 */
export function linkedPage<Page>(call: Call, spec: PagedRequestSpec<Page>, link: unknown): PageRequest {
  const { pages, ids = {} } = spec;
  const { options } = call;
  const { baseUrl, baseQuery } = options;
  const { address, headers } = readLink(call, link, Object.values(ids));
  // A query alone is that of the page (RFC 3986 section 5.2.2).
  const target = address.startsWith("?")
    ? new URL(address, call.url)
    : resolveAddress(address, baseUrl, pages.root);
  if (target === undefined) throw pagingError("is no address", call);
  if (!isBelow(target, baseUrl)) throw pagingError(`leads out of baseUrl: ${target.origin}`, call);
  if (pages.query) target.search = pages.query(target.search);
  // Below the path of the server, which `prepare` puts before it.
  const next = { ...spec, ...pages.spec, path: withoutServerQuery(target, baseQuery).slice(baseUrl.length) };
  // The next page is another request, whatever the caller has called the first. No header is without a name.
  const { requestId: id = "" } = ids;
  const renewed = { [id]: spec.headers?.()[id] };
  return {
    spec: next,
    options: { ...options, headers: { ...options.headers, ...headers, ...renewed } },
    headers,
  };
}

/** What identifies a page: the address that is asked for, however a link spells it, and its headers in any order. */
export function pageKey({ spec, url }: Call, headers: Link["headers"] = {}): string {
  return JSON.stringify([spec.method, new URL(url), Object.entries(headers).sort()]);
}

/** An error of a call that is not made: what it would have sent has no ids. */
export function pagingError(text: string, call: Call): PagingError {
  return new PagingError(`the link to the page ${text}`, unsent(call));
}

/** Reads a link, of which nothing is taken for granted. */
function readLink(call: Call, link: unknown, ids: readonly string[]): Link {
  const { uri, href, url = link, method, headers } = ownMembers(link);
  const given = uri ?? href ?? url;
  const address = typeof given === "string" && given.trim();
  if (!address) throw pagingError("has no address", call);
  if (method && !/^get$/i.test(String(method))) throw pagingError(`asks for ${String(method)}`, call);
  const replayed = Object.entries(linkHeaders(call, headers ?? {}));
  const allowed = replayed.filter(([name]) => !KEPT_OUT.test(name) && !ids.includes(name));
  return { address, headers: Object.fromEntries(allowed) };
}

/** The headers of a link, which come by name or as a list of `{ key, value }`. */
function linkHeaders(call: Call, headers: unknown): Record<string, string> {
  try {
    const entries: readonly (readonly [unknown, unknown])[] = Array.isArray(headers)
      ? headers.map(ownMembers).map(({ key = "", value = null }) => [key, value])
      : Object.entries(typeof headers === "object" ? { ...headers } : { "": headers });
    const given: object = Object.fromEntries<unknown>(entries as [string, unknown][]); // Any key becomes a text.
    return mergeHeaders(readHeaders(given));
  } catch {
    throw pagingError("has headers that cannot be sent", call);
  }
}
