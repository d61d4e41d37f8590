import type { Diagnostic, Location, RelatedPlace, Severity, Subject } from "./diagnostic.ts";

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
  "file-unreadable": error(
    "A file is missing, is not a file, or may not be read.",
    "Correct the path, or who may read the file.",
  ),
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
  "key-too-long": error("A mapping key is too long to be a name.", "Shorten it."),
  "not-openapi": error("The document is not an OpenAPI document.", "Begin it with `openapi: 3.1.1`."),
  "swagger-2": error("Swagger 2.0 is not OpenAPI 3."),
  "openapi-version": error("The version of OpenAPI is not known.", "Use 3.0.x, 3.1.x or 3.2.x."),
} as const;

/** The configuration: `config/config.ts`. */
const configuration = {
  "configuration-field": error("The configuration has a field that means nothing.", "Remove it."),
  "configuration-value": error("A value of the configuration is not one of those allowed."),
} as const;

/** Which operations somebody wants: `choose`. */
const choosing = {
  "choice-unknown": error("A word that chooses operations fits none."),
  "choice-empty": error(
    "No operation is chosen.",
    "Leave out less with `exclude`, or take in more with `include`.",
  ),
} as const;

/** Overlays: `load/overlay.ts` and `load/apply-overlay.ts`. */
const overlays = {
  "overlay-invalid": error("A file is not an Overlay 1.0 document.", "Write an object with its fields."),
  "overlay-target": error(
    "An overlay's action cannot be carried out.",
    "Correct `target`, or what the action does to it.",
  ),
  "overlay-unmatched": warning(
    "The target of an overlay's action names nothing in the document.",
    "Correct `target`, or remove the action.",
  ),
} as const;

/** References: `load`. */
const references = {
  "ref-cycle": error(
    "A `$ref` leads back to itself and to nothing else.",
    "Give one of them a schema of its own.",
  ),
  "ref-remote": error(
    "A `$ref` points to the network.",
    "Save a copy beside the document and refer to that.",
  ),
  "ref-outside": error(
    "A `$ref` points outside the repository of the document, or outside its folder where there is none.",
    "Use a relative path, and name a folder that holds all files with `--root DIR`.",
  ),
  "extension-reserved": error(
    "The document has an extension that the generator makes itself.",
    "Rename the extension.",
  ),
  "ref-dynamic": warning(
    "A `$dynamicRef` has several possible targets; its type is unknown.",
    "Use `$ref` where one schema is meant.",
  ),
  "mapping-unresolved": warning(
    "A discriminator's mapping points at nothing.",
    "Correct it or add the schema.",
  ),
} as const;

/** OpenAPI's objects and their fields: `lint/check-object.ts`. */
const fields = {
  "missing-field": error("A required field is missing."),
  "unknown-field": warning("A field that OpenAPI does not have.", "Remove it, or prefix it with `x-`."),
  "ignored-field": warning("A field that has no meaning in this place: it is ignored.", "Remove it."),
  "wrong-type": error("A value has the wrong type.", "Write an object with its fields."),
  "invalid-value": error("A value is not one of those allowed.", "Write one of these."),
  "keyword-unknown": warning(
    "A schema keyword that this version of OpenAPI does not have.",
    "Remove it, or prefix it with `x-`.",
  ),
} as const;

