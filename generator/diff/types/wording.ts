import { isArray, isObject, type JsonValue } from "../../shared/json.ts";

/** What people read and no type depends on. */
const words = new Set(["description", "summary"]);

/** Where anything is data, whatever it is called; servers are named after their descriptions. */
const data = /^(?:default|example|examples|enum|const|mapping|servers|x-.*)$/;

/**
 * Whether two values differ in descriptions and summaries at most, which are comments in a package: the compiler
 * has nothing to say about those.
 */
export function sameButWords(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  return same(left, right, false);
}

function same(left: JsonValue | undefined, right: JsonValue | undefined, isData: boolean): boolean {
  if (left === right) return true;
  if (isArray(left)) {
    return (
      isArray(right) &&
      left.length === right.length &&
      left.every((value, index) => same(value, right[index], isData))
    );
  }
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => {
      const [before, after] = [left[key], Object.hasOwn(right, key) ? right[key] : undefined];
      const isText = !isData && words.has(key) && typeof before === "string" && typeof after === "string";
      return isText || same(before, after, isData || data.test(key));
    })
  );
}
