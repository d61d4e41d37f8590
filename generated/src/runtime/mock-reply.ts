/** What `reply` hands to `createMockFetch`. Users know it as a `MockReply`. */

/** Where a reply keeps what it says. A symbol, so that an editor offers the properties of a body and no others. */
export const replied: unique symbol = Symbol.for("createMockFetch.reply");

/** What a reply says, unless it is a `Response`. */
export interface MockContent {
  readonly status?: number;
  /** Without one, the document's example for the status, or else none. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
