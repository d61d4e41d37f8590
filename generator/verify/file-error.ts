import { isArray, isObject, type JsonObject, type JsonValue } from "../shared/json.ts";
import type { Call } from "./call.ts";

/** What was read of a file. */
export interface Reading {
  readonly calls: readonly Call[];
  /** How many entries are no finished calls of a program. */
  readonly skipped: number;
}

/** A file that cannot be read, in a sentence that begins with its name. */
export class FileError extends Error {
  override readonly name = "FileError";
}

/** Values of a file that have to be there; whatever else is there is a `FileError` that says where. */
export const expect = {
  object(file: string, at: string, value: JsonValue | undefined): JsonObject {
    return isObject(value) ? value : fail(file, at, "an object");
  },
  array(file: string, at: string, value: JsonValue | undefined): readonly JsonValue[] {
    return isArray(value) ? value : fail(file, at, "an array");
  },
  text(file: string, at: string, value: JsonValue | undefined): string {
    return typeof value === "string" ? value : fail(file, at, "a string");
  },
  number(file: string, at: string, value: JsonValue | undefined): number {
    return typeof value === "number" ? value : fail(file, at, "a number");
  },
  url(file: string, at: string, value: JsonValue | undefined): URL {
    return typeof value === "string" && URL.canParse(value) ? new URL(value) : fail(file, at, "a URL");
  },
};

function fail(file: string, at: string, what: string): never {
  throw new FileError(`${file}: ${at} is not ${what}.`);
}
