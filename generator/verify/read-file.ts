import { readFile } from "node:fs/promises";
import type { JsonValue } from "../shared/json.ts";
import { FileError, type Reading } from "./file-error.ts";
import { isHar, readHar } from "./read-har.ts";
import { isShapes, readShapes } from "./read-shapes.ts";

/** What a body that was saved by itself does not say. */
export interface BodyOrigin {
  /** An `operationId`, or `GET /pets/{petId}`. */
  readonly operation: string | undefined;
  readonly status: number | undefined;
}

/**
 * Reads the calls of a file: a HAR, what `recordShapes` wrote, or the JSON body of an answer.
 *
 * @param path where the file is
 * @param file as the user calls it
 * @param origin of which operation a body is the answer
 * @throws FileError when the file cannot be read, is none of these, or is a body of which nobody says whose
 */
export async function readCalls(path: string, file: string, origin: BodyOrigin): Promise<Reading> {
  const text = await textOf(path, file);
  const content = parsed(file, text);
  if (isHar(content)) return readHar(file, content);
  if (isShapes(content)) return readShapes(file, content);
  if (origin.operation === undefined)
    throw new FileError(
      `${file}: it is neither a HAR nor recorded shapes. Of a saved body, say whose it is with --operation ID.`,
    );
  return {
    calls: [
      {
        place: file,
        target: { kind: "name", name: origin.operation },
        count: 1,
        query: [],
        headers: [],
        status: origin.status,
        answerHeaders: [],
        answer: { mediaType: undefined, content: { kind: "text", text } },
      },
    ],
    skipped: 0,
  };
}

async function textOf(path: string, file: string): Promise<string> {
  try {
    // The decoder takes a byte-order mark away.
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof TypeError) throw new FileError(`${file}: it is not UTF-8 text.`);
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new FileError(isMissing ? `There is no ${file}.` : `${file}: it cannot be read.`);
  }
}

function parsed(file: string, text: string): JsonValue {
  try {
    // What JSON.parse makes is one.
    return JSON.parse(text) as JsonValue;
  } catch {
    // The engine's own message quotes the text, which is nobody's business.
    throw new FileError(`${file}: it is not JSON.`);
  }
}
