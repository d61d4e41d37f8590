import type { HeaderValues } from "./types.ts";

/**
 * Members by name, and nothing that somebody put on `Object.prototype`. It is a class, since V8 is slow to read objects
 * that have no prototype at all.
 */
export class Bag<T> {
  readonly [name: string]: T;
}
Object.setPrototypeOf(Bag.prototype, null);

/** What HTTP can carry (RFC 9110 section 5). */
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const VALUE = /^[\t -~\x80-\xff]*$/;

/**
 * Headers that callers and servers give, by lower-case name; of two that differ in case, the last one counts. What the
 * package makes itself is right.
 *
 * @throws TypeError for what HTTP cannot carry. The message does not quote the value.
 */
export function readHeaders(given: object): HeaderValues {
  const headers: Record<string, string | undefined> = new Bag<string | undefined>();
  for (const [name, value] of Object.entries<unknown>({ ...given })) {
    if (value !== undefined && (typeof value !== "string" || !NAME.test(name) || !VALUE.test(value)))
      throw new TypeError(`The header ${JSON.stringify(name)} cannot be sent`);
    headers[name.toLowerCase()] = value;
  }
  return headers;
}

/** Merges headers by lower-case name; later ones win, and `undefined` takes one away. Only own members count. */
export function mergeHeaders(...all: readonly (HeaderValues | undefined)[]): Record<string, string> {
  const merged: Record<string, string> = new Bag<string>();
  Object.assign(merged, ...all);
  for (const name of Object.keys(merged)) {
    if (merged[name] === undefined) delete merged[name];
  }
  return merged;
}
