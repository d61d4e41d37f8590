import { diagnose } from "../../shared/diagnostics/registry.ts";
import { isStrict } from "../../shared/diagnostics/strict.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import { isObject } from "../../shared/json.ts";
import type { Spec } from "../../document/spec.ts";
import type { Objects } from "../walk.ts";

/** A component, or a part of one that `allOf` adds to it. */
const named = /^\/components\/schemas\/[^/]+(?:\/allOf\/\d+)*$/;

/** In a strict document every object with properties has a name that readers and the package can use. */
export function checkUnnamedObjects(spec: Spec, objects: Objects): Diagnostic[] {
  if (!isStrict(spec.document)) return [];
  return objects
    .of("schema")
    .filter(({ value, pointer }) => hasProperties(value["properties"]) && !named.test(pointer))
    .map(({ pointer }) =>
      diagnose("unnamed-object", "This object schema has no name.", {
        location: spec.locate(pointer, "key"),
      }),
    );
}

function hasProperties(properties: unknown): boolean {
  return isObject(properties) && Object.keys(properties).length > 0;
}
