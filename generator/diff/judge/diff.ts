import { isObject, type JsonValue } from "../../shared/json.ts";
import type { Spec } from "../../document/spec.ts";
import type { Change } from "./change.ts";
import type { Bump } from "./law.ts";

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
  /** What stands before a file's name where its lines can be read in a browser; left out where that is not known. */
  readonly url?: string;
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
  /** The file where changes are accepted. */
  readonly acknowledgementsFile: string;
  /** Acknowledgements that belong to no change any more. */
  readonly stale: readonly string[];
}

/** The version that a document gives itself. */
export function versionOf(spec: Spec | undefined): string {
  const info: JsonValue | undefined = spec?.document["info"];
  const version = isObject(info) ? info["version"] : undefined;
  return typeof version === "string" ? version : "";
}
