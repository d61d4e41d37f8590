import { ownMembers } from "./options.ts";
import type { RequestOptions } from "./types.ts";

/** Options for an operation that can answer in several media types. */
export interface AcceptOptions<MediaType extends string = string> extends RequestOptions {
  /** The media type to ask for (the `Accept` header), which decides what the call resolves to. */
  readonly accept: MediaType;
}

/** The media type to ask for: the caller's, or else the usual one. */
export function accepted(options: Partial<AcceptOptions> | undefined, usual: string): string {
  return ownMembers(options).accept ?? usual;
}
