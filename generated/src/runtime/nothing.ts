import type { Decode } from "./types.ts";

/** For an answer without a body. Whatever body comes all the same is dropped, so that its connection is free. */
export const nothing: Decode<undefined> = async (response) => {
  await response.body?.cancel();
  return undefined;
};
