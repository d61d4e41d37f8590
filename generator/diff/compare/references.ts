import { isArray, isObject, type JsonValue } from "../../shared/json.ts";
import { refPointer } from "../../document/references.ts";

/** The pointers that the references in a value lead to. */
export function refsIn(value: JsonValue): readonly string[] {
  const found: string[] = [];
  const queue: JsonValue[] = [value];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (isArray(next)) queue.push(...next);
    else if (isObject(next)) {
      const target = refPointer(next);
      if (target !== undefined) found.push(target);
      for (const inner of Object.values(next)) if (inner !== undefined) queue.push(inner);
    }
  }
  return found;
}
