import { isObject, pointerTo, unescapeToken, valueAt, type JsonValue } from "../../shared/json.ts";
import { nearestWord } from "../../shared/text/nearest.ts";
import { componentsOf, type Kind } from "../grammar/children.ts";

/**
 * The hint for a reference that lacks its `#/`, or is the bare name of a component: what it leads to in the document
 * where it stands.
 */
export function suggestFragment(tree: JsonValue, written: string, kind: Kind): string | undefined {
  const pointer = `/${written.replace(/^[#./]+/, "")}`;
  const named = pointerTo(`/components/${componentsOf(kind) ?? ""}`, pointer.slice(1));
  const target = [pointer, named].find((each) => valueAt(tree, each) !== undefined);
  if (target === undefined) return undefined;
  return `Did you mean \`#${target}\`? A reference into the same file begins with \`#/\`.`;
}

/** The hint for a pointer that leads to nothing: the component of that name, or what is spelled nearly the same. */
export function suggestPointer(tree: JsonValue, fragment: string, kind: Kind): string | undefined {
  const tokens = fragment.split("/").slice(1).map(unescapeToken);
  const component = pointerTo(`/components/${componentsOf(kind) ?? ""}`, tokens.at(-1) ?? "");
  const target = valueAt(tree, component) === undefined ? nearestPointer(tree, tokens) : component;
  return target === undefined ? undefined : `Did you mean \`#${target}\`?`;
}

function nearestPointer(tree: JsonValue, tokens: readonly string[]): string | undefined {
  let value: JsonValue | undefined = tree;
  let pointer = "";
  for (const token of tokens) {
    if (!isObject(value)) return undefined;
    const key: string | undefined = Object.hasOwn(value, token)
      ? token
      : nearestWord(token, Object.keys(value));
    if (key === undefined) return undefined;
    value = value[key];
    pointer = pointerTo(pointer, key);
  }
  return pointer;
}
