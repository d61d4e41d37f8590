import { isBelow, resolveAddress, withoutServerQuery } from "./address.ts";
import { bearer } from "./bearer.ts";
import { binary, type BinaryResponse } from "./binary.ts";
import { RequestError } from "./errors.ts";
import { joinQuery } from "./join-query.ts";
import { once } from "./once.ts";
import { withOptions } from "./options.ts";
import { prepare, start, unsent } from "./send.ts";
import type { ApiPromise, Client, RequestOptions, RequestSpec } from "./types.ts";

/** An address that is not asked for, and for which nothing is sent: it is none, or leads out of `baseUrl`. */
export class LinkError extends RequestError {
  override readonly name: string = "LinkError";
}

/** A request that no operation of the document makes. */
export interface RawRequest {
  /** `GET` when absent. */
  readonly method?: string | undefined;
  /** An address below the client's `baseUrl`, as a link of an answer has it: relative to `root`, or absolute. */
  readonly path: string;
  /** The path below the server at which a relative address begins, such as `/v1`; the server itself when absent. */
  readonly root?: string | undefined;
}

/**
 * Asks for an address that an answer has, such as the link to a document, with the client's token, retries, time-outs
 * and errors. The body has not been read yet: `blob()`, `stream()`, `text()` and `json()` read it.
 *
 * @throws LinkError through the promise, for an address that leads out of the client's `baseUrl`; otherwise as
 * operations do. TypeError, at once, for a method that is none.
 */
export function request(
  client: Client,
  wanted: RawRequest,
  options?: RequestOptions,
): ApiPromise<BinaryResponse> {
  const { method = "GET", path, root = "" } = withOptions<RawRequest>(null, wanted);
  if (!/^[a-z]+$/i.test(method)) throw new TypeError("The method of a request has to be a word such as GET");
  const upper = method.toUpperCase();
  const spec: RequestSpec<BinaryResponse> = {
    method: upper,
    path: "/",
    headers: () => ({ accept: "*/*" }),
    steps: SAFE.includes(upper) ? [bearer] : [bearer, once],
    decode: binary,
  };
  const call = prepare(client, spec, options);
  const { baseUrl, baseQuery } = call.options;
  // An answer may have anything where it is said to have a link.
  const target = path ? resolveAddress(String(path), baseUrl, `${root.replace(/\/$/, "")}/`) : undefined;
  if (!target || !isBelow(target, baseUrl)) {
    const error = new LinkError("the link is none, or leads out of the client's baseUrl", unsent(call));
    return start({ ...call, refusal: { error } });
  }
  const url = joinQuery(withoutServerQuery(target, baseQuery), baseQuery);
  return start({ ...call, url, path: target.pathname });
}

/** RFC 9110 section 9.2.1. */
const SAFE: readonly string[] = ["GET", "HEAD", "OPTIONS"];
