import type { Body } from "./types.ts";

/**
 * A body in the media type that the caller chose, for operations that take several.
 *
 * @param writers by media type; each knows how to write the body as that
 * @throws TypeError when the media type is none of them, which only untyped code can bring about
 */
export function bodyAs(
  mediaType: string,
  value: unknown,
  writers: Readonly<Record<string, (value: never) => Body | undefined>>,
): Body | undefined {
  const write = Object.hasOwn(writers, mediaType) ? writers[mediaType] : undefined;
  if (write === undefined) throw new TypeError(`The operation takes no body of type ${mediaType}`);
  // The parameter's type is the union over all media types; which of them goes with which is the caller's choice.
  return write(value as never);
}
