/** Header parameters. */
import { asIs, isContainer, joined, members } from "./expand.ts";

/**
 * Style `simple` in a header: `blue,black,brown`, `R,100,G,200` or, exploded, `R=100,G=200`. Nothing is
 * percent-encoded or quoted (OpenAPI 3.2, appendix D). `undefined` for a value that is left out.
 */
export function simpleHeader(value: unknown, options?: { readonly explode?: boolean }): string | undefined {
  if (value === undefined || (isContainer(value) && members(value).length === 0)) return undefined;
  return joined(value, options?.explode === true, asIs, ",");
}
