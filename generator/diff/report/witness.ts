import type { WireWitness } from "../judge/change.ts";

/** What a value on the wire proves: `This request was accepted, and no longer is`. */
export function witnessSentence({ direction, kind }: WireWitness): string {
  return direction === "request"
    ? `This ${kind} was accepted, and no longer is`
    : `This ${kind} may come, and could not before`;
}

/** The language of a witness's value, for a code block. */
export function witnessLanguage({ kind }: WireWitness): string {
  if (kind === "request" || kind === "answer") return "json";
  return kind === "XML" ? "xml" : kind === "text" ? "text" : "http";
}
