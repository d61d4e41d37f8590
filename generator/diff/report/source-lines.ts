import type { Spec } from "../../document/spec.ts";

/** A report asks for a few lines at a time, thousands of times for a large change: each file is split once. */
const known = new WeakMap<Spec, Map<string, readonly string[]>>();

/** The lines of one of a document's files, without their ends; none where there is no such file. */
export function sourceLines(spec: Spec, file: string): readonly string[] {
  const files = known.get(spec) ?? new Map<string, readonly string[]>();
  known.set(spec, files);
  const lines = files.get(file) ?? (spec.sources.get(file) ?? "").split(/\r?\n/);
  files.set(file, lines);
  return lines;
}
