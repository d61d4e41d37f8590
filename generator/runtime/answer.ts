/** What the client reads from an answer's headers. */
import type { Exchange } from "./types.ts";

/** The id of a call: the server's, or the one that was sent, where the document names the header. */
export function idOf(exchange: Exchange, role: "requestId" | "correlationId"): string | undefined {
  const name = exchange.spec.headerRoles?.[role];
  return name && (exchange.response?.headers.get(name) ?? exchange.headers[name.toLowerCase()]);
}

/**
 * How long a server asks to wait, in milliseconds: `retry-after-ms`, or `Retry-After` in seconds or as a date
 * (RFC 9110 section 10.2.3), which counts from the answer's own `Date` so that the two clocks need not agree.
 * `undefined` when it does not ask, and 0 for a time that is over.
 */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get("retry-after");
  const date = Date.parse(headers.get("date") ?? "") || Date.now();
  const ms = [
    Number(headers.get("retry-after-ms") ?? NaN),
    Number(value ?? NaN) * 1000,
    Date.parse(value ?? "") - date,
  ];
  const known = ms.find((time) => !Number.isNaN(time));
  return known === undefined ? undefined : Math.max(0, known);
}
