/** The names of what a document declares, and which declarations are more than one. */
export interface Naming {
  /** By the pointer of a schema, or the key of an operation or a webhook. */
  readonly names: ReadonlyMap<string, string>;
  readonly split: ReadonlySet<string>;
  /** The schemas whose named type is the one of multipart bodies. */
  readonly forFiles: ReadonlySet<string>;
  /** The schemas whose values are of a union of what inherits from them. */
  readonly unions: ReadonlySet<string>;
}
