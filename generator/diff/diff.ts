import type { JsonValue } from "../json.ts";
import { isObject } from "../json.ts";
import type { Spec } from "../spec.ts";
import { acknowledge, type Acknowledgements } from "./acknowledgements.ts";
import type { Change } from "./change.ts";
import { compareSpecs, sidesOf } from "./compare.ts";
import type { Sides } from "./compare-schema.ts";
import { byWeight, judge } from "./judge.ts";
import { type Bump, larger } from "./law.ts";
import { hintAtRenames } from "./renames.ts";
import { nextVersion } from "./versions.ts";

/** One of the two documents, as a report names it. */
export interface Edition {
  /** What was asked for: a file, or a file at a commit. */
  readonly label: string;
  /** The commit that a ref led to. */
  readonly commit: string | null;
  /** Of the package where there is one, else the document's own. */
  readonly version: string;
  /** Absent when there is no such document yet. */
  readonly spec: Spec | undefined;
}

export interface DiffOptions {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly acknowledgements: Acknowledgements;
  /** Adds the compiler's verdict to what the wire says; left out, there is none. */
  readonly judgeTypes?: (sides: Sides, changes: readonly Change[]) => Promise<readonly Change[]>;
}

/** Two documents compared and judged. */
export interface Diff {
  readonly base: Edition;
  readonly head: Edition;
  /** What the changes ask of the version, those that were acknowledged left out. */
  readonly bump: Bump;
  /** The version that the head should have at least; null when the base's is no version. */
  readonly demands: string | null;
  readonly changes: readonly Change[];
  /** Acknowledgements that belong to no change any more. */
  readonly stale: readonly string[];
}

/** Compares two documents from the facts to the verdict. */
export async function diffSpecs(base: Edition, head: Edition, options: DiffOptions): Promise<Diff> {
  const right = head.spec ?? emptyLike(base.spec);
  const left = base.spec ?? emptyLike(right);
  const sides = sidesOf(left, right, options.today);
  const wire = hintAtRenames(sides, judge(sides, compareSpecs(sides)));
  const judged =
    options.judgeTypes === undefined || wire.length === 0 ? wire : await options.judgeTypes(sides, wire);
  const { changes, stale } = acknowledge([...judged].sort(byWeight), options.acknowledgements);
  const bump = changes
    .filter((change) => change.acknowledged === null)
    .map((change) => change.bump)
    .reduce<Bump>(larger, "none");
  return { base, head, bump, demands: nextVersion(base.version, bump) ?? null, changes, stale };
}

/** The version that a document gives itself. */
export function versionOf(spec: Spec | undefined): string {
  const info: JsonValue | undefined = spec?.document["info"];
  const version = isObject(info) ? info["version"] : undefined;
  return typeof version === "string" ? version : "";
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
