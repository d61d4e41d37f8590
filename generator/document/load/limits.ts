/**
 * How much a document may ask of us. Far beyond anything in use, near enough that a hostile document gets a
 * diagnostic before it gets the machine's memory.
 */
export const limits = {
  /** Bytes of one file. */
  fileBytes: 64 * 1024 * 1024,
  /** Files that one document may consist of. */
  files: 5000,
  /** Levels of nesting; every later stage may recurse that deep. */
  depth: 500,
  /** Values that YAML aliases and merge keys may add to those that are written down. */
  aliasedValues: 1_000_000,
  /** UTF-16 units of a mapping key. */
  keyLength: 4096,
} as const;
