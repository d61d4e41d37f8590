import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import { isArray, isObject, pointerTo, type JsonObject, type JsonValue } from "../../shared/json.ts";
import { forEachChild } from "../../document/grammar/children.ts";
import type { Spec } from "../../document/spec.ts";
import { resolveNode } from "../../document/references.ts";
import type { Objects } from "../walk.ts";

/** A parameter with `in: query` or `in: querystring`, and where a list names it. */
interface Queried {
  readonly place: JsonValue;
  readonly pointer: string;
}

/** A `querystring` parameter is the whole query: nothing stands beside it (OpenAPI 3.2 section 4.12.1). */
export function checkQuerystringParameters(spec: Spec, objects: Objects): Diagnostic[] {
  if (spec.version !== "3.2") return [];
  return objects.of("pathItem").flatMap((item) => {
    const shared = queriedBy(spec, item.value, item.pointer);
    const found = crowded(spec, [], shared);
    forEachChild(item.value, "pathItem", (value, kind, ...tokens) => {
      if (kind !== "operation" || !isObject(value)) return;
      const pointer = pointerTo(item.pointer, ...tokens.filter((token) => token !== undefined));
      found.push(...crowded(spec, shared, queriedBy(spec, value, pointer)));
    });
    return found;
  });
}

function crowded(spec: Spec, shared: readonly Queried[], own: readonly Queried[]): Diagnostic[] {
  return own.flatMap(({ place, pointer }, index) => {
    const earlier = [...shared, ...own.slice(0, index)];
    const other = earlier.find((each) => place === "querystring" || each.place === "querystring");
    if (other === undefined) return [];
    const related = [{ message: "the other parameter of the query", location: spec.locate(other.pointer) }];
    const message = `A parameter with \`in: querystring\` is the whole query: nothing can stand beside it.`;
    return [diagnose("spec-querystring-parameters", message, { location: spec.locate(pointer), related })];
  });
}

function queriedBy(spec: Spec, { parameters }: JsonObject, pointer: string): Queried[] {
  if (!isArray(parameters)) return [];
  return parameters.flatMap((entry, index) => {
    const place = resolveNode(spec.document, entry, "")?.value["in"];
    if (place !== "query" && place !== "querystring") return [];
    return [{ place, pointer: pointerTo(pointer, "parameters", index) }];
  });
}
