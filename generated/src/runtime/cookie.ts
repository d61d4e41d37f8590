/** Cookie parameters by style. Each gives `name=value` pairs joined by `; `, or an empty string for nothing. */
import { type StyleOptions, asIs, pairs, percent, percentReserved } from "./expand.ts";

/**
 * Style `form` in a cookie: percent-encoded values. Exploded members are joined by `; `, because `&` and `?`
 * are never right in a cookie (OpenAPI 3.2, "Serialization and Examples").
 */
export function cookieForm(name: string, value: unknown, options?: StyleOptions): string {
  const encode = options?.allowReserved === true ? percentInCookie : percent;
  return pairs(percent(name), value, options?.explode ?? true, encode, ",").join("; ");
}

/** Style `cookie` (OpenAPI 3.2): as `form`, with nothing encoded or escaped. */
export function cookie(name: string, value: unknown, options?: { readonly explode?: boolean }): string {
  return pairs(name, value, options?.explode ?? true, asIs, ",").join("; ");
}

/** The `Cookie` header of an operation (RFC 6265 section 4.2.1); `undefined` when no cookie has a value. */
export function cookies(...pieces: readonly string[]): string | undefined {
  return pieces.filter(Boolean).join("; ") || undefined;
}

/** Reserved expansion, without the characters that a cookie's value cannot have (RFC 6265 section 4.1.1). */
function percentInCookie(text: string): string {
  return percentReserved(text).replaceAll(";", "%3B").replaceAll(",", "%2C");
}
