/** Requests that must not be sent again when it is not known what became of them (RFC 9110 section 9.2.2). */
import type { Step } from "./types.ts";

/** For a method that is not safe. A token that the server rejected is renewed all the same. */
export const once: Step = (_request, exchange) => {
  exchange.isRepeatable = false;
};

/** The same, unless a header makes the request safe to repeat: an idempotency key. */
export function onceWithout(header: string): Step {
  return (request, exchange) => {
    if (!request.headers[header]) exchange.isRepeatable = false;
  };
}
