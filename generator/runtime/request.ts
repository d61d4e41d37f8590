import type { Client, HeaderValues, RequestOptions, RequestSpec } from "./types.ts";

/** The URL of a call: the server, the path, and the pieces of the query that are not empty. */
export function urlOf(client: Client, spec: RequestSpec, options: RequestOptions): string {
  const base = options.baseUrl ?? spec.server ?? client.baseUrl;
  const query = spec.query?.filter(Boolean).join("&");
  return (base.endsWith("/") ? base.slice(0, -1) : base) + spec.path + (query ? `?${query}` : "");
}

/** The headers of a call, which all of its attempts share: the operation's, the client's, and the caller's. */
export function headersOf(
  client: Client,
  spec: RequestSpec,
  options: RequestOptions,
): Record<string, string> {
  const { accept = "application/json", body, cookies, headerRoles } = spec;
  const headers: Record<string, string> = {};
  if (accept) headers["accept"] = accept;
  if (body?.contentType) headers["content-type"] = body.contentType;
  const cookie = cookies?.filter(Boolean).join("; ");
  if (cookie) headers["cookie"] = cookie;
  setHeaders(headers, spec.headers);
  setHeaders(headers, client.headers);
  setHeaders(headers, options.headers);
  fillIds(headers, headerRoles?.perCall);
  return headers;
}

/** Gives a new UUID to each header of the list that has no value yet. */
export function fillIds(headers: Record<string, string>, names: readonly string[] = []): void {
  for (const name of names) headers[name.toLowerCase()] ??= crypto.randomUUID();
}

function setHeaders(headers: Record<string, string>, values: HeaderValues = {}): void {
  for (const name in values) {
    const value = values[name];
    if (value === undefined) delete headers[name.toLowerCase()];
    else headers[name.toLowerCase()] = value;
  }
}

/** Whether a method only reads (RFC 9110 section 9.2.1, and QUERY), so that it can be sent again. */
export function isSafe(method: string): boolean {
  return /^(GET|HEAD|OPTIONS|TRACE|QUERY)$/.test(method);
}
