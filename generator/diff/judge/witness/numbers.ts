import type { SchemaReading } from "../../../document/schema/read-schema.ts";

/** A keyword's number in each part of a reading that has one. */
export function numbersOf({ parts }: SchemaReading, keyword: string): readonly number[] {
  return parts.flatMap(({ schema }) => {
    const value = schema[keyword];
    return typeof value === "number" ? [value] : [];
  });
}
