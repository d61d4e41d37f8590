import { CredentialError } from "./errors.ts";
import type { Authenticate, Token } from "./types.ts";

/** The token that was last found fit for a header: looking at a long one takes its time. */
let sound: string | undefined;

/**
 * The client's token as `Authorization: Bearer` (RFC 6750 section 2.1). A header that the caller gave goes
 * before it; a client without a token sends none. Concurrent calls share one question for a token, and one
 * that says when it expires is used until two minutes before, or until a server rejects it.
 *
 * @throws CredentialError when the token function fails or gives no token.
 */
export const bearer: Authenticate = async ({ headers }, exchange) => {
  const { client } = exchange;
  let { token } = client;
  if (!token || headers["authorization"]) return headers["authorization"];
  if (typeof token === "function") {
    try {
      // Undefined is not less than anything.
      if ((client.answer?.until as number) < Date.now()) client.answer = undefined;
      const answer = (exchange.answer = client.answer ??= { given: token() });
      const given = await answer.given;
      // A string has neither of them, and null is as good as a failure.
      const { token: text = given, expiresOnTimestamp = 0 } = given as Partial<Exclude<Token, string>>;
      // Or something else that is no token, as the next lines find out.
      token = text as string;
      // Unless it has been rejected meanwhile.
      answer.until ??= expiresOnTimestamp - 120_000;
    } catch (cause) {
      client.answer = undefined;
      throw new CredentialError("No token", exchange, { cause });
    }
  }
  // What `fetch` says of a header that it cannot send has the header in it.
  if (token !== sound && !/^[!-~]+$/.test(token)) throw new CredentialError("No token", exchange);
  sound = token;
  // Shorter ones are words that an error may well say.
  if (token.length > 7) exchange.secret = token;
  return (headers["authorization"] = `Bearer ${token}`);
};
