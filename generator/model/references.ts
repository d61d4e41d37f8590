import { readBeside } from "../document/schema/read-schema.ts";
import type { SchemaPlace } from "../document/schema/schema-place.ts";
import type { JsonObject } from "../shared/json.ts";
import { exportedAs } from "../document/names/assign-names.ts";
import { UNION_SUFFIX } from "./base-unions.ts";
import { isEnum, isNullableEnum, isOpenEnum } from "./build-enum.ts";
import { NULL, unionOf, type Lowered } from "./lowered.ts";
import type { LowerContext } from "./lower-context.ts";
import { lowerSchema } from "./lower-schema.ts";
import { holdsFiles } from "./files.ts";
import { createMemory } from "./memory.ts";
import type { Naming } from "./naming.ts";
import { placeOf } from "./place-of.ts";
import { isInterface } from "./object-shape.ts";
import type { Side } from "./reach.ts";

/** Suffix of the request shape of a schema whose two sides differ. */
export const INPUT_SUFFIX = "Input";

/** The TypeScript name of a schema on one side of the wire. */
export function nameOnSide(name: string, isSplit: boolean, side: Side): string {
  return isSplit && side === "request" ? `${name}${INPUT_SUFFIX}` : name;
}

/**
 * Makes the context in which the schemas of a document are lowered.
 *
 * @param isShape whether to shapes, which say more than types
 */
export function createContext(
  document: JsonObject,
  { names, split, forFiles, unions }: Naming,
  isShape = false,
): LowerContext {
  return {
    document,
    side: "response",
    binaryStrings: false,
    isShape,
    lower: lowerSchema,
    visiting: new Set(),
    inheriting: [],
    union: (pointer, context): Lowered | undefined => {
      const name = names.get(pointer);
      if (name === undefined || context.side === "request" || !unions.has(pointer)) return undefined;
      const text = exportedAs(name, UNION_SUFFIX);
      return { type: "x-reference", text, references: [text] };
    },
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
          of: { kind: "open", values: { type: "x-reference", text, references: [text] } },
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
  if (isEnum(document, from) || isInterface(document, from)) return false;
  return directTargets(document, placeOf(document, from)).some((target) =>
    needsItself(document, target, to, visited),
  );
}

/** What the alias of a schema names right away: references, and those of the members of its choices. */
function directTargets(document: JsonObject, place: SchemaPlace): string[] {
  const { kept, choices } = readBeside(document, [place], () => true);
  const members = choices.flatMap((choice) => choice.members);
  return [
    ...kept.map(({ target }) => target),
    ...members.flatMap((member) => directTargets(document, member)),
  ];
}
