import { isObject } from "../../shared/json.ts";
import { UserError } from "../../shared/diagnostics/user-error.ts";
import { parseText } from "../../document/load/parse-yaml.ts";
import type { Change } from "./change.ts";

/** Reasons by fingerprint. */
export type Acknowledgements = ReadonlyMap<string, string>;

/** A file of acknowledgements that makes no sense. */
export class AcknowledgementError extends UserError {
  override readonly name = "AcknowledgementError";
}

/**
 * Reads a file of acknowledgements: a YAML mapping from fingerprints to reasons.
 *
 * @throws AcknowledgementError for text that is something else
 */
export async function readAcknowledgements(text: string, file: string): Promise<Acknowledgements> {
  const parsed = await parseText(text, file);
  if ("diagnostics" in parsed) {
    const [first] = parsed.diagnostics;
    const line = first?.location === undefined ? "" : `:${String(first.location.line)}`;
    throw new AcknowledgementError(`${file}${line}: ${first?.message ?? ""}`);
  }
  const value = "value" in parsed ? parsed.value : undefined;
  if (value === null) return new Map();
  if (!isObject(value)) {
    throw new AcknowledgementError(`${file} should be a mapping from fingerprints to reasons`);
  }
  return new Map(
    Object.entries(value).map(([fingerprint, reason]) => {
      if (typeof reason === "string" && reason.trim() !== "") return [fingerprint, reason.trim()];
      throw new AcknowledgementError(`${file}: ${fingerprint} has no reason; say why the change is accepted`);
    }),
  );
}

/** Marks the changes that somebody has accepted, and says which acknowledgements belong to none. */
export function acknowledge(
  changes: readonly Change[],
  acknowledgements: Acknowledgements,
): { readonly changes: readonly Change[]; readonly stale: readonly string[] } {
  const known = new Set(changes.map((change) => change.fingerprint));
  return {
    changes: changes.map((change) => ({
      ...change,
      acknowledged: acknowledgements.get(change.fingerprint) ?? null,
    })),
    stale: [...acknowledgements.keys()].filter((fingerprint) => !known.has(fingerprint)).sort(),
  };
}
