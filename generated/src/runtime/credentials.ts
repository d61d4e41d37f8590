/** Security schemes besides bearer tokens, and how schemes go together (OpenAPI sections 4.8.27 and 4.8.30). */
import { CredentialError } from "./errors.ts";
import type { Authenticate } from "./types.ts";

/** Name and password, as `credentials[id]` has them, in the `Authorization` header (RFC 7617). */
export function basic(id: string): Authenticate {
  return ({ headers }, exchange) => {
    const credential = exchange.client.credentials?.[id];
    if (headers["authorization"] !== undefined) return true;
    if (credential === undefined) return false;
    if (typeof credential === "string") throw new CredentialError(`No name and password for ${id}`, exchange);
    const bytes = new TextEncoder().encode(`${credential.username}:${credential.password}`);
    const secret = btoa(String.fromCharCode(...bytes));
    exchange.secret = secret;
    headers["authorization"] = `Basic ${secret}`;
    return true;
  };
}

/** A key, as `credentials[id]` has it, in a header, the query or a cookie. */
export function apiKey(id: string, location: "header" | "query" | "cookie", name: string): Authenticate {
  return (request, exchange) => {
    const key = exchange.client.credentials?.[id];
    if (key === undefined) return false;
    // What `fetch` says of a header that it cannot send has the header in it.
    if (typeof key !== "string" || (location === "header" && /[^ -~]/.test(key))) {
      throw new CredentialError(`No usable key for ${id}`, exchange);
    }
    if (key.length > 7) exchange.secret = key;
    const { headers } = request;
    const pair = `${encodeURIComponent(name)}=${encodeURIComponent(key)}`;
    if (location === "query") request.url += (request.url.includes("?") ? "&" : "?") + pair;
    else if (location === "cookie")
      headers["cookie"] = headers["cookie"] ? `${headers["cookie"]}; ${pair}` : pair;
    else headers[name.toLowerCase()] ??= key;
    return true;
  };
}

/** The first alternative that the client has the credentials for. */
export function anyOf(...alternatives: readonly Authenticate[]): Authenticate {
  return async (request, exchange) => {
    for (const authenticate of alternatives) if (await authenticate(request, exchange)) return true;
    return false;
  };
}

/** All of them together, or none when the client lacks one. */
export function allOf(...schemes: readonly Authenticate[]): Authenticate {
  return async (request, exchange) => {
    const before = { url: request.url, headers: { ...request.headers } };
    for (const authenticate of schemes) {
      if (await authenticate(request, exchange)) continue;
      Object.assign(request, before);
      exchange.headers = request.headers;
      return false;
    }
    return true;
  };
}

/** The alternative of an operation that is open to everybody. */
export const noAuth: Authenticate = () => true;
