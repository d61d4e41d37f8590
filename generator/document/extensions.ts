/**
 * Every extension that the generator and the diff read. Others are left alone; in a strict document, one that is
 * spelled nearly as one of these is an error.
 */
export const EXTENSIONS: readonly string[] = [
  "x-client-header",
  "x-deprecated-reason",
  "x-documented-name",
  "x-enum-descriptions",
  "x-enum-varnames",
  "x-enumDescriptions",
  "x-enumNames",
  "x-extensible-enum",
  "x-link-root",
  "x-lint",
  "x-ms-client-name",
  "x-ms-enum",
  "x-ms-pageable",
  "x-nested-discriminator",
  "x-server-name",
  "x-stability-level",
  "x-sunset",
  "x-ts-name",
  "x-webhooks",
];

/** The words that the fields of `x-client-header` may have. */
export const CLIENT_HEADER: Readonly<Record<string, readonly (string | boolean)[]>> = {
  fill: ["call", "attempt", "caller"],
  role: ["request-id", "correlation-id"],
  idempotency: [true, false],
};
