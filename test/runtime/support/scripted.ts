import { createClient } from "../../../generator/runtime/client.ts";
import type { Client, ClientOptions, HttpRequest } from "../../../generator/runtime/types.ts";

/** What one attempt meets: an answer, a failure to throw, or something that makes either. */
export type Step = Response | Error | (() => Response | Promise<Response>);

/** A request as `fetch` got it. */
export type Sent = HttpRequest;

/** A `fetch` that takes one step for each attempt, the last one again and again, and keeps the requests. */
export function scripted(...steps: readonly Step[]): {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly sent: Sent[];
} {
  const sent: Sent[] = [];
  const fetch = async (_url: string, init: RequestInit): Promise<Response> => {
    const step = steps[Math.min(sent.length, steps.length - 1)];
    // The client hands over the request itself.
    sent.push(init as unknown as Sent);
    if (step instanceof Error) throw step;
    if (step === undefined) throw new Error("no step");
    return step instanceof Response ? step.clone() : step();
  };
  return { fetch, sent };
}

/** A client with such a `fetch`. */
export function scriptedClient(
  steps: readonly Step[],
  options: Partial<ClientOptions> = {},
): { readonly client: Client; readonly sent: Sent[] } {
  const { fetch, sent } = scripted(...steps);
  return { client: createClient({ baseUrl: "https://api.example.com", fetch, ...options }), sent };
}

/** A JSON answer. */
export function answer(status: number, body: unknown = {}, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

/** Never answers, and does not listen to the signal either. */
export const silence = (): Promise<Response> => new Promise(() => undefined);

/** The failure of a promise. */
export async function failure(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("It did not fail");
}
