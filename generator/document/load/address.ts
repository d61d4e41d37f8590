import type { KnownCode } from "../../shared/diagnostics/registry.ts";
import { isArray, isObject, pointerTo, unescapeToken, valueAt, type JsonValue } from "../../shared/json.ts";

/** Why a reference is not followed. */
export interface Refusal {
  readonly code: KnownCode;
  readonly message: string;
  /** The way out, in place of that of the code. */
  readonly hint?: string | undefined;
}

/** Addresses that no local file can have. */
export function refuse(address: string, text: string): Refusal | undefined {
  if (/^file:/i.test(address))
    return { code: "ref-outside", message: `\`${text}\` is an absolute \`file:\` address.` };
  if (/^[/\\]|^[a-z]:[\\/]/i.test(address) && !address.startsWith("//")) {
    return { code: "ref-outside", message: `\`${text}\` is an absolute path.` };
  }
  if (address.startsWith("//") || /^[a-z][a-z\d+.-]+:/i.test(address)) {
    return {
      code: "ref-remote",
      message: `\`${text}\` is not a local file: nothing is fetched from the network.`,
    };
  }
  return undefined;
}

export function child(value: JsonValue | undefined, token: string): JsonValue | undefined {
  return value === undefined ? undefined : valueAt(value, pointerTo("", token));
}

/** `` `components/schemas/Pett` ``: the part of a fragment up to the first thing that is not there. */
export function firstMissing(value: JsonValue, fragment: string): string {
  const tokens = fragment.split("/").slice(1).map(unescapeToken);
  let current: JsonValue | undefined = value;
  for (const [index, token] of tokens.entries()) {
    current = isObject(current) || isArray(current) ? child(current, token) : undefined;
    if (current === undefined) return `\`${tokens.slice(0, index + 1).join("/")}\``;
  }
  return "content";
}

/** Percent-decoding (RFC 6901 section 6) that lets malformed escapes stand. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
