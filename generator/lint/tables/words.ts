import type { ObjectName } from "../../document/grammar/object-tables.ts";

const titles: Partial<Record<ObjectName, string>> = {
  root: "OpenAPI",
  externalDocs: "External Documentation",
  flows: "OAuth Flows",
  xml: "XML",
};

/** What the specification calls an object: "Media Type Object". */
export function titleOf(name: ObjectName): string {
  if (name.endsWith("Scheme")) return "Security Scheme Object";
  if (name.endsWith("Flow")) return "OAuth Flow Object";
  const spelled = name
    .replace(/[A-Z]/g, (letter) => ` ${letter}`)
    .replace(/^./, (letter) => letter.toUpperCase());
  return `${titles[name] ?? spelled} Object`;
}

/** Words in a sentence: `a`, `b` or `c`. */
export function anyOfWords(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} or ${last}`;
}

/** With "a" or "an". */
export function withArticle(noun: string): string {
  return `${/^(?:[AEIO]|XML)/.test(noun) ? "an" : "a"} ${noun}`;
}

/** As a sentence begins. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
