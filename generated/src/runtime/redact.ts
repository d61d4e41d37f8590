/** A URL with `*` in place of every value of its query: those can be keys, and customers' data. */
export function redactUrl(url: string): string {
  return url.replace(/=[^&]*/g, "=*");
}
