import { readFileSync } from "node:fs";
import { load } from "js-yaml";

/** A GET that every contestant can be made to call: JSON comes back, and nothing but its path is required. */
export interface PlainOperation {
  readonly operationId: string;
  readonly path: string;
  readonly tag: string | undefined;
  /** In the order in which they stand in the path. */
  readonly pathParameters: readonly { readonly name: string; readonly type: "string" | "integer" }[];
}

interface ParameterLike {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: string;
  readonly required?: boolean;
  readonly schema?: {
    readonly type?: string;
    readonly enum?: unknown;
    readonly $ref?: string;
    readonly format?: string;
  };
}

interface OperationLike {
  readonly operationId?: string;
  readonly "x-ms-pageable"?: unknown;
  readonly tags?: readonly string[];
  readonly parameters?: readonly ParameterLike[];
  readonly security?: unknown;
  readonly responses?: Readonly<
    Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, unknown>> }>
  >;
}

interface DocumentLike {
  readonly openapi?: string;
  readonly paths?: Readonly<
    Record<string, { readonly parameters?: readonly ParameterLike[]; readonly get?: OperationLike }>
  >;
  readonly components?: { readonly parameters?: Readonly<Record<string, ParameterLike>> };
}

/** The plain operations of a document with the fewest path parameters, in the document's order, at most `count`. */
export function plainOperations(file: string, count: number): readonly PlainOperation[] {
  // The shape above has optional members only, so that a wrong document just has no plain operations.
  const document = load(readFileSync(file, "utf8")) as DocumentLike;
  const found: PlainOperation[] = [];
  // Those that answer in pages come last: only some contestants follow them.
  const items = Object.entries(document.paths ?? {}).toSorted(
    ([, a], [, b]) => Number(isPaged(a.get)) - Number(isPaged(b.get)),
  );
  for (const [path, item] of items) {
    const operation = plainOperation(document, path, item.get, item.parameters ?? []);
    if (operation !== undefined) found.push(operation);
  }
  return found.toSorted((a, b) => a.pathParameters.length - b.pathParameters.length).slice(0, count);
}

function isPaged(operation: OperationLike | undefined): boolean {
  return operation?.["x-ms-pageable"] !== undefined;
}

function plainOperation(
  document: DocumentLike,
  path: string,
  operation: OperationLike | undefined,
  shared: readonly ParameterLike[],
): PlainOperation | undefined {
  if (
    operation?.operationId === undefined ||
    operation.responses?.["200"]?.content?.["application/json"] === undefined
  )
    return undefined;
  const parameters = [...shared, ...(operation.parameters ?? [])].map((parameter) =>
    resolve(document, parameter),
  );
  if (parameters.some((parameter) => parameter.required === true && parameter.in !== "path"))
    return undefined;
  const pathParameters: { name: string; type: "string" | "integer" }[] = [];
  for (const [, name] of path.matchAll(/\{([^}]*)\}/g)) {
    const schema = parameters.find((parameter) => parameter.name === name && parameter.in === "path")?.schema;
    const simple = schema !== undefined && schema.enum === undefined && schema.format === undefined;
    if (name === undefined || !simple || (schema.type !== "string" && schema.type !== "integer"))
      return undefined;
    pathParameters.push({ name, type: schema.type });
  }
  return { operationId: operation.operationId, path, tag: operation.tags?.[0], pathParameters };
}

function resolve(document: DocumentLike, parameter: ParameterLike): ParameterLike {
  const name = parameter.$ref?.match(/^#\/components\/parameters\/(.+)$/)?.[1];
  return name === undefined ? parameter : (document.components?.parameters?.[name] ?? parameter);
}

/** The arguments for the path parameters: `"a"` or `1` each. */
export function pathArguments(operation: PlainOperation): readonly string[] {
  return operation.pathParameters.map(({ type }) => (type === "string" ? '"a"' : "1"));
}

/** The same as the members of an object literal. */
export function pathMembers(
  operation: PlainOperation,
  rename: (name: string) => string = (name) => name,
): string {
  const values = pathArguments(operation);
  return operation.pathParameters
    .map(({ name }, index) => `${JSON.stringify(rename(name))}: ${values[index]}`)
    .join(", ");
}
