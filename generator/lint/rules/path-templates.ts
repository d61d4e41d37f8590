import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import { pointerTo } from "../../shared/json.ts";
import type { Spec } from "../../document/spec.ts";
import type { Objects } from "../walk.ts";

/** Paths differ in more than the names of their parameters, and hold no query (OpenAPI 3.1 section 4.8.8). */
export function checkPathTemplates(spec: Spec, objects: Objects): Diagnostic[] {
  return objects.of("paths").flatMap(({ value, pointer }) => {
    const paths = Object.keys(value).filter((key) => key.startsWith("/"));
    return [...identicalPaths(spec, paths, pointer), ...pathsWithQuery(spec, paths, pointer)];
  });
}

function identicalPaths(spec: Spec, paths: readonly string[], pointer: string): Diagnostic[] {
  const first = new Map<string, string>();
  return paths.flatMap((path) => {
    const shape = path.replace(/\{.+?\}/g, "{}");
    const earlier = first.get(shape);
    if (earlier === undefined) {
      first.set(shape, path);
      return [];
    }
    const message = `\`${path}\` and \`${earlier}\` are one path: only the names of their parameters differ.`;
    const related = [
      { message: "the first of the two", location: spec.locate(pointerTo(pointer, earlier), "key") },
    ];
    const location = spec.locate(pointerTo(pointer, path), "key");
    return [diagnose("no-identical-paths", message, { location, related })];
  });
}

function pathsWithQuery(spec: Spec, paths: readonly string[], pointer: string): Diagnostic[] {
  return paths
    .filter((path) => path.includes("?"))
    .map((path) => {
      const location = spec.locate(pointerTo(pointer, path), "key");
      return diagnose("path-not-include-query", `The path \`${path}\` has a query.`, { location });
    });
}
