import { isArray, isObject, pointerTo, type JsonObject, type JsonValue } from "../json.ts";
import { buildErrors, buildExamples, buildRequestBody, buildResult } from "./build-bodies.ts";
import { buildPages } from "./build-pages.ts";
import { buildHeaderRoles, buildParameters } from "./build-parameters.ts";
import { buildSecurity } from "./build-security.ts";
import { buildServers } from "./build-servers.ts";
import { documented } from "./documented.ts";
import type { LowerContext } from "./lower-schema.ts";
import type { Operation, OperationGroup, Server } from "./model.ts";
import { exportedAs, type Claim } from "./naming.ts";
import type { OperationNode } from "./operations-in.ts";
import { kebabCase, spellOut } from "./words.ts";

/** Suffixes of the interfaces that an operation exports besides its function. */
const PARAMETERS = "Params";
const ERRORS = "Errors";

/** Where operations without a tag go. */
const NO_TAG = "default";

/** The claims of all operations on a function name: the operation id or, without one, method and path. */
export function operationClaims(nodes: readonly OperationNode[]): Claim[] {
  return nodes.map(({ operation, method, path, pointer }) => {
    const fixed = operation["x-ms-client-name"];
    const id = operation["operationId"];
    const wanted = typeof id === "string" && id.trim() !== "" ? id : `${method.toLowerCase()} ${path}`;
    const claim: Claim = { kind: "operation", pointer, wanted, suffixes: [PARAMETERS, ERRORS] };
    return typeof fixed === "string" ? { ...claim, wanted: fixed } : claim;
  });
}

/** Builds one operation. */
export function buildOperation(node: OperationNode, name: string, context: LowerContext): Operation {
  const parameters = buildParameters(node.parameters, context);
  const body = buildRequestBody(node, parameters.map((parameter) => parameter.property), context); // prettier-ignore
  const errors = buildErrors(node, context);
  const pages = buildPages(node, context);
  const server = ownServer(node);
  return {
    ...documented(node.operation, node.pointer),
    name,
    method: node.method,
    path: node.path,
    ...(parameters.length > 0 || body !== undefined ? { parametersName: exportedAs(name, PARAMETERS) } : {}),
    parameters,
    headerRoles: buildHeaderRoles(node.parameters),
    ...(body === undefined ? {} : { body }),
    result: buildResult(node, context),
    errors,
    ...(errors.length > 0 ? { errorsName: exportedAs(name, ERRORS) } : {}),
    ...(pages === undefined ? {} : { pages }),
    security: buildSecurity(context.document, node.operation),
    ...(server === undefined ? {} : { server }),
    examples: buildExamples(node, context.document),
  };
}

/** A server that replaces the document's for one operation or path; a relative one stays with the client's. */
function ownServer(node: OperationNode): Server | undefined {
  const [server] = [
    ...buildServers(node.operation["servers"], pointerTo(node.pointer, "servers")),
    ...buildServers(node.pathItem.value["servers"], pointerTo(node.pathItem.pointer, "servers")),
  ];
  return server;
}

/** An operation with the tag whose file it belongs to. */
export interface TaggedOperation {
  readonly tag: string;
  readonly operation: Operation;
}

/** The first tag of an operation, or `default`. */
export function tagOf(operation: JsonObject): string {
  const { tags } = operation;
  const first = isArray(tags) ? tags[0] : undefined;
  return typeof first === "string" && first.trim() !== "" ? first : NO_TAG;
}

/** Groups operations by tag: the document's tags in their order, then the others in order of name. */
export function groupOperations(
  tags: JsonValue | undefined,
  operations: readonly TaggedOperation[],
): OperationGroup[] {
  const declared = (isArray(tags) ? tags : []).filter(isObject);
  const described = new Map(declared.map((tag) => [String(tag["name"]), tag["description"]]));
  const used = [...new Set(operations.map(({ tag }) => tag))];
  const order = [...described.keys(), ...used.filter((tag) => !described.has(tag)).sort()];
  const names = order.map(fileNameOf);
  return order.flatMap((tag) => {
    const own = operations.filter((entry) => entry.tag === tag).map(({ operation }) => operation);
    if (own.length === 0) return [];
    const name = fileNameOf(tag);
    const isUnique = names.indexOf(name) === names.lastIndexOf(name);
    const description = described.get(tag);
    return [
      {
        tag,
        fileName: isUnique ? name : `${name}-${spellOut(tag).toLowerCase()}`,
        ...(typeof description === "string" ? { description } : {}),
        operations: own.sort((a, b) => (a.name < b.name ? -1 : 1)),
      },
    ];
  });
}

function fileNameOf(tag: string): string {
  const name = kebabCase(tag) || `tag-${spellOut(tag).toLowerCase()}`;
  // Windows has device names, which cannot be files whatever their extension.
  return /^(?:con|prn|aux|nul|com\d|lpt\d|index)$/.test(name) ? `${name}-operations` : name.slice(0, 100);
}
