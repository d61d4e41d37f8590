import type { Decode } from "./types.ts";

/** Reads a body as text, in the character set that its media type names, or else in UTF-8. */
export const text: Decode<string> = async (response) => {
  const charset = /;\s*charset="?([^\s";]+)/i.exec(response.headers.get("content-type") ?? "")?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return response.text();
  const bytes = await response.arrayBuffer();
  return decoder(charset).decode(bytes);
};

function decoder(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    // A name that no platform knows is no reason to lose the text.
    return new TextDecoder();
  }
}
