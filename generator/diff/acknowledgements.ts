import { parse } from "yaml";
import type { Change } from "./change.ts";

/** Reasons by fingerprint. */
export type Acknowledgements = ReadonlyMap<string, string>;

/** A file of acknowledgements that makes no sense. */
export class AcknowledgementError extends Error {
  override readonly name = "AcknowledgementError";
}

/**
 * Reads a file of acknowledgements: a YAML mapping from fingerprints to reasons.
 *
 * @throws AcknowledgementError for text that is something else
 */
export function readAcknowledgements(text: string, file: string): Acknowledgements {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new AcknowledgementError(
      `${file} is not YAML: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (value === null || value === undefined) return new Map();
  if (typeof value !== "object" || Array.isArray(value)) {
    throw new AcknowledgementError(`${file} should be a mapping from fingerprints to reasons`);
  }
  return new Map(
    Object.entries(value).map(([fingerprint, reason]: [string, unknown]) => {
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
