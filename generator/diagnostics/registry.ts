import type { Diagnostic, Location, RelatedPlace, Severity } from "../diagnostics.ts";

/** What the registry knows of a code. */
export interface CodeEntry {
  readonly severity: Severity;
  /** What the code stands for, in one line. */
  readonly meaning: string;
  /** The way out, when a diagnostic brings none of its own. */
  readonly hint?: string;
}

function error(meaning: string, hint?: string): CodeEntry {
  return { severity: "error", meaning, ...(hint !== undefined && { hint }) };
}

function warning(meaning: string, hint?: string): CodeEntry {
  return { severity: "warning", meaning, ...(hint !== undefined && { hint }) };
}

/** Files and text: `load`. */
const loading = {
  "file-unreadable": error("A file is missing, is not a file, or may not be read."),
  "file-too-large": error("A file is larger than the generator is willing to read.", "Split the document."),
  "not-utf8": error("A file is not UTF-8 text.", "Save it as UTF-8."),
  "yaml-syntax": error("The text is neither YAML 1.2 nor JSON."),
  "yaml-duplicate-key": error("A mapping has the same key twice.", "Remove or rename one of the two."),
  "nesting-too-deep": error(
    "Values are nested deeper than 500 levels.",
    "Name inner schemas and use `$ref`.",
  ),
  "alias-expansion": error("YAML aliases repeat so much that the document explodes.", "Use `$ref` instead."),
  "alias-cycle": error("A YAML alias contains itself.", "Use `$ref` for recursion."),
  "key-too-long": error("A mapping key is too long to be a name."),
  "not-openapi": error("The document is not an OpenAPI document.", "Begin it with `openapi: 3.1.1`."),
  "swagger-2": error("Swagger 2.0 is not OpenAPI 3."),
  "openapi-version": error("The version of OpenAPI is not known.", "Use 3.0.x, 3.1.x or 3.2.x."),
} as const;

/** References: `load`. */
const references = {
  "ref-unresolved": error("A `$ref` points at nothing.", "Correct the reference or add what it names."),
  "ref-cycle": error(
    "A `$ref` leads back to itself and to nothing else.",
    "Give one of them a schema of its own.",
  ),
  "ref-remote": error(
    "A `$ref` points to the network.",
    "Save a copy beside the document and refer to that.",
  ),
  "ref-outside": error(
    "A `$ref` points outside the folder of the document.",
    "Move the file below the folder of the entry document and use a relative path.",
  ),
  "ref-misplaced": error("A `$ref` stands where OpenAPI allows none.", "Refer to each entry on its own."),
  "ref-dynamic": warning("A `$dynamicRef` has several possible targets; its type is unknown."),
  "mapping-unresolved": warning(
    "A discriminator's mapping points at nothing.",
    "Correct it or add the schema.",
  ),
} as const;

/** OpenAPI's rules: `lint`. */
const linting = {
  "missing-field": error("A required field is missing."),
  "unknown-field": warning("A field that OpenAPI does not have.", "Remove it, or prefix it with `x-`."),
  "ignored-field": warning("A field that has no meaning in this place: it is ignored."),
  "wrong-type": error("A value has the wrong type."),
  "invalid-value": error("A value is not one of those allowed."),
  "duplicate-operation-id": error(
    "Two operations have the same id.",
    "Give each operation an id of its own.",
  ),
  "path-parameter-undeclared": error(
    "A path has a `{parameter}` that is not declared.",
    "Add it to the `parameters` of the operation or the path, with `in: path`.",
  ),
  "path-parameter-unused": error(
    "A declared path parameter is not in the path.",
    "Add it to the path in braces, or remove the parameter.",
  ),
  "path-parameter-optional": warning("A path parameter is always required.", "Add `required: true`."),
  "duplicate-parameter": error("Two parameters have the same name and place.", "Remove one of the two."),
  "example-mismatch": warning("An example does not match its schema.", "Correct the example or the schema."),
  "example-ambiguous": warning("`example` and `examples` exclude each other.", "Keep one of the two."),
  "unnamed-object": error("An object schema has no name.", "Move it to `components/schemas` and use `$ref`."),
  "lint-failed": error("The linter could not read the document."),
} as const;

/** The closed world and names: `model`. */
const modelling = {
  "keyword-not-in-types": warning("A schema keyword has no part in the TypeScript type."),
  "keyword-unknown": warning("A schema keyword that OpenAPI does not have: it is left out."),
  "media-type-not-modelled": warning("A media type has no part in the TypeScript type."),
  "name-collision": warning(
    "Two things ask for the same TypeScript name, and both are told apart.",
    "Choose the TypeScript name with x-ms-client-name.",
  ),
  "client-name-unusable": warning(
    "An `x-ms-client-name` cannot be a name in the generated code.",
    "Use a TypeScript identifier that is neither a keyword nor a name that the package has already.",
  ),
  "body-not-sent": warning(
    "`fetch` sends no body with this method, so the function takes none.",
    "Use another method, or put the values into the query.",
  ),
  "method-not-sent": warning("`fetch` refuses this method, so calling the function fails."),
  "security-not-sent": warning(
    "The client sends nothing for a kind of security scheme.",
    "Send it with a header or a middleware of the client.",
  ),
  "not-generated": warning("A part of OpenAPI that no code is generated from."),
} as const;

/** Both ends: `generate`, `write` and the command line. */
const writing = {
  "out-not-ours": error(
    "The folder for generated code holds files that the generator did not write.",
    "Choose another --out, or move these files away.",
  ),
  "out-unwritable": error("Files could not be written."),
} as const;

/** Every code but Redocly's own (`lint/rules.ts`), with its severity, meaning and default hint. */
export const registry: Readonly<Record<KnownCode, CodeEntry>> = {
  ...loading,
  ...references,
  ...linting,
  ...modelling,
  ...writing,
};

/** A code that the registry lists. */
export type KnownCode =
  | keyof typeof loading
  | keyof typeof references
  | keyof typeof linting
  | keyof typeof modelling
  | keyof typeof writing;

/** What a diagnostic says beyond its code and message. */
export interface DiagnosticDetails {
  readonly location?: Location | undefined;
  readonly hint?: string | undefined;
  readonly related?: readonly RelatedPlace[];
  /** Instead of the registry's. */
  readonly severity?: Severity;
}

/** Makes a diagnostic; severity and hint come from the registry unless `details` has its own. */
export function diagnose(code: KnownCode, message: string, details: DiagnosticDetails = {}): Diagnostic {
  const entry = registry[code];
  const hint = details.hint ?? entry.hint;
  return {
    code,
    severity: details.severity ?? entry.severity,
    message,
    ...(hint !== undefined && { hint }),
    ...(details.location && { location: details.location }),
    ...(details.related?.length && { related: details.related }),
  };
}
