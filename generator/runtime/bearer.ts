import { CredentialError } from "./errors.ts";
import type { Authenticate, ClientOptions, TokenMemory } from "./types.ts";

/** A token is renewed so many milliseconds before it expires: two minutes. */
const margin = 120_000;

type TokenFunction = Extract<ClientOptions["token"], (...none: never) => unknown>;

/**
 * The client's token as `Authorization: Bearer` (RFC 6750 section 2.1). A header that the caller gave goes
 * before it; a client without a token sends none. Concurrent calls share one question for a token, and one
 * that says when it expires is used until shortly before, or until a server rejects it.
 *
 * @throws CredentialError when the token function fails or gives no token.
 */
export const bearer: Authenticate = (request, exchange, rejected) => {
  const { token, tokens } = exchange.client;
  if (token === undefined || "authorization" in request.headers) return undefined;
  const use = (value: string | undefined): void => {
    // What fetch says of a header that it cannot send has the header in it.
    if (!value || /[^!-~]/.test(value)) throw new CredentialError("There is no usable token", exchange);
    request.headers["authorization"] = `Bearer ${value}`;
  };
  if (typeof token === "string") return use(token);
  const known = tokens.value;
  if (
    known !== undefined &&
    Date.now() < known.expires &&
    rejected?.["authorization"] !== `Bearer ${known.token}`
  )
    return use(known.token);
  tokens.pending ??= ask(token, tokens).finally(() => {
    tokens.pending = undefined;
  });
  return tokens.pending.then(use, (cause: unknown) => {
    throw new CredentialError("The token function failed", exchange, cause);
  });
};

async function ask(token: TokenFunction, memory: TokenMemory): Promise<string | undefined> {
  memory.value = undefined;
  const answer = await token();
  if (typeof answer === "string") return answer;
  const expires = answer?.expiresOnTimestamp;
  if (answer && expires) memory.value = { token: answer.token, expires: expires - margin };
  return answer?.token;
}
