import type { HeaderValues } from "./types.ts";

/** Headers by lower-case name. Nothing that somebody put on `Object.prototype` is found in them. */
export class HeaderBag {
  readonly [name: string]: string;
}
Object.setPrototypeOf(HeaderBag.prototype, null);

/** What HTTP can carry (RFC 9110 section 5). */
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const VALUE = /^[\t -~\x80-\xff]*$/;

/**
 * Throws TypeError for what HTTP cannot carry, and does not quote the value. It is for what callers and servers give:
 * what the package makes itself is right.
 */
export function assertHeaders(values: object): void {
  for (const [name, value] of Object.entries<unknown>({ ...values })) {
    if (value === undefined || (typeof value === "string" && NAME.test(name) && VALUE.test(value))) continue;
    throw new TypeError(`The header ${JSON.stringify(name)} cannot be sent`);
  }
}

/** Merges headers by lower-case name; later ones win, and `undefined` takes one away. Only own members count. */
export function mergeHeaders(...all: readonly (HeaderValues | undefined)[]): Record<string, string> {
  const merged: Record<string, string> = new HeaderBag();
  for (const values of all) {
    if (values === undefined) continue;
    for (const given of Object.keys(values)) {
      const name = given.toLowerCase();
      const value = values[given];
      if (value === undefined) delete merged[name];
      else merged[name] = value;
    }
  }
  return merged;
}
