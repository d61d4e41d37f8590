import { compareSpecs } from "../../generator/diff/compare/compare-specs.ts";
import type { Direction } from "../../generator/diff/compare/facts.ts";
import { sidesOf } from "../../generator/diff/compare/sides.ts";
import { diffSpecs } from "../../generator/diff/diff-specs.ts";
import type { Change } from "../../generator/diff/judge/change.ts";
import type { Diff } from "../../generator/diff/judge/diff.ts";
import { judge } from "../../generator/diff/judge/judge.ts";
import { loadSpec } from "../../generator/document/load/load-spec.ts";
import type { Spec } from "../../generator/document/spec.ts";
import type { JsonValue } from "../../generator/shared/json.ts";

export const today = "2026-11-20";

/** Loads a document from text. */
export async function specFrom(text: string, file = "api.yaml"): Promise<Spec> {
  const { spec, diagnostics } = await loadSpec(file, { read: (name) => (name === file ? text : undefined) });
  if (spec === undefined) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  return spec;
}

/** A document whose one message, in a direction, is JSON of a schema. */
export function messageDocument(schema: JsonValue, direction: Direction): string {
  const content = { "application/json": { schema } };
  const put =
    direction === "request"
      ? { requestBody: { required: true, content }, responses: { "204": { description: "Taken" } } }
      : { responses: { "200": { description: "Done", content } } };
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Messages", version: "1.0.0" },
    paths: { "/things": { put } },
  });
}

/** The verdict on the wire for two texts. */
export async function compareTexts(base: string, head: string): Promise<readonly Change[]> {
  const sides = sidesOf(await specFrom(base), await specFrom(head), today);
  return judge(sides, compareSpecs(sides));
}

/** `max-length-added request warning`: a row as the cases write it. */
export function rowText(change: Change): string {
  return `${change.id} ${change.direction} ${change.wire}`;
}

/** A whole diff of two texts, with the compiler's verdict when asked for. */
export async function diffTexts(
  base: string,
  head: string,
  options: { readonly types?: boolean; readonly acknowledged?: ReadonlyMap<string, string> } = {},
): Promise<Diff> {
  const [left, right] = [await specFrom(base), await specFrom(head)];
  const edition = (spec: Spec, label: string): Diff["base"] => ({
    label,
    commit: null,
    version: "1.0.0",
    spec,
  });
  return diffSpecs(edition(left, "base.yaml"), edition(right, "head.yaml"), {
    today,
    acknowledgements: options.acknowledged ?? new Map(),
    ...(options.types === true ? { packageName: "the-package" } : {}),
  });
}
