/**
 * What all parameter styles share: RFC 6570 expansion of a value, with OpenAPI's delimiters.
 * https://spec.openapis.org/oas/v3.2.0#style-examples, https://www.rfc-editor.org/rfc/rfc6570#section-3.2.1
 */

/** How a value becomes a parameter. */
export interface StyleOptions {
  /** Arrays and objects as one parameter for each member. */
  readonly explode?: boolean;
  /** Reserved characters and percent-encoded triples go through as they are. */
  readonly allowReserved?: boolean;
}

/** Makes text fit for its place in a URL or a header. */
export type Encode = (text: string) => string;

/**
 * Percent-encodes everything outside RFC 3986's unreserved set, as RFC 6570 does by default.
 * `encodeURIComponent` alone leaves `!'()*`, which are reserved.
 */
export function percent(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Percent-encodes as RFC 6570's reserved expansion does (`allowReserved`): reserved characters and triples
 * such as `%2F` pass. `[`, `]` and `#` do not, since no query may contain them and `#` would end it.
 */
export function percentReserved(text: string): string {
  // encodeURI turns the % of a triple into %25: taken back. It encodes [ and ], but not #.
  return encodeURI(text)
    .replace(/%25([0-9a-f]{2})/gi, "%$1")
    .replaceAll("#", "%23");
}

/** Leaves text alone: header and `cookie` style values go out as they are given. */
export function asIs(text: string): string {
  return text;
}

/**
 * A value that has no members, as text: dates in RFC 3339 form, null as nothing. What is nested deeper than
 * a style can say (OpenAPI leaves that undefined) is written as JSON.
 */
export function scalar(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Tells arrays and objects from everything that is written as one piece of text. */
export function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null && !(value instanceof Date);
}

/** The members of an array or object; those without a value are left out (RFC 6570 section 2.3). */
export function members(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, member]) => member !== undefined && member !== null);
}

/** What has no value: it is left out, except of a path. */
export function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (isContainer(value) && members(value).length === 0);
}

/** A value without a name: `blue,black,brown`, `R,100,G,200` or, exploded, `R=100,G=200`. */
export function joined(value: unknown, explode: boolean, encode: Encode, delimiter: string): string {
  if (!isContainer(value)) return encode(scalar(value));
  const between = explode ? "=" : delimiter;
  return members(value)
    .map(([key, member]) => (Array.isArray(value) ? "" : encode(key) + between) + encode(scalar(member)))
    .join(delimiter);
}

/**
 * A value with a name, as `name=value` pairs: one, or one for each member when exploded.
 * There is none for `undefined`, null and an array or object without members (RFC 6570 section 2.3).
 */
export function pairs(
  name: string,
  value: unknown,
  explode: boolean,
  encode: Encode,
  delimiter: string,
): string[] {
  if (isNothing(value)) return [];
  if (!explode || !isContainer(value)) return [`${name}=${joined(value, false, encode, delimiter)}`];
  return members(value).map(
    ([key, member]) => `${Array.isArray(value) ? name : encode(key)}=${encode(scalar(member))}`,
  );
}
