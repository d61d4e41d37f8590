import { CredentialError } from "./errors.ts";
import type { Authenticate, ClientOptions, Token, TokenAnswer, TokenFunction } from "./types.ts";

/**
 * The client's token as `Authorization: Bearer` (RFC 6750 section 2.1). A header that the caller gave goes
 * before it; a client without a token sends none. Concurrent calls share one question for a token, and one
 * that says when it expires is used until two minutes before, or until a server rejects it.
 *
 * @throws CredentialError when the token function fails or gives no token.
 */
export const bearer: Authenticate = async ({ headers }, exchange) => {
  const { client } = exchange;
  let token: ClientOptions["token"] = client.token;
  if (!token || headers["authorization"]) return "authorization" in headers;
  let cause: unknown;
  if (typeof token === "function") {
    let { answer } = client;
    if (!answer || answer.until < Date.now() || answer === exchange.rejected) {
      client.answer = answer = { until: Infinity };
      answer.token = ask(token, answer);
    }
    exchange.answer = answer;
    try {
      token = await answer.token;
    } catch (error) {
      answer.until = 0;
      cause = error;
    }
  }
  // What `fetch` says of a header that it cannot send has the header in it.
  if (typeof token !== "string" || !/^[!-~]+$/.test(token))
    throw new CredentialError("No token", exchange, cause);
  // Shorter ones are words that an error may well say.
  if (token.length > 7) exchange.secret = token;
  headers["authorization"] = `Bearer ${token}`;
  return true;
};

async function ask(token: TokenFunction, answer: TokenAnswer): Promise<string> {
  const given = await token();
  // A string has neither, and null is as good as a failure.
  const { token: value = given, expiresOnTimestamp = 0 } = given as Partial<Exclude<Token, string>>;
  answer.until = expiresOnTimestamp - 120_000;
  // Or something else that is no token: the caller looks.
  return value as string;
}
