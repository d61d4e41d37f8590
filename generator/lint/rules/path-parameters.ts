import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import { isArray, isObject, pointerTo, type JsonValue } from "../../shared/json.ts";
import { operationsIn, type OperationNode } from "../../document/operations.ts";
import { resolveNode, resolvePathItem, type Located } from "../../document/references.ts";
import type { Spec } from "../../document/spec.ts";

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
  const operations = new Map<string, OperationNode[]>();
  for (const node of operationsIn(spec.document)) {
    if (node.kind === "path") operations.set(node.path, [...(operations.get(node.path) ?? []), node]);
  }
  return Object.keys(paths)
    .filter((path) => path.startsWith("/"))
    .flatMap((path) => checkPath(spec, path, paths[path], operations.get(path) ?? []));
}

function checkPath(
  spec: Spec,
  path: string,
  entry: JsonValue | undefined,
  operations: readonly OperationNode[],
): Diagnostic[] {
  const template = new Set([...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? ""));
  const item = resolvePathItem(spec.document, entry, pointerTo("/paths", path));
  const shared = item.flatMap((part) => declaredIn(spec, part));
  const own = operations.flatMap(({ operation, pointer }) => declaredIn(spec, { value: operation, pointer }));
  return [
    ...[...shared, ...own].flatMap((each) => checkDeclared(spec, path, template, each)),
    ...operations.flatMap(({ parameters, pointer }) => {
      const names = new Set(
        parameters.filter(({ value }) => value["in"] === "path").map(({ value }) => value["name"]),
      );
      const missing = [...template].filter((name) => !names.has(name));
      return missing.map((name) => undeclared(spec, path, name, pointer));
    }),
  ];
}

function declaredIn(spec: Spec, { value, pointer }: Located): Declared[] {
  const { parameters } = value;
  if (!isArray(parameters)) return [];
  return parameters.flatMap((each, index) => {
    const parameter = resolveNode(spec.document, each, pointerTo(pointer, "parameters", index));
    if (parameter?.value["in"] !== "path" || typeof parameter.value["name"] !== "string") return [];
    const { name, required } = parameter.value;
    return [{ name, required: required === true, pointer: parameter.pointer }];
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
