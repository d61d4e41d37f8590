import { isArray, isObject, type JsonObject, type JsonValue } from "../shared/json.ts";
import type { Body, Call } from "./call.ts";
import { expect, FileError, type Reading } from "./file-error.ts";

/** The version of the format that the runtime's `recordShapes` writes. */
const VERSION = 1;

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
  if (version !== VERSION)
    throw new FileError(
      `${file}: it has version ${JSON.stringify(version)} of recorded shapes; ${VERSION} is known.`,
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
    ...bodyOf("body", request),
    status: expect.number(file, `${at}/status`, status),
    answerHeaders: [],
    ...bodyOf("answer", answer),
  };
}

function bodyOf<Name extends string>(
  name: Name,
  body: JsonValue | undefined,
): { readonly [Each in Name]?: Body } {
  if (!isObject(body)) return {};
  const { mediaType, shape } = body;
  const content = shape === undefined ? undefined : ({ kind: "shape", shape } as const);
  // The compiler does not know that the name is the one of the type.
  return { [name]: { mediaType: typeof mediaType === "string" ? mediaType : undefined, content } } as {
    [Each in Name]?: Body;
  };
}
