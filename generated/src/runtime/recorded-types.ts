/** What `recordShapes` and its users hand to each other. Types only. */
import type { Middleware } from "./types.ts";

/** What a `ShapeRecorder` has written down, as it stands in a file. */
export interface RecordedShapes {
  /** The version of the format. */
  readonly recordedShapes: number;
  /** Those that look the same are one. */
  readonly calls: readonly RecordedCall[];
}

/** One or more calls that look the same. */
export interface RecordedCall {
  readonly method: string;
  /** The path template of the document, in which ids are names; absent for a request that is no operation's. */
  readonly path?: string;
  /** The names of the query, sorted. */
  readonly query: readonly string[];
  readonly status: number;
  readonly request?: RecordedBody;
  readonly answer?: RecordedBody;
  /** How many attempts they were. */
  readonly count: number;
}

/** A body, of which JSON alone has a shape. */
export interface RecordedBody {
  readonly mediaType: string;
  /**
   * The JSON with the name of its type in place of every string, number, truth value and null. An array has each
   * shape of its items once.
   */
  readonly shape?: unknown;
}

/** What `recordShapes` makes. */
export interface ShapeRecorder {
  /** For `middleware` of a client. */
  readonly middleware: Middleware;
  /** All that was recorded so far, when the bodies of the answers so far have been read. */
  recorded(): Promise<RecordedShapes>;
}
