import { ownMembers } from "./options.ts";
import type { RequestOptions } from "./types.ts";

/** The options of a call whose operation has a server of its own, in place of the client's. */
export function atServer<Options extends RequestOptions>(baseUrl: string, options?: Options): Options {
  // Whatever else the caller's options have, they still have.
  return { ...options, baseUrl: ownMembers(options).baseUrl ?? baseUrl } as Options;
}
