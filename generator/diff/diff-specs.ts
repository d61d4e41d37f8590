import type { Spec } from "../document/spec.ts";
import { compareSpecs } from "./compare/compare-specs.ts";
import { sidesOf } from "./compare/sides.ts";
import { acknowledge, type Acknowledgements } from "./judge/acknowledgements.ts";
import type { Change } from "./judge/change.ts";
import type { Diff, Edition } from "./judge/diff.ts";
import { byWeight, judge } from "./judge/judge.ts";
import { type Bump, larger } from "./judge/law.ts";
import { hintAtRenames } from "./judge/renames.ts";
import { type Selection, selectChanges } from "./judge/select.ts";
import { applySeverities, type Severities } from "./judge/severities.ts";
import { nextVersion } from "./judge/versions.ts";
import { judgeTypes } from "./types/judge-types.ts";

/** What a comparison is asked for besides the two documents. */
export interface DiffOptions {
  /** `YYYY-MM-DD`: what announced ends of life are measured against. */
  readonly today: string;
  readonly acknowledgements: Acknowledgements;
  /** The file that they are in, or would be in. */
  readonly acknowledgementsFile?: string;
  /** The levels that the repository gives to rules. */
  readonly severities?: Severities;
  /** The operations that the report is about; left out, all. */
  readonly selection?: Selection;
  /** The package that the compiler judges, as its consumers import it; left out, there is no such verdict. */
  readonly packageName?: string;
}

/**
 * Compares two documents, stage by stage: the facts, the judge, the compiler, and what somebody accepted.
 *
 * @throws SelectionError where the selection has a path or a tag that no operation has
 */
export async function diffSpecs(base: Edition, head: Edition, options: DiffOptions): Promise<Diff> {
  const { today, acknowledgements, packageName, severities = new Map(), selection } = options;
  const { acknowledgementsFile = "acknowledged.yaml" } = options;
  const right = head.spec ?? emptyLike(base.spec);
  const left = base.spec ?? emptyLike(right);
  const sides = sidesOf(left, right, today);
  const facts = compareSpecs(sides);
  const onTheWire = applySeverities(hintAtRenames(sides, judge(sides, facts)), severities);
  const judged =
    packageName === undefined ? onTheWire : await judgeTypes(sides, onTheWire, packageName, severities);
  const { changes: all, stale } = acknowledge([...judged].sort(byWeight), acknowledgements);
  const changes = selection === undefined ? all : selectChanges(sides, all, selection);
  const bump = bumpOfAll(changes);
  const demands = nextVersion(base.version, bump) ?? null;
  return { base, head, bump, demands, changes, acknowledgementsFile, stale };
}

/** The largest bump of those changes that nobody has accepted. */
function bumpOfAll(changes: readonly Change[]): Bump {
  const open = changes.filter((change) => change.acknowledged === null);
  return open.map((change) => change.bump).reduce<Bump>(larger, "none");
}

/** A document without anything in it: what everything was added to. */
function emptyLike(other: Spec | undefined): Spec {
  const file = other?.file ?? "";
  return {
    file,
    version: other?.version ?? "3.1",
    document: { openapi: "3.1.0", info: other?.document["info"] ?? {}, paths: {} },
    sources: new Map(),
    locate: () => ({ file, line: 1, column: 1 }),
    extent: () => ({ file, firstLine: 1, lastLine: 1 }),
  };
}
