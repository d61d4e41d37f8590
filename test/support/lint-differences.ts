import type { Diagnostic } from "../../generator/shared/diagnostics/diagnostic.ts";
import { lintSpec } from "../../generator/lint/lint-spec.ts";
import type { OpenApiVersion, Spec } from "../../generator/document/spec.ts";
import { lintWithRedocly, type RedoclyFinding } from "./redocly.ts";

/** A difference with a reason. */
interface Explained {
  /** Redocly's rule or our code. */
  readonly name: string;
  readonly message?: RegExp;
  readonly versions?: readonly OpenApiVersion[];
  readonly because: string;
}

/** Why Redocly finds something where we find nothing. */
const onlyTheirs: readonly Explained[] = [
  { name: "security-defined", message: /^Every operation should/, because: "an open operation is a choice" },
  {
    name: "struct",
    message: /^The field `\w+` is not allowed here/,
    because: "without a known `type` of a security scheme nobody can tell; we name the `type` alone",
  },
  {
    name: "struct",
    message: /^The field `description` must be present/,
    versions: ["3.2"],
    because: "3.2 made the description of a response optional (section 4.17.1)",
  },
  {
    name: "struct",
    message: /^Property `\w+` is not expected here/,
    versions: ["3.2"],
    because: "Redocly takes each entry of `components/mediaTypes` for a map of Media Type Objects",
  },
  {
    name: "struct",
    message: /^Expected type `Schema` \(object\) but got `boolean`/,
    versions: ["3.1", "3.2"],
    because: "boolean schemas are schemas (JSON Schema 2020-12 section 4.3.2)",
  },
  {
    name: "nullable-type-sibling",
    versions: ["3.1", "3.2"],
    because: "`nullable` is no keyword there, with or without `type`, which we say at its name",
  },
  {
    name: "no-server-variables-empty-enum",
    because:
      "Redocly points at `servers`, we at the variable, and look at the servers of paths and operations too",
  },
  { name: "spec-example-values", because: "Redocly points at the example, we at the field that is too many" },
  {
    name: "no-enum-type-mismatch",
    message: /expected "(?!(?:object|array|string|number|integer|boolean|null)\b)|allowed types: ``/,
    because: "nothing is of a type that is none; we name the type alone",
  },
  {
    name: "security-defined",
    message: /^There is no/,
    because: "a scheme that is no object is there, and is told where it is",
  },
  {
    name: "struct",
    message: /^`in` can be one of the following only: "query", "header", "cookie"\.$/,
    because: "in a scheme that has no `in` we only say that it means nothing",
  },
  {
    name: "no-undefined-server-variable",
    message: /^The `\d+` variable is not used/,
    because: "Redocly takes the letters of a text for variables",
  },
];

/** Why we find something where Redocly finds nothing. */
const onlyOurs: readonly Explained[] = [
  { name: "example-mismatch", because: "Redocly's rules for examples are off: ours say less, and are sure" },
  { name: "unnamed-object", because: "a rule of strict documents" },
  { name: "duplicate-operation-id", because: "Redocly points at the operation, we at the id" },
  { name: "path-parameter-undeclared", because: "Redocly's rule knows names of ASCII letters only" },
  { name: "path-parameter-unused", because: "Redocly's rule knows names of ASCII letters only" },
  { name: "path-parameter-optional", because: "Redocly has no rule" },
  { name: "allow-reserved-misplaced", because: "Redocly has no rule" },
  { name: "example-ambiguous", because: "Redocly has no rule" },
  { name: "ref-not-allowed", because: "Redocly follows references everywhere" },
  {
    name: "no-server-variables-empty-enum",
    because:
      "Redocly points at `servers`, we at the variable, and look at the servers of paths and operations too",
  },
  { name: "spec-example-values", because: "Redocly points at the example, we at the field that is too many" },
  {
    name: "items-list",
    versions: ["3.0"],
    because: "Redocly takes a list of schemas, which 3.0 never had",
  },
  {
    name: "invalid-value",
    message: /^`multipleOf` .* and is `0`/,
    because: "Redocly lets zero pass (JSON Schema 2020-12 section 6.2.1 of Validation)",
  },
  ...["invalid-value", "wrong-type", "keyword-unknown"].map((name) => ({
    name,
    versions: ["3.1", "3.2"] as const,
    because:
      "Redocly does not look at what stands beside a `$ref`, which counts since 3.1, and lets `nullable` pass",
  })),
  ...["security-defined", "spec-components-invalid-map-name", "path-not-include-query"].map((name) => ({
    name,
    because: "Redocly does not look at the name of a value that is wrong",
  })),
  {
    name: "no-undefined-server-variable",
    message: /does not use the variable/,
    because: "Redocly does not look at a server with an empty URL",
  },
];

/** Places at which one linter finds something and the other does not, but for those that the tables explain. */
export async function compareWithRedocly(spec: Spec): Promise<string[]> {
  const theirs = await lintWithRedocly(spec);
  if (theirs === undefined) return [];
  const ours = lintSpec(spec);
  const ourPlaces = new Set(ours.map(placeOf));
  const theirPlaces = new Set(theirs.map(placeOf));
  const missed = theirs.filter((each) => !ourPlaces.has(placeOf(each)));
  const added = ours.filter((each) => !theirPlaces.has(placeOf(each)));
  return [
    ...missed
      .filter(({ rule, message }) => !isExplained(onlyTheirs, rule, message, spec.version))
      .map((each) => `only Redocly: ${placeOf(each)} ${each.rule}: ${each.message}`),
    ...added
      .filter(({ code, message }) => !isExplained(onlyOurs, code, message, spec.version))
      .map((each) => `only ours: ${placeOf(each)} ${each.code}: ${each.message}`),
  ];
}

function placeOf({ location }: RedoclyFinding | Diagnostic): string {
  return location ? `${location.file}:${location.line}:${location.column}` : "";
}

function isExplained(
  table: readonly Explained[],
  name: string,
  message: string,
  version: OpenApiVersion,
): boolean {
  return table.some(
    (each) =>
      each.name === name &&
      (each.message?.test(message) ?? true) &&
      (each.versions?.includes(version) ?? true),
  );
}
