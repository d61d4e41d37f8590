/** Header parameters. */
import { asIs, isNothing, joined } from "./expand.ts";

/**
 * Style `simple` in a header: `blue,black,brown`, `R,100,G,200` or, exploded, `R=100,G=200`. Nothing is
 * percent-encoded or quoted (OpenAPI 3.2, appendix D). `undefined` for a value that is left out.
 */
export function simpleHeader(value: unknown, options?: { readonly explode?: boolean }): string | undefined {
  if (isNothing(value)) return undefined;
  return joined(value, options?.explode === true, asIs, ",");
}
