import { contentsOf } from "../../document/content.ts";
import { operationsIn } from "../../document/operations.ts";
import { readSchema } from "../../document/schema/read-schema.ts";
import { isObject, valueAt } from "../../shared/json.ts";
import type { Two } from "../compare/placed.ts";
import type { Side } from "../compare/side.ts";

/** Where something stands in the two documents, as far as it is there. */
export type Pointers = { readonly base?: string; readonly head?: string };

/** A step into a type: to a property by its name, to the items of a list, to the values of a map. */
export type Step = { readonly property: string } | "items" | "values";

/** Finds the schema that a step leads to. */
export type FindBelow = (pointers: Pointers, step: Step) => Pointers;

/** Makes a finder for two documents; where there is no such schema, a claim stays with what is around it. */
export function findBelow(sides: Two<Side>): FindBelow {
  return ({ base, head }, step) => ({
    ...(base === undefined ? {} : { base: below(sides.base, base, step) ?? base }),
    ...(head === undefined ? {} : { head: below(sides.head, head, step) ?? head }),
  });
}

function below({ document }: Side, pointer: string, step: Step): string | undefined {
  const at = schemaAt(document, pointer);
  const value = valueAt(document, at);
  if (value === undefined) return undefined;
  const reading = readSchema(document, [{ pointer: at, value }]);
  const readings = reading.onlyMember ? [reading, readSchema(document, [reading.onlyMember])] : [reading];
  for (const { properties, items, map } of readings) {
    const places =
      step === "items" ? items?.rest : step === "values" ? map.additional : properties.get(step.property);
    const [first] = places ?? [];
    if (first !== undefined) return first.pointer;
  }
  return undefined;
}

/** The schema of a parameter, of a body or of what an operation answers with; else what stands there is a schema. */
function schemaAt(document: Side["document"], pointer: string): string {
  const operation = pointer.endsWith("/responses")
    ? operationsIn(document).find((node) => `${node.pointer}/responses` === pointer)
    : undefined;
  const answers = operation?.responses.filter(({ status }) => status.startsWith("2")) ?? [];
  const [answer] = answers.flatMap(({ contents }) => contents);
  if (answer !== undefined) return answer.schemaPointer;
  const value = valueAt(document, pointer);
  if (!isObject(value)) return pointer;
  const [content] = contentsOf(document, { value, pointer });
  if (content !== undefined) return content.schemaPointer;
  const isParameter = typeof value["in"] === "string" && value["schema"] !== undefined;
  return isParameter ? `${pointer}/schema` : pointer;
}
