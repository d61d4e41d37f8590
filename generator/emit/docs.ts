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

/** Constraints such as `maximum 2000` as tags. */
export function constraintTags(constraints: readonly string[]): string[] {
  return constraints.map((constraint) => `@${oneLine(constraint)}`);
}

/** Many documents repeat the summary at the start of the description, or as all of it. */
function withoutRepeat({ summary, description }: Partial<Documented>): string | undefined {
  return description?.trim() === summary?.trim() ? undefined : description;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
