import { JSON_TYPES } from "../document/schema/schema-place.ts";
import { SHAPES_VERSION } from "../runtime/record-shapes.ts";
import { isArray, isObject, type JsonObject, type JsonValue } from "../shared/json.ts";
import type { Body, Call } from "./call.ts";
import { expect, FileError, type Reading } from "./file-error.ts";

/** Whether a file has been written by `recordShapes`. */
export function isShapes(content: JsonValue): content is JsonObject {
  return isObject(content) && "recordedShapes" in content;
}

/**
 * Reads a file of recorded shapes.
 *
 * @throws FileError where it is of another version, or something is missing
 */
export function readShapes(file: string, content: JsonObject): Reading {
  const version = content["recordedShapes"];
  if (version !== SHAPES_VERSION)
    throw new FileError(
      `${file}: it has version ${JSON.stringify(version)} of recorded shapes; ${SHAPES_VERSION} is known.`,
    );
  const calls = expect.array(file, "/calls", content["calls"]);
  return { calls: calls.map((call, index) => readCall(file, index, call)), skipped: 0 };
}

function readCall(file: string, index: number, entry: JsonValue): Call {
  const at = `/calls/${index}`;
  const { method, path, query, status, count, request, answer } = expect.object(file, at, entry);
  return {
    place: `${file}, call ${index + 1}`,
    target:
      path === undefined
        ? { kind: "none" }
        : {
            kind: "template",
            method: expect.text(file, `${at}/method`, method),
            path: expect.text(file, `${at}/path`, path),
          },
    count: expect.number(file, `${at}/count`, count),
    query: (isArray(query) ? query : []).map((name) => [String(name), undefined]),
    headers: [],
    ...bodyOf(file, `${at}/request`, "body", request),
    status: expect.number(file, `${at}/status`, status),
    answerHeaders: [],
    ...bodyOf(file, `${at}/answer`, "answer", answer),
  };
}

function bodyOf<Name extends string>(
  file: string,
  at: string,
  name: Name,
  body: JsonValue | undefined,
): { readonly [Each in Name]?: Body } {
  if (!isObject(body)) return {};
  const { mediaType, shape } = body;
  // Whatever else stands there is a value, which nobody wants to see in a report.
  if (shape !== undefined && !isShape(shape))
    throw new FileError(`${file}: ${at}/shape has something other than the name of a type.`);
  const content = shape === undefined ? undefined : ({ kind: "shape", shape } as const);
  // The compiler does not know that the name is the one of the type.
  return { [name]: { mediaType: expect.text(file, `${at}/mediaType`, mediaType), content } } as {
    [Each in Name]?: Body;
  };
}

function isShape(value: JsonValue): boolean {
  if (isArray(value)) return value.every(isShape);
  if (isObject(value)) return Object.keys(value).every((name) => isShape(value[name] ?? null));
  return JSON_TYPES.some((type) => type === value && type !== "object" && type !== "array");
}
