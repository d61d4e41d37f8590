import type { Documented } from "../model/model.ts";
import { jsDoc } from "../shared/text/jsdoc.ts";

/** What a declaration's JSDoc has besides the document's words. */
export interface ExtraDocs {
  /** Paragraphs after the description. */
  readonly after?: readonly (string | undefined)[];
  /** Lines that begin with `@`. */
  readonly tags?: readonly string[];
}

/** The JSDoc of something that the document describes, as the text that leads its declaration. */
export function docsOf(about: Partial<Documented>, extra: ExtraDocs = {}): string {
  const tags = [...(extra.tags ?? [])];
  if (about.externalDocs !== undefined) tags.push(`@see ${about.externalDocs.replace(/\s+/g, "")}`);
  if (about.deprecated !== undefined) {
    tags.push(about.deprecated === true ? "@deprecated" : `@deprecated ${oneLine(about.deprecated)}`);
  }
  const text = jsDoc([about.summary, withoutRepeat(about), ...(extra.after ?? [])], tags);
  return text === "" ? "" : `${text}\n`;
}

/** Constraints such as `at most 2000` as a sentence. */
export function constraintSentence(constraints: readonly string[]): string | undefined {
  if (constraints.length === 0) return undefined;
  const text = oneLine(constraints.join(", "));
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

/** Many documents repeat the summary at the start of the description, or as all of it. */
function withoutRepeat({ summary, description }: Partial<Documented>): string | undefined {
  return description?.trim() === summary?.trim() ? undefined : description;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