/** What fields and objects mean to each other: `lint/rules.ts`. */
const linting = {
  "allow-reserved-misplaced": error(
    "`allowReserved` stands where nothing is percent-encoded.",
    "Remove it: it belongs to query parameters.",
  ),
  "duplicate-parameter": error("Two parameters have the same name and place.", "Remove one of the two."),
  "header-case": warning(
    "Two header parameters differ in case only, which HTTP does not see: they are one.",
    "Remove one of the two.",
  ),
  "extension-length": error(
    "An extension lists more or fewer entries than what it describes.",
    "Give each value of `enum` one entry, in the same order.",
  ),
  "extension-name": error("An extension mentions a name that does not exist."),
  "extension-unknown": error("An extension is spelled nearly as one that the generator reads."),
  "operation-id-missing": error("An operation has no id.", "Add an `operationId`."),
  "server-name-duplicate": error("Two servers have the same `x-server-name`.", "Rename one of the two."),
  "example-ambiguous": warning("`example` and `examples` exclude each other.", "Keep one of the two."),
  "example-mismatch": warning("An example does not match its schema.", "Correct the example or the schema."),
  "no-duplicated-tag-names": warning("Two tags have the same name.", "Remove one of the two."),
  "no-enum-type-mismatch": warning(
    "A value of `enum` or `const` is not of the schema's type, so it can never occur.",
    "Correct the value or `type`.",
  ),
  "no-identical-paths": warning(
    "Two paths differ in the names of their parameters only, so the server decides which it is.",
    "Put the operations below one path.",
  ),
  "no-schema-type-mismatch": warning(
    "`items` of an object or `properties` of an array mean nothing.",
    "Correct `type`, or remove the field.",
  ),
  "no-server-variables-empty-enum": warning(
    "A server variable's default is not among its values, or there are none.",
    "Add the default to `enum`, or remove `enum`.",
  ),
  "no-undefined-server-variable": warning(
    "A server's URL and its variables do not fit together.",
    "Add the variable to `variables`, with a `default`.",
  ),
  "nullable-type-sibling": warning(
    "OpenAPI 3.0 says that `nullable` means nothing without `type`; many documents rely on it.",
    "Add `type` beside it.",
  ),
  "path-not-include-query": warning(
    "A path has a query, which is sent as it stands.",
    "Describe the query with parameters that have `in: query`.",
  ),
  "path-parameter-optional": warning("A path parameter is always required.", "Add `required: true`."),
  "ref-not-allowed": warning(
    "A `$ref` stands in place of an object that OpenAPI allows none for: it is followed.",
    "Write the object itself here.",
  ),
  "security-defined": warning(
    "A security requirement names no scheme of the document; callers can set the header themselves.",
    "Add the scheme to `components/securitySchemes`.",
  ),
  "spec-components-invalid-map-name": warning(
    "A component has a name that OpenAPI does not allow; any can become an identifier.",
    "Rename the component.",
  ),
  "spec-example-values": warning("Two fields of an example exclude each other.", "Keep one of the two."),
  "spec-no-invalid-encoding-combinations": warning(
    "`encoding` excludes `prefixEncoding` and `itemEncoding`; it wins.",
    "Keep one of the two.",
  ),
  "spec-querystring-parameters": error(
    "A parameter with `in: querystring` is the whole query.",
    "Remove one of the two.",
  ),
  "spec-ref-siblings": warning(
    "What stands beside a `$ref` is ignored.",
    "Remove it, or write it where the reference leads.",
  ),
  "unnamed-object": error("An object schema has no name.", "Move it to `components/schemas` and use `$ref`."),
} as const;

/**
 * What makes a document invalid and has one sensible reading all the same, which `--lenient` takes: `lenient/` says
 * which.
 */
const lenient = {
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
  "ref-unresolved": error("A `$ref` points at nothing.", "Correct the reference or add what it names."),
  "ref-file-missing": error("A `$ref` names a file that is not there.", "Correct the path or add the file."),
  "ref-misplaced": error("A `$ref` stands where OpenAPI allows none.", "Refer to each entry on its own."),
  "items-list": error("`items` is a list of schemas."),
  "missing-version": error("`info` has no `version`.", "Add `version` here."),
  "required-boolean": error(
    "`required` of a schema is `true` or `false`, as in old drafts of JSON Schema.",
    "Remove it, and list the name under `required` of the schema that has the property.",
  ),
  "type-spelling": error("A `type` is spelled as another version of OpenAPI spells it, or as YAML's null."),
} as const;

