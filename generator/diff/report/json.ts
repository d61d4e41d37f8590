import type { Location } from "../../shared/diagnostics/diagnostic.ts";
import type { DirectionWord } from "../compare/facts.ts";
import type { WireWitness } from "../judge/change.ts";
import type { Diff } from "../judge/diff.ts";
import type { Area, Bump, Level } from "../judge/law.ts";

/**
 * The report for programs. `version` is raised when fields are added, are taken away or change their meaning.
 * Version 2 added `wireWitness` and `ruleLevel`.
 */
export interface JsonReport {
  readonly version: 2;
  readonly bump: Bump;
  /** The version that the head should have at least; null when the base's is no version. */
  readonly demands: string | null;
  readonly base: JsonEdition;
  readonly head: JsonEdition;
  readonly changes: readonly JsonChange[];
  /** Fingerprints in the file of acknowledgements that belong to no change any more. */
  readonly staleAcknowledgements: readonly string[];
}

/** One of the two documents. */
export interface JsonEdition {
  readonly label: string;
  readonly commit: string | null;
  readonly version: string;
}

/** One change: see `Change` for what the fields mean. */
export interface JsonChange {
  readonly id: string;
  readonly fingerprint: string;
  readonly level: Level;
  readonly wire: Level;
  readonly ruleLevel: Level | null;
  readonly wireWitness: WireWitness | null;
  readonly typescript: {
    readonly verdict: "breaking" | "exhaustive switches only";
    readonly symbol: string;
    readonly witness: string;
    readonly error: string;
  } | null;
  readonly bump: Bump;
  readonly direction: DirectionWord;
  readonly area: Area;
  readonly operations: readonly string[];
  readonly pointer: string;
  readonly base: Location | null;
  readonly head: Location | null;
  readonly message: string;
  readonly hint: string | null;
  readonly acknowledged: string | null;
}

/** Makes the report for programs. */
export function jsonReport(diff: Diff): JsonReport {
  const edition = ({ label, commit, version }: Diff["base"]): JsonEdition => ({ label, commit, version });
  return {
    version: 2,
    bump: diff.bump,
    demands: diff.demands,
    base: edition(diff.base),
    head: edition(diff.head),
    changes: diff.changes.map((change): JsonChange => {
      const { typescript } = change;
      return {
        id: change.id,
        fingerprint: change.fingerprint,
        level: change.level,
        wire: change.wire,
        ruleLevel: change.ruleLevel,
        wireWitness: change.wireWitness,
        typescript:
          typescript === null
            ? null
            : {
                verdict: typescript.verdict,
                symbol: typescript.symbol,
                witness: typescript.witness,
                error: typescript.error,
              },
        bump: change.bump,
        direction: change.direction,
        area: change.area,
        operations: change.operations,
        pointer: change.pointer,
        base: change.base,
        head: change.head,
        message: change.message,
        hint: change.hint,
        acknowledged: change.acknowledged,
      };
    }),
    staleAcknowledgements: diff.stale,
  };
}

/** The same as text. */
export function reportJson(diff: Diff): string {
  return `${JSON.stringify(jsonReport(diff), undefined, 2)}\n`;
}
