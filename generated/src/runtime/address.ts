/** Addresses that a server has sent: what they mean, and whether a credential may go there. */
import { joinQuery } from "./join-query.ts";

/** Dot segments whose slashes are encoded: URLs leave them alone, and some gateways do not. */
const HIDDEN_CLIMB = /(\.|%2e){2}(%2f|%5c)|(%2f|%5c)(\.|%2e){2}/i;

/** Whether a URL is at or below the path of a server, segment by segment, on the server's origin. */
export function isBelow(target: URL, baseUrl: string): boolean {
  const base = new URL(baseUrl);
  const folder = base.pathname.replace(/\/?$/, "/");
  return (
    target.origin === base.origin &&
    !target.username &&
    !target.password &&
    `${target.pathname}/`.startsWith(folder) &&
    !HIDDEN_CLIMB.test(target.pathname)
  );
}

/**
 * What an address means: it is absolute, or it begins at the API's root, which it may repeat with or without the path
 * of the server. `root` is that path below the server; it ends with a slash. `undefined` for what is no address.
 */
export function resolveAddress(address: string, baseUrl: string, root: string): URL | undefined {
  const base = new URL(baseUrl + root);
  const known = [base.pathname, root, "/"].find((prefix) => address.startsWith(prefix));
  // Two slashes begin the name of a host.
  const below =
    known === undefined || /^[/\\]{2}/.test(address) ? address : `./${address.slice(known.length)}`;
  return URL.canParse(below, base) ? new URL(below, base) : undefined;
}

/** An address without fragment and without what the server's own has in its query: a link may repeat it. */
export function withoutServerQuery({ origin, pathname, search }: URL, query: string): string {
  if (!query) return origin + pathname + search;
  const others = query.split("&");
  const own = search.slice(1).split("&").filter((pair) => !others.includes(pair)); // prettier-ignore
  return joinQuery(origin + pathname, own.join("&"));
}
