import type { Operation, ResultResponse, TypeText } from "../model/model.ts";
import { ERROR_MEMBER } from "../runtime/shape.ts";
import { named, type Expression } from "./expression.ts";
import { propertiesOf, type Interfaces } from "./interfaces.ts";

/** Writes what looks at the JSON of an operation's answers, where there is something to look at. */
export type ShapeWriter = (operation: Operation) => Expression | undefined;

/**
 * A list or an object is looked at where all answers can be JSON, and then are of one kind. Pages are looked at by
 * `sendPages`.
 */
export function shapeWriter(interfaces: Interfaces): ShapeWriter {
  return ({ pages, result }) => {
    const isJson = ({ contents }: ResultResponse): boolean => {
      const inJson = contents.filter(({ kind }) => kind === "json");
      return inJson.length > 0 && (inJson.length === 1 || inJson.length === contents.length);
    };
    if (pages !== undefined || !result.responses.every(isJson)) return undefined;
    const shapes = new Set(result.type.text.split(" | ").map((text) => shapeOf(interfaces, text)));
    const [only] = shapes;
    return shapes.size === 1 && only !== undefined ? named(only) : undefined;
  };
}

function shapeOf(interfaces: Interfaces, text: TypeText["text"]): string | undefined {
  if (/^\w+\[\]$/.test(text)) return "listShape";
  const model = interfaces.get(text);
  if (model === undefined) return undefined;
  const names = propertiesOf(interfaces, model).map(({ name }) => name);
  const saysLess =
    model.index === undefined && names.length > 0 && !names.some((name) => ERROR_MEMBER.test(name));
  return saysLess ? "resourceShape" : "objectShape";
}
