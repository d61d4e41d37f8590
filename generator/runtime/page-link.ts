import { RequestError } from "./errors.ts";
import { urlOf } from "./send.ts";
import type { Client, PagedRequestSpec, RequestOptions } from "./types.ts";

/** A link to a page that is not followed: it leads to another origin, back to an earlier page, or is no GET. */
export class PagingError extends RequestError {
  override readonly name: string = "PagingError";
}

/** A call as `send` takes it. */
export interface PageCall<Page> {
  readonly spec: PagedRequestSpec<Page>;
  readonly options: RequestOptions;
}

/** What no link can set: credentials, and what belongs to the connection. */
const unsafe = /^(authorization|cookie|host|connection|content-length|transfer-encoding|proxy-.*)$/;

/**
 * Turns a link that a page has into the call that fetches the next page. The link is an address, or an object
 * with an address (`uri`, `href` or `url`), a `method` and `headers` to send along. `first` is the operation's
 * own call, `from` the URL of the page that has the link.
 *
 * @throws PagingError when the link leads to another origin, or wants another method than GET.
 */
export function followLink<Page>(
  client: Client,
  first: PageCall<Page>,
  link: unknown,
  from: string,
): PageCall<Page> {
  const { spec, options } = first;
  const address = ["uri", "href", "url"].map((name) => read(link, name)).find(Boolean) ?? link;
  const method = read(link, "method") ?? "GET";
  const base = (options.baseUrl ?? spec.server ?? client.baseUrl).replace(/\/$/, "");
  const url = resolve(String(address), base, spec.pages.root ?? "", from);
  if (url.origin !== new URL(base).origin)
    throw pagingError(client, first, `it is on another origin, ${url.origin}`);
  if (String(method).toUpperCase() !== "GET")
    throw pagingError(client, first, `its method is ${String(method)}`);
  return {
    spec: { ...spec, method: "GET", path: url.pathname + url.search, query: [], body: undefined },
    options: { ...options, baseUrl: url.origin, headers: headersOf(first, read(link, "headers")) },
  };
}

/** What makes two calls fetch the same page. */
export function keyOf<Page>(client: Client, { spec, options }: PageCall<Page>): string {
  return urlOf(client, spec, options) + JSON.stringify(options.headers ?? {});
}

export function pagingError<Page>(
  client: Client,
  { spec, options }: PageCall<Page>,
  why: string,
): PagingError {
  const url = urlOf(client, spec, options);
  return new PagingError(`The link to the next page was not followed: ${why}`, {
    client,
    spec,
    options,
    url,
    headers: {},
    secret: "",
  });
}

/** The member of a value at a dotted path (`links.next`), or under a name that has dots (`@odata.nextLink`). */
export function read(value: unknown, path: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  const members: Readonly<Record<string, unknown>> = { ...value };
  if (path in members) return members[path];
  const [name = "", ...rest] = path.split(".");
  return rest.length > 0 ? read(members[name], rest.join(".")) : undefined;
}

/**
 * A link is absolute, or begins with a query, or else begins at the API's root, which it may repeat. A second
 * `?` in it stands for `&`.
 */
function resolve(link: string, base: string, root: string, from: string): URL {
  const [path = "", ...query] = link.split("?");
  const search = query.length > 0 ? `?${query.join("&")}` : "";
  if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(path)) return new URL(path + search, base);
  if (path === "") return new URL(from.split("?")[0] + search);
  const rooted = path.startsWith("/") ? path : `/${path}`;
  const repeatsRoot = rooted.startsWith(`${new URL(base + root).pathname.replace(/\/$/, "")}/`);
  return new URL((repeatsRoot ? new URL(base).origin : base + root) + rooted + search);
}

/** The caller's headers and the link's, without the ids, which are new for each page. */
function headersOf<Page>({ spec, options }: PageCall<Page>, linked: unknown): Record<string, string> {
  const { idempotency = "", requestId = "" } = spec.headerRoles ?? {};
  const own = [idempotency.toLowerCase(), requestId.toLowerCase()];
  const headers: Record<string, string> = {};
  for (const [name, value] of [...Object.entries(options.headers ?? {}), ...pairsOf(linked)]) {
    const key = name.toLowerCase();
    if (typeof value === "string" && !own.includes(key)) headers[key] = value;
  }
  return headers;
}

/** A link's headers, by name or as a list of keys and values. */
function pairsOf(headers: unknown): (readonly [string, unknown])[] {
  const pairs = Array.isArray(headers)
    ? headers.map(
        (entry: unknown) =>
          [String(read(entry, "key") ?? read(entry, "name")), read(entry, "value")] as const,
      )
    : Object.entries({ ...(headers as object | null) });
  return pairs.filter(([name]) => !unsafe.test(name.toLowerCase()));
}
