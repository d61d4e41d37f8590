import type { KnownCode } from "../shared/diagnostics/registry.ts";

/** Something that was seen once and that the document does not know. */
export interface Finding {
  readonly code: KnownCode;
  /** What it is, in a sentence. It is the same wherever the same is seen, and holds no value. */
  readonly message: string;
  /** Where the document would have to know it. */
  readonly pointer: string;
  /** Whether the key there is meant rather than the value. */
  readonly atKey?: boolean;
  readonly hint?: string | undefined;
  /** Where it is, from the value that was looked at; `*` in place of a name that the document does not know. */
  readonly path: readonly (string | number)[];
}

/** The same findings, seen from what holds the value. */
export function below(step: string | number, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, path: [step, ...finding.path] }));
}
