import { dump, load } from "js-yaml";

/**
 * A document's text with one line changed, and nothing else: a word more in the summary or description that is the
 * middle one.
 *
 * @throws Error when no line of it can be changed without looking at the rest
 */
export function withOneLineChanged(text: string): string {
  const lines = [...text.matchAll(/^\s+(?:- )?(?:summary|description): [A-Z][\w ,]*\w(?=\.?$)/gm)];
  const middle = lines[lines.length >> 1];
  if (middle === undefined) throw new Error("no summary or description stands on one line of its own");
  const end = middle.index + middle[0].length;
  return `${text.slice(0, end)} indeed${text.slice(end)}`;
}

/** What `withManyLinesChanged` knows how to change: words, and the type of something. */
const changeable =
  /^(\s+(?:- )?(?:summary|description): )([A-Z][\w ,]*\.?)$|^(.*\btype: )(string|integer)(\b.*)$/;

/** A document's text with thousands of lines changed, all over it: words, and strings that become integers. */
export function withManyLinesChanged(text: string, most: number): string {
  const lines = text.split("\n");
  const numbers = lines.flatMap((line, number) => (changeable.test(line) ? [number] : []));
  const each = Math.max(1, numbers.length / most);
  const chosen = new Set(
    numbers.filter((_, index) => Math.floor(index / each) !== Math.floor((index - 1) / each)),
  );
  return lines.map((line, number) => (chosen.has(number) ? changed(line) : line)).join("\n");
}

function changed(line: string): string {
  return line.replace(changeable, (_, key?: string, words = "", before = "", type = "", after = "") =>
    key === undefined ? `${before}${type === "string" ? "integer" : "string"}${after}` : `${key}Now ${words}`,
  );
}

interface SchemaLike {
  properties?: Record<string, unknown>;
}

interface DocumentLike {
  paths?: Record<string, unknown>;
  components?: { schemas?: Record<string, SchemaLike> };
}

/**
 * A document's text as a pull request might leave it: one path is gone, and every fiftieth schema has lost its
 * first property and has got a new one.
 */
export function withSeveralChanges(text: string): string {
  // Documents that are compared have both; where one is missing, there is less to change.
  const document = load(text) as DocumentLike;
  const [firstPath] = Object.keys(document.paths ?? {});
  if (firstPath !== undefined) delete document.paths?.[firstPath];
  const schemas = Object.values(document.components?.schemas ?? {}).filter(
    ({ properties }) => properties !== undefined,
  );
  for (const [index, { properties = {} }] of schemas.entries()) {
    if (index % 50 !== 0) continue;
    const [first] = Object.keys(properties);
    if (first !== undefined) delete properties[first];
    properties["added_for_the_bench"] = { type: "string" };
  }
  return dump(document, { noRefs: true, lineWidth: 120 });
}
