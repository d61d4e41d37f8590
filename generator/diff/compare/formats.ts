/** Each format with the formats whose values it allows too. */
const wider: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    int64: ["int8", "int16", "int32", "uint8", "uint16", "uint32"],
    int32: ["int8", "int16", "uint8", "uint16"],
    double: ["float"],
    uri: ["url"],
    "uri-reference": ["uri", "url"],
    iri: ["uri", "url"],
  }),
);

/** Whether a format allows everything that another one allows, and more. */
export function isWiderFormat(format: string, other: string): boolean {
  return wider.get(format)?.includes(other) === true;
}
