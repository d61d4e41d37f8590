import { refPointer } from "../document/references.ts";
import { isObject, valueAt, type JsonObject } from "../shared/json.ts";
import { createMemory } from "./memory.ts";
import { nodeAt, typedSubschemas, type Use } from "./reach.ts";

/**
 * Files in multipart bodies. A binary string is a file there and text elsewhere, so a schema that holds one has one
 * type in such bodies and another where JSON has it. Its name goes to the use that is the only one; where there are
 * several, multipart bodies write it out.
 */

/** Whether the named type of a schema is the one of multipart bodies. */
export function isForFiles(uses: ReadonlySet<Use>): boolean {
  return uses.size === 1 && uses.has("multipart");
}

const memory = createMemory<boolean>();

/** Whether a schema holds a binary string, in itself or in what it refers to. */
export function holdsFiles(document: JsonObject, pointer: string): boolean {
  return memory(document, pointer, () => {
    const visited = new Set<string>();
    const pending = [nodeAt(valueAt(document, pointer) ?? true, pointer)];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      const { schema } = node;
      if (!isObject(schema)) continue;
      if (
        schema["format"] === "binary" ||
        schema["contentMediaType"] !== undefined ||
        schema["type"] === "file"
      )
        return true;
      pending.push(...typedSubschemas(schema, node.place));
      const target = refPointer(schema);
      if (target === undefined || visited.has(target)) continue;
      visited.add(target);
      pending.push(nodeAt(valueAt(document, target) ?? true, target));
    }
    return false;
  });
}
