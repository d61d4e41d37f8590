import { CredentialError } from "./errors.ts";
import { reasonOf } from "./redact.ts";
import type { Authenticate, Exchange, TokenFunction, TokenSource } from "./types.ts";

/** How long before it expires a token is renewed, in milliseconds. Until then, calls go on with the old one. */
const EARLY = 120_000;

/** The tokens of each client that has a token function. */
const sources = new WeakMap<TokenFunction, TokenSource>();

/**
 * The client's token as `Authorization: Bearer` (RFC 6750 section 2.1). A header that the caller gave goes before it;
 * a client without a token sends none.
 *
 * @throws CredentialError when the token function fails or gives no token, or the token would go in the clear.
 */
export const bearer: Authenticate = async ({ headers, url, signal }, exchange) => {
  const { token } = exchange.options;
  const isGiven = headers["authorization"] !== undefined;
  if (token === undefined && !isGiven) return false;
  assertPrivate(url, exchange);
  if (isGiven) return true;
  try {
    const text = typeof token === "function" ? await tokensOf(token, exchange).current(signal) : sound(token);
    headers["authorization"] = `Bearer ${text}`;
    return true;
  } catch (cause) {
    throw new CredentialError(`no token: ${reasonOf(cause)}`, exchange, cause);
  }
};

/** The tokens of a function, which is asked for another one when the server rejects it. */
function tokensOf(ask: TokenFunction, exchange: Exchange): TokenSource {
  const source = sources.get(ask) ?? tokenSource(ask);
  sources.set(ask, source);
  exchange.tokens = source;
  return source;
}

/** A credential does not go over `http:`, except to this machine (RFC 6761 section 6.3). */
export function assertPrivate(url: string, exchange: Exchange): void {
  if (url.startsWith("https:") || exchange.options.allowInsecure) return;
  const { hostname } = new URL(url);
  if (/^(127\.[\d.]+|\[::1\]|(.+\.)?localhost)$/.test(hostname)) return;
  throw new CredentialError("no credential goes over http: without allowInsecure", exchange);
}

/** The token that was last found fit for a header: looking at a long one takes its time. */
let last: unknown;

/** A token without what often surrounds it. Throws TypeError for what is none, and does not quote it. */
function sound(token: unknown): string {
  if (typeof token !== "string") throw new TypeError(`there is ${token === null ? "null" : typeof token}`);
  if (token === last) return token;
  const text = token.trim().replace(/^Bearer( +|$)/i, "");
  if (!/^[!-~]+$/.test(text)) {
    throw new TypeError(text ? "it has a character that no header can have" : "it is empty");
  }
  last = text;
  return text;
}

/** A question for a token, which concurrent calls share. */
interface Question {
  readonly answer: Promise<string>;
  readonly controller: AbortController;
  /** How many calls cannot go on without the answer. */
  waiting: number;
}

/**
 * A token that says when it expires is kept until then, or until a server rejects it. In its last two minutes, the next
 * one is asked for beside the calls. A question is dropped when the last call that waits for it gives up.
 */
function tokenSource(ask: TokenFunction): TokenSource {
  let kept = "";
  let until = 0;
  let claims: string | undefined;
  let question: Question | undefined;

  const newQuestion = (): Question => {
    const controller = new AbortController();
    const answer = async (): Promise<string> => {
      try {
        const given: unknown = await ask({ signal: controller.signal, claims });
        // A text has none of these, whatever somebody put on the prototype of all objects.
        const { token = given, expiresOnTimestamp = 0 }: GivenToken = (typeof given === "object" &&
          given) || { token: given };
        const text = sound(token);
        // The answer to a question that was dropped replaces nothing.
        if (question === own) [kept, until, claims] = [text, expiresOnTimestamp, undefined];
        return text;
      } finally {
        if (question === own) question = undefined;
      }
    };
    // What the function throws at once is an answer as well.
    const own: Question = { controller, waiting: 0, answer: Promise.resolve().then(answer) };
    return (question = own);
  };

  return {
    current(signal) {
      const left = until - Date.now();
      if (left > EARLY) return kept;
      const own = question ?? newQuestion();
      if (left > 0) {
        // Its failure matters when the token has expired: the call that finds it so asks again.
        own.answer.catch(() => undefined);
        return kept;
      }
      own.waiting += 1;
      signal.addEventListener("abort", () => {
        own.waiting -= 1;
        if (own.waiting > 0 || question !== own) return;
        question = undefined;
        own.controller.abort();
      });
      return own.answer;
    },

    renew({ request, response }) {
      // Another call may have a new one already.
      if (request.headers["authorization"] === `Bearer ${kept}`) until = 0;
      // What the server wants of the next token (continuous access evaluation), in Base64.
      const challenges = response?.headers.get("www-authenticate") ?? "";
      const [, encoded] = /\bclaims="([\w+/=]+)"/i.exec(challenges) ?? [];
      if (!encoded) return;
      try {
        claims = atob(encoded);
        // It was asked without them.
        question = undefined;
      } catch {
        // It is no Base64: the next token is asked for without claims.
      }
    },
  };
}

/** What may be in what a token function gives. */
interface GivenToken {
  readonly token?: unknown;
  readonly expiresOnTimestamp?: number;
}
