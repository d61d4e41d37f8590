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
 * Merges headers by lower-case name; later ones win, and `undefined` takes one away. Only own members count.
 *
 * @throws TypeError for a name or a value that HTTP cannot carry, without the value
 */
export function mergeHeaders(...all: readonly (HeaderValues | undefined)[]): Record<string, string> {
  const merged: Record<string, string> = new HeaderBag();
  for (const values of all) {
    if (values === undefined) continue;
    for (const given of Object.keys(values)) {
      const name = given.toLowerCase();
      const value = values[given];
      if (value === undefined) delete merged[name];
      else if (typeof value === "string" && NAME.test(name) && VALUE.test(value)) merged[name] = value;
      else throw new TypeError(`The header ${JSON.stringify(given)} cannot be sent`);
    }
  }
  return merged;
}
