import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import { pointerTo } from "../../shared/json.ts";
import type { Spec } from "../../document/spec.ts";
import { appliesSiblings, isReferable } from "../../document/grammar/patterns.ts";
import { titleOf, withArticle } from "../tables/words.ts";
import type { Found, Objects } from "../walk.ts";

/**
 * What stands beside a `$ref` and is ignored there (OpenAPI 3.0.4 section 4.7.23.2; since 3.1 a summary and a
 * description count), and references where the specification has none, which are followed all the same.
 */
export function checkReferences(spec: Spec, objects: Objects): Diagnostic[] {
  return objects.references.flatMap((found) => [...misplaced(spec, found), ...siblings(spec, found)]);
}

function misplaced(spec: Spec, found: Found): Diagnostic[] {
  if (isReferable(found.kind, spec.version)) return [];
  const message = `OpenAPI ${spec.version} allows no \`$ref\` in place of ${withArticle(titleOf(found.kind))}.`;
  const location = spec.locate(`${found.pointer}/$ref`, "key");
  return [diagnose("ref-not-allowed", message, { location })];
}

function siblings(spec: Spec, found: Found): Diagnostic[] {
  const { kind, value } = found;
  if (appliesSiblings(kind, spec.version)) return [];
  const hint =
    kind === "schema"
      ? "Remove it, or put the reference into `allOf`."
      : "Remove it, or write it where the reference leads.";
  const allowed = spec.version === "3.0" ? ["$ref"] : ["$ref", "summary", "description"];
  return Object.keys(value)
    .filter((key) => !allowed.includes(key))
    .map((key) => {
      const message = `\`${key}\` is ignored beside \`$ref\`.`;
      return diagnose("spec-ref-siblings", message, {
        location: spec.locate(pointerTo(found.pointer, key), "key"),
        hint,
      });
    });
}
