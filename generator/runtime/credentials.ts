/** Security schemes besides bearer tokens, and how schemes go together (OpenAPI sections 4.8.27 and 4.8.30). */
import { assertPrivate } from "./bearer.ts";
import { CredentialError } from "./errors.ts";
import { joinQuery } from "./join-query.ts";
import type { Authenticate, Credential, Exchange } from "./types.ts";

/** Name and password, as `credentials[id]` has them, in the `Authorization` header (RFC 7617). */
export function basic(id: string): Authenticate {
  return ({ headers, url }, exchange) => {
    const credential = credentialOf(id, exchange);
    if (!headers["authorization"] && credential === undefined) return false;
    assertPrivate(url, exchange);
    if (headers["authorization"] || credential === undefined) return true;
    if (typeof credential === "string" || !credential.username) {
      throw new CredentialError(`no name and password for ${id}`, exchange);
    }
    const { username, password } = credential;
    exchange.secrets.push(password);
    const bytes = new TextEncoder().encode(`${username}:${password}`);
    headers["authorization"] = `Basic ${btoa(String.fromCharCode(...bytes))}`;
    return true;
  };
}

/** A key, as `credentials[id]` has it, in a header, the query or a cookie. */
export function apiKey(id: string, location: "header" | "query" | "cookie", name: string): Authenticate {
  return (request, exchange) => {
    const key = credentialOf(id, exchange);
    if (key === undefined) return false;
    assertPrivate(request.url, exchange);
    // What `fetch` says of a header that it cannot send has the header in it.
    if (typeof key !== "string" || !key || (location === "header" && /[^ -~]/.test(key))) {
      throw new CredentialError(`no usable key for ${id}`, exchange);
    }
    exchange.secrets.push(key);
    const { headers } = request;
    const pair = `${encodeURIComponent(name)}=${encodeURIComponent(key)}`;
    if (location === "query") request.url = joinQuery(request.url, pair);
    else if (location === "cookie")
      headers["cookie"] = headers["cookie"] ? `${headers["cookie"]}; ${pair}` : pair;
    else headers[name.toLowerCase()] ??= key;
    return true;
  };
}

function credentialOf(id: string, { options }: Exchange): Credential | undefined {
  const { credentials = {} } = options;
  return Object.hasOwn(credentials, id) ? credentials[id] : undefined;
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
      return false;
    }
    return true;
  };
}

/** The alternative of an operation that is open to everybody. */
export const noAuth: Authenticate = () => true;
