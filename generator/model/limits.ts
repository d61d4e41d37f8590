import type { SchemaReading } from "../document/schema/read-schema.ts";

/** What a schema asks of a value beyond its type (JSON Schema validation section 6): all its parts together. */
export interface Limits {
  /** A number without a fraction. */
  readonly isInteger: boolean;
  /** Names of the format registry, each once. */
  readonly formats: readonly string[];
  readonly patterns: readonly string[];
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly exclusiveMinimum: number | undefined;
  readonly exclusiveMaximum: number | undefined;
  readonly multiplesOf: readonly number[];
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
}

/** Reads the limits of all schemas that apply to one value. */
export function limitsOf(reading: SchemaReading): Limits {
  const { types } = reading;
  const schemas = reading.parts.map(({ schema }) => schema);
  const numbers = (keyword: string): number[] =>
    schemas.map((schema) => schema[keyword]).filter((value) => typeof value === "number");
  const texts = (keyword: string): string[] => [
    ...new Set(schemas.map((schema) => schema[keyword]).filter((value) => typeof value === "string")),
  ];
  // In 3.0 the exclusive keywords are switches.
  const bounds = (keyword: string, exclusive: string, isExclusive: boolean): number[] =>
    schemas
      .filter((schema) => (schema[exclusive] === true) === isExclusive)
      .map((schema) => schema[keyword])
      .filter((value) => typeof value === "number");
  return {
    isInteger: types?.includes("integer") === true,
    formats: texts("format"),
    patterns: texts("pattern"),
    minLength: largest(numbers("minLength")),
    maxLength: smallest(numbers("maxLength")),
    minimum: largest(bounds("minimum", "exclusiveMinimum", false)),
    maximum: smallest(bounds("maximum", "exclusiveMaximum", false)),
    exclusiveMinimum: largest([
      ...numbers("exclusiveMinimum"),
      ...bounds("minimum", "exclusiveMinimum", true),
    ]),
    exclusiveMaximum: smallest([
      ...numbers("exclusiveMaximum"),
      ...bounds("maximum", "exclusiveMaximum", true),
    ]),
    multiplesOf: [...new Set(numbers("multipleOf").filter((step) => step > 0))],
    minItems: largest(numbers("minItems")),
    maxItems: smallest(numbers("maxItems")),
  };
}

function largest(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}

function smallest(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}
