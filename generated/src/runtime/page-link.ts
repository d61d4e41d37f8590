import { RequestError } from "./errors.ts";
import { exchangeOf } from "./send.ts";
import type { Client, HeaderValues, PagedRequestSpec, RequestOptions } from "./types.ts";

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
  readonly headers?: HeaderValues | readonly HeaderEntry[] | null;
}

interface HeaderEntry {
  readonly key: string;
  readonly value?: string;
}

/** What no link can set: credentials, and where the request goes. */
const unsafe = /^(auth|cookie|host|proxy)/i;

/**
 * Turns a link that a page has into what `send` takes to fetch the next page. The link is an address, or an
 * object with one. The address is absolute, or it begins at the API's root, which it may repeat; a second `?`
 * in it stands for `&`. The link's headers are sent along. The ids of the call are new.
 *
 * @throws PagingError for a link to another origin, one whose method is not GET, or one that `seen` has.
 */
export function followLink<Page>(
  client: Client,
  spec: PagedRequestSpec<Page>,
  options: RequestOptions,
  link: unknown,
  seen: Set<string>,
): [PagedRequestSpec<Page>, RequestOptions] {
  const { pages, headerRoles } = spec;
  // A string has none of these, and is the address itself.
  const { uri, href, url, method, headers } = link as LinkObject;
  const address = String(uri ?? href ?? url ?? link);
  // It is not sent, and so has no ids.
  const exchange = exchangeOf(
    client,
    { ...spec, path: `${pages.root ?? ""}/`, query: [], headerRoles: {} },
    options,
  );
  const root = new URL(exchange.url);
  const belowRoot = address.startsWith(root.pathname)
    ? address.slice(root.pathname.length)
    : address.replace(/^\/(?!\/)/, "");
  const target = new URL(belowRoot, root);
  const key = JSON.stringify(link);
  const wrong =
    target.origin !== root.origin
      ? `on another origin: ${target.origin}`
      : method && !/^get$/i.test(method)
        ? `asks for ${method}`
        : seen.has(key) && "was there before";
  if (wrong) throw new PagingError(`Next page ${wrong}`, exchange);
  seen.add(key);
  const entries = Array.isArray(headers)
    ? // Array.isArray does not tell a readonly array.
      (headers as HeaderEntry[]).map(({ key, value }) => [key, value] as const)
    : Object.entries(headers ?? {});
  return [
    {
      ...spec,
      method: "GET",
      path: target.pathname + target.search.replace(/(?!^)\?/g, "&"),
      query: [],
      body: undefined,
    },
    {
      ...options,
      baseUrl: target.origin,
      headers: {
        ...options.headers,
        ...Object.fromEntries(entries.filter(([name]) => !unsafe.test(name))),
        [headerRoles?.idempotency ?? ""]: undefined,
        [headerRoles?.requestId ?? ""]: undefined,
      },
    },
  ];
}
