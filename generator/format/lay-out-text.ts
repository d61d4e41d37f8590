import { layOutExpression } from "./lay-out-expression.ts";
import { layOutComment } from "./lay-out-type.ts";
import { fitting, Lines, Unusual } from "./lines.ts";
import { readComment } from "./type-shape.ts";

const constantStart = /export const [\w$]+ = \{$/y;
const valueStart = /const [\w$]+(?:: [\w$]+)? = /y;

/** The lines of a statement that an emitter wrote as text: a value, or a list of constants. */
export function layOutText(text: string): string[] {
  const lines = new Lines(text);
  const comment = layOutComment(readComment(lines), "");
  const statement = layOutValue(lines);
  if (!lines.isDone) throw new Unusual();
  return [...comment, ...statement];
}

function layOutValue(lines: Lines): string[] {
  const constants = lines.match(constantStart);
  if (constants !== undefined) return layOutConstants(constants, lines);
  const value = lines.match(valueStart);
  if (value === undefined) throw new Unusual();
  const laidOut = layOutExpression(lines, "", value, ";");
  lines.end(";");
  return laidOut;
}

const constant = /^(?:[A-Za-z_$][\w$]*|"[ !#-[\]-~]*"): (?:"[ !#-[\]-~]*"|-?(?:0|[1-9]\d*)),$/;

function layOutConstants(start: string, lines: Lines): string[] {
  lines.take();
  const laidOut = [fitting(start)];
  while (!lines.startsWith("}")) {
    laidOut.push(...layOutComment(readComment(lines), "  "));
    const line = lines.take();
    if (!constant.test(line)) throw new Unusual();
    laidOut.push(fitting(`  ${line}`));
  }
  if (laidOut.length === 1) throw new Unusual();
  lines.end("} as const;");
  return [...laidOut, "} as const;"];
}
