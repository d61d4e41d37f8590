import type { RequestOptions } from "./types.ts";

/** Options for an operation that can answer in several media types. */
export interface AcceptOptions<MediaType extends string = string> extends RequestOptions {
  /** The media type to ask for (the `Accept` header), which decides what the call resolves to. */
  readonly accept: MediaType;
}
