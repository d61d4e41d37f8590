import type { JsonValue } from "../shared/json.ts";

/** A call that was seen on the wire, whatever file it comes from. */
export interface Call {
  /** The file and, where that has several, which of its calls: `month.har, call 3`. */
  readonly place: string;
  readonly target: Target;
  /** How often the same was seen. */
  readonly count: number;
  /** Decoded, in the order of the URL. */
  readonly query: readonly Pair[];
  /** Of the request. */
  readonly headers: readonly Pair[];
  readonly body?: Body;
  /** `undefined` where nobody said: the first success of the operation is meant. */
  readonly status: number | undefined;
  /** Of the answer. */
  readonly answerHeaders: readonly Pair[];
  readonly answer?: Body;
}

/** A name with its value; `undefined` where only the name was written down. */
export type Pair = readonly [name: string, value: string | undefined];

/** What says which operation a call belongs to. */
export type Target =
  /** A request as it went out. */
  | { readonly kind: "request"; readonly method: string; readonly url: URL }
  /** A path template of the document. */
  | { readonly kind: "template"; readonly method: string; readonly path: string }
  /** An `operationId`, or `GET /pets/{petId}`. */
  | { readonly kind: "name"; readonly name: string }
  /** A recorded call that was no operation's. */
  | { readonly kind: "none" };

/** A body of a request or an answer. */
export interface Body {
  /** As it was sent; `undefined` where nobody said: JSON of the operation is meant. */
  readonly mediaType: string | undefined;
  /** `undefined` where the file leaves it out. */
  readonly content: Content | undefined;
}

/** Text, or what is left of JSON in a file of shapes. */
export type Content =
  | { readonly kind: "text"; readonly text: string }
  /** JSON in which every string, number, truth value and null has been replaced by the name of its type. */
  | { readonly kind: "shape"; readonly shape: JsonValue };
