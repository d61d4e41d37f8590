import type { KnownCode } from "../diagnostics/registry.ts";
import type { Severity } from "../diagnostics.ts";

/** What is made of one of Redocly's rules. */
interface Rule {
  readonly severity: Severity;
  /** Our stable code, where we have one; the rule's own name otherwise. */
  readonly code?: KnownCode;
  /** Why this severity. */
  readonly because: string;
}

/**
 * The rules of Redocly's linter that run, all others are off. An error means that nobody can tell what the
 * document wants; what is wrong but harmless to the generated code is a warning, and taste is neither.
 * (`no-unresolved-refs` is off because loading resolves references, and opens no other file than the document's;
 * operation ids, path parameters and examples have rules of our own with better places.)
 */
export const redoclyRules: Readonly<Record<string, Rule>> = {
  struct: {
    severity: "error",
    because: "required fields, types and allowed values decide what is generated",
  },
  "operation-parameters-unique": {
    severity: "error",
    code: "duplicate-parameter",
    because: "one of the two would be lost",
  },
  "spec-querystring-parameters": {
    severity: "error",
    because: "`querystring` is the whole query, so nothing can stand beside it",
  },
  "no-enum-type-mismatch": { severity: "warning", because: "such a value can never occur, the others can" },
  "no-schema-type-mismatch": {
    severity: "warning",
    because: "`items` of an object, `properties` of an array mean nothing",
  },
  "nullable-type-sibling": {
    severity: "warning",
    because: "3.0.3 says that it means nothing; many documents rely on it",
  },
  "spec-ref-siblings": { severity: "warning", because: "3.0 ignores what stands beside a $ref" },
  "no-identical-paths": { severity: "warning", because: "the server decides; the functions are two anyway" },
  "path-not-include-query": { severity: "warning", because: "it is sent as it stands" },
  "no-undefined-server-variable": { severity: "warning", because: "callers give their own base URL" },
  "no-server-variables-empty-enum": { severity: "warning", because: "the default still says what to use" },
  "no-duplicated-tag-names": { severity: "warning", because: "operations go by the name alone" },
  "spec-components-invalid-map-name": { severity: "warning", because: "any name can become an identifier" },
  "no-example-value-and-externalValue": { severity: "warning", because: "examples are not normative" },
  "spec-example-values": { severity: "warning", because: "examples are not normative" },
  "spec-no-invalid-encoding-combinations": { severity: "warning", because: "`encoding` wins" },
  "security-defined": { severity: "warning", because: "callers can set the header themselves" },
};
