import { RequestError } from "./errors.ts";
import { exchangeOf, send } from "./send.ts";
import type { ApiPromise, Client, PagedRequestSpec, RequestOptions } from "./types.ts";

/** A link to a page that is not followed: it leads to another origin, or to an earlier page, or is no GET. */
export class PagingError extends RequestError {
  override readonly name: string = "PagingError";
}

/** A link that is more than its address. */
interface LinkObject {
  readonly uri?: string | null;
  readonly href?: string | null;
  readonly url?: string | null;
  readonly method?: string | null;
  /** By name, or as a list of names and values. */
  readonly headers?: Readonly<Record<string, string | HeaderEntry>>;
}

/** A header in a list of them; one that is not in a list is text, which has neither property. */
interface HeaderEntry {
  readonly key?: string;
  readonly value?: string;
}

/**
 * Turns a link that a page has into what `send` takes to fetch the next page. The link is an address, or an
 * object with one. The address is absolute, or it begins at the API's root, which it may repeat; a second `?`
 * in it stands for `&`. The link's headers are sent along. The ids of the request are new.
 *
 * @throws PagingError for a link to another origin, one whose method is not GET, or one that `seen` has.
 */
export function followLink<Page, Errors>(
  client: Client,
  spec: PagedRequestSpec<Page>,
  options: RequestOptions,
  link: unknown,
  seen: Set<string>,
): ApiPromise<Page, Errors> {
  const { pages, ids } = spec;
  // It is not sent, and so has no ids: what is needed of it is where the API's root is.
  const exchange = exchangeOf(client, { ...spec, path: pages.root, ids: {} }, options);
  const root = new URL(exchange.url);
  // A string has none of these, and is the address itself.
  const { uri, href, url, method, headers } = link as LinkObject;
  const address = String(uri ?? href ?? url ?? link);
  const target = new URL(
    address.startsWith(root.pathname) ? address : address.replace(/^\/(?!\/)/, ""),
    root,
  );
  const key = JSON.stringify(link);
  const wrong =
    target.origin !== root.origin
      ? `to another origin: ${target.origin}`
      : method && !/^get$/i.test(method)
        ? `asks for ${method}`
        : seen.has(key) && "was there before";
  if (wrong) throw new PagingError(`Link ${wrong}`, exchange);
  seen.add(key);
  const replayed: Record<string, string | undefined> = { ...options.headers };
  for (const name in headers) {
    // One of the two, of which a string has neither property.
    const entry = headers[name] as HeaderEntry & string;
    const { key: header = name, value = entry } = entry;
    // What no link can set: credentials, and where the request goes.
    if (!/^(auth|cookie|host|proxy)/i.test(header)) replayed[header] = value;
  }
  // The next page is another request.
  const requestId = ids?.["requestId"] ?? "";
  replayed[requestId] = spec.headers?.()[requestId];
  return send(
    client,
    { ...spec, ...pages.spec, path: target.pathname + target.search.replace(/(?!^)\?/g, "&") },
    { ...options, baseUrl: target.origin, headers: replayed },
  );
}
