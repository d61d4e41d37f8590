import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import { isArray, isObject, pointerTo, type JsonObject, type JsonValue } from "../../shared/json.ts";
import { forEachChild } from "../../document/grammar.ts";
import type { Spec } from "../../document/spec.ts";
import { follow } from "../walk.ts";

/** A path parameter as an operation or a path item lists it. */
interface Declared {
  readonly name: string;
  readonly required: boolean;
  /** Where the parameter itself is written, which a reference may lead to. */
  readonly pointer: string;
}

/**
 * Templates and `in: path` parameters name each other (OpenAPI 3.1 sections 4.8.8 and 4.8.12.1).
 */
export function checkPathParameters(spec: Spec): Diagnostic[] {
  const { paths } = spec.document;
  if (!isObject(paths)) return [];
  return Object.keys(paths)
    .filter((path) => path.startsWith("/"))
    .flatMap((path) => checkPath(spec, path, paths[path]));
}

function checkPath(spec: Spec, path: string, entry: JsonValue | undefined): Diagnostic[] {
  const item = follow(spec.document, entry, pointerTo("/paths", path));
  if (!isObject(item.value)) return [];
  const template = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? ""));
  const shared = declaredIn(spec, item.value, item.pointer);
  const diagnostics = shared.flatMap((each) => checkDeclared(spec, path, template, each));
  forEachChild(item.value, "pathItem", (value, kind, ...tokens) => {
    if (kind !== "operation" || !isObject(value)) return;
    const pointer = pointerTo(item.pointer, ...tokens.filter((token) => token !== undefined));
    const own = declaredIn(spec, value, pointer);
    diagnostics.push(...own.flatMap((each) => checkDeclared(spec, path, template, each)));
    const names = new Set([...shared, ...own].map((each) => each.name));
    const missing = [...template].filter((name) => !names.has(name));
    diagnostics.push(...missing.map((name) => undeclared(spec, path, name, pointer)));
  });
  return diagnostics;
}

function declaredIn(spec: Spec, holder: JsonObject, pointer: string): Declared[] {
  const { parameters } = holder;
  if (!isArray(parameters)) return [];
  return parameters.flatMap((each, index) => {
    const { value, pointer: at } = follow(spec.document, each, pointerTo(pointer, "parameters", index));
    if (!isObject(value) || value["in"] !== "path" || typeof value["name"] !== "string") return [];
    return [{ name: value["name"], required: value["required"] === true, pointer: at }];
  });
}

function checkDeclared(
  spec: Spec,
  path: string,
  template: ReadonlySet<string>,
  declared: Declared,
): Diagnostic[] {
  const { name, required, pointer } = declared;
  const diagnostics: Diagnostic[] = [];
  if (!template.has(name)) {
    const location = spec.locate(`${pointer}/name`);
    const message = `The path parameter \`${name}\` is not in the path \`${path}\`.`;
    diagnostics.push(diagnose("path-parameter-unused", message, { location }));
  }
  if (!required) {
    const message = `The path parameter \`${name}\` is not marked as required.`;
    diagnostics.push(
      diagnose("path-parameter-optional", message, { location: spec.locate(`${pointer}/name`) }),
    );
  }
  return diagnostics;
}

function undeclared(spec: Spec, path: string, name: string, operation: string): Diagnostic {
  const message = `The path \`${path}\` has \`{${name}}\`, which this operation does not declare.`;
  return diagnose("path-parameter-undeclared", message, {
    location: spec.locate(operation, "key"),
    subject: { pointers: [operation], name },
  });
}
