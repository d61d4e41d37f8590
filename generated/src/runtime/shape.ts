/** What a JSON value has to be before it is taken for what the document promises. */
import type { Shape } from "./types.ts";

/** Members that say that something went wrong, and nothing else. */
export const ERROR_MEMBER: RegExp =
  /^(code|message|error.*|status.*|title|detail|description|fault|isRetryable)$/i;

/** A list. */
export const listShape: Shape = (value) => (Array.isArray(value) ? undefined : "no list");

/** An object. Its members are taken at the document's word. */
export const objectShape: Shape = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? undefined : "no object";

/** An object of which the document describes none of an error's members: one that has only those is an error. */
export const resourceShape: Shape = (value) => {
  const names = Object.keys(value ?? {});
  const isError = names.length > 0 && names.every((name) => ERROR_MEMBER.test(name));
  return objectShape(value) ?? (isError ? "an error" : undefined);
};
