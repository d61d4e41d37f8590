import { isObject, valueAt, type JsonObject, type JsonValue } from "../shared/json.ts";
import { isEnum, isNullableEnum, isOpenEnum } from "./build-enum.ts";
import { NULL, unionOf, type Lowered } from "./lowered.ts";
import type { LowerContext } from "./lower-context.ts";
import { lowerSchema } from "./lower-schema.ts";
import { holdsFiles } from "./files.ts";
import { createMemory } from "./memory.ts";
import { isInterface } from "./object-shape.ts";
import type { Side } from "./reach.ts";
import { refPointer } from "../document/references.ts";
import { schemaList } from "./schema-object.ts";

/** Suffix of the request shape of a schema whose two sides differ. */
export const INPUT_SUFFIX = "Input";

/** The TypeScript name of a schema on one side of the wire. */
export function nameOnSide(name: string, isSplit: boolean, side: Side): string {
  return isSplit && side === "request" ? `${name}${INPUT_SUFFIX}` : name;
}

/** Makes the context in which the schemas of a document are lowered. */
export function createContext(
  document: JsonObject,
  names: ReadonlyMap<string, string>,
  split: ReadonlySet<string>,
  forFiles: ReadonlySet<string>,
): LowerContext {
  return {
    document,
    side: "response",
    binaryStrings: false,
    lower: lowerSchema,
    visiting: new Set(),
    reference: (pointer, context): Lowered | undefined => {
      const name = names.get(pointer);
      if (name === undefined) return undefined;
      // TypeScript refuses an alias that needs itself to be written (TS2456).
      if (context.alias !== undefined && isCircular(document, pointer, context.alias)) return undefined;
      const isElsewhere = context.binaryStrings && !forFiles.has(pointer);
      if (isElsewhere && holdsFiles(document, pointer)) return undefined;
      const text = nameOnSide(name, split.has(pointer), context.side);
      if (isOpenEnum(document, pointer)) {
        const isNullable = isNullableEnum(document, pointer);
        const values = isNullable ? `NonNullable<${text}>` : text;
        const open: Lowered = {
          type: "x-reference",
          text: `OpenEnum<${values}>`,
          references: ["OpenEnum", text],
        };
        return isNullable ? unionOf([open, NULL]) : open;
      }
      return { type: "x-reference", text, references: [text] };
    },
  };
}

const circular = createMemory<boolean>();

function isCircular(document: JsonObject, from: string, to: string): boolean {
  return circular(document, `${from} ${to}`, () => needsItself(document, from, to));
}

/** Whether writing the alias for `from` needs the alias for `to` right away, not behind an object or array. */
function needsItself(
  document: JsonObject,
  from: string,
  to: string,
  visited: Set<string> = new Set(),
): boolean {
  if (from === to) return true;
  if (visited.has(from)) return false;
  visited.add(from);
  const schema = valueAt(document, from);
  if (isEnum(document, from) || isInterface(document, from)) return false;
  return directTargets(schema).some((target) => needsItself(document, target, to, visited));
}

function directTargets(schema: JsonValue | undefined): string[] {
  if (!isObject(schema)) return [];
  const target = refPointer(schema);
  const parts = (["allOf", "oneOf", "anyOf"] as const).flatMap((keyword) => schemaList(schema, keyword));
  return [...(target === undefined ? [] : [target]), ...parts.flatMap(directTargets)];
}
