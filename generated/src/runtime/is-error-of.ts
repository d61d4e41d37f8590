import { ApiError } from "./api-error.ts";
import type { ApiPromise } from "./types.ts";

/** The error bodies that an operation's answers can have, by status. */
export type ErrorsOf<Operation> = Operation extends (...args: never) => ApiPromise<unknown, infer Errors>
  ? Errors
  : never;

/** The body of one status: its own entry, or that of its range (`4XX`), or `default`, or nothing known. */
export type ErrorBodyOf<Errors, Status extends number> = Status extends keyof Errors
  ? Errors[Status]
  : `${Status}` extends `${infer Digit}${number}`
    ? `${Digit}XX` extends keyof Errors
      ? Errors[`${Digit}XX`]
      : "default" extends keyof Errors
        ? Errors["default"]
        : unknown
    : unknown;

/**
 * Tells whether a failure is an answer with this status, whose body the document describes. The operation is
 * there for its type: `isErrorOf(error, getPet, 404) && error.body.code`.
 */
export function isErrorOf<Operation extends (...args: never) => unknown, Status extends number>(
  error: unknown,
  _operation: Operation,
  status: Status,
): error is ApiError & { readonly status: Status; readonly body: ErrorBodyOf<ErrorsOf<Operation>, Status> } {
  return error instanceof ApiError && error.status === status;
}