/** The closed world and names: `model`. */
const modelling = {
  "keyword-not-in-types": warning(
    "A schema keyword has no part in the TypeScript type.",
    "The package works without it; code that relies on it has to check the value itself.",
  ),
  "media-type-not-modelled": warning(
    "A media type has no part in the TypeScript type.",
    "The package works without it; code that needs it has to read or write the text itself.",
  ),
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
  "method-not-sent": warning(
    "`fetch` refuses this method, so calling the function fails.",
    "Send it with another HTTP client, or leave the operation out.",
  ),
  "security-not-sent": warning(
    "The client sends nothing for a kind of security scheme.",
    "Send it with a header or a middleware of the client.",
  ),
  "nested-discriminator-malformed": warning(
    "An `x-nested-discriminator` cannot be read.",
    "Give a schema of `components/schemas` with `oneOf` or `anyOf` a `path` such as /kind/name and a `mapping` of values to schemas.",
  ),
  "nested-discriminator-member": warning(
    "An `x-nested-discriminator` and its union do not have the same members.",
    "Refer to each member by `$ref`, and give it a value in `mapping`.",
  ),
  "nested-discriminator-path": warning(
    "The `path` of an `x-nested-discriminator` leads to no property.",
    "Write it as a JSON Pointer from a member of the union: /kind/name.",
  ),
  "decimal-rounded": warning(
    "A decimal stands where other answers have a plain number, so that its digits cannot be kept.",
    "Give the plain number the type of the decimal.",
  ),
  "not-generated": warning(
    "A part of OpenAPI that no code is generated from.",
    "The rest of the document is generated; nothing has to be done.",
  ),
} as const;

/** Both ends: `generate`, `write` and the command line. */
const writing = {
  "out-not-ours": error(
    "The folder for generated code holds files that the generator did not write.",
    "Choose another --out, or move these files away.",
  ),
  "out-unwritable": error(
    "Files could not be written.",
    "Remove what stands in the way, or choose another --out.",
  ),
  "library-missing": warning(
    "The package.json of the package does not name a library that an extra (`--with`) imports.",
    "Add it to `peerDependencies`.",
  ),
} as const;

/** What calls have that the document does not know: `verify`. */
const verifying = {
  "operation-undocumented": error(
    "Requests below a server of the document belong to none of its operations.",
    "Add the operation to `paths`.",
  ),
  "status-undocumented": error(
    "An operation answers with a status that it does not list.",
    "Add it to `responses`.",
  ),
  "media-type-undocumented": error(
    "A body has a media type that is not listed for it.",
    "Add it to `content`.",
  ),
  "parameter-undocumented": error(
    "Requests have a query parameter or header that the operation does not list.",
    "Add it to `parameters`.",
  ),
  "property-undocumented": error(
    "An object has a property that its schema does not name.",
    "Add it to `properties`.",
  ),
  "type-undocumented": error(
    "A value has a type that its schema does not allow.",
    "Add the type, or correct it.",
  ),
  "null-undocumented": error(
    "A value is null where its schema does not allow that.",
    "Add `'null'` to `type`; in 3.0, write `nullable: true`.",
  ),
  "value-undocumented": error(
    "A value is none of those that its schema lists.",
    "Add the value, and look for it in the file.",
  ),
  "body-unreadable": error(
    "A body is not what its media type says.",
    "Correct the media type in `content`, or the service.",
  ),
} as const;

/** Every code, with its severity, meaning and default hint. */
export const registry: Readonly<Record<KnownCode, CodeEntry>> = {
  ...configuration,
  ...choosing,
  ...overlays,
  ...loading,
  ...references,
  ...fields,
  ...linting,
  ...lenient,
  ...modelling,
  ...writing,
  ...verifying,
};

/** The code of what `--lenient` takes. */
export type LenientCode = keyof typeof lenient;

/** Whether `--lenient` takes what has this code. */
export function isLenientCode(code: string): code is LenientCode {
  return Object.hasOwn(lenient, code);
}

/** A code that the registry lists. */
export type KnownCode =
  | keyof typeof configuration
  | keyof typeof choosing
  | keyof typeof overlays
  | keyof typeof loading
  | keyof typeof references
  | keyof typeof fields
  | keyof typeof linting
  | LenientCode
  | keyof typeof modelling
  | keyof typeof writing
  | keyof typeof verifying;

/** What a diagnostic says beyond its code and message. */
export interface DiagnosticDetails {
  readonly location?: Location | undefined;
  readonly hint?: string | undefined;
  readonly related?: readonly RelatedPlace[];
  readonly subject?: Subject;
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
    ...(details.subject && { subject: details.subject }),
  };
}
