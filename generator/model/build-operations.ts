import { pointerTo } from "../shared/json.ts";
import { buildRequestBody } from "./build-bodies.ts";
import { buildPages } from "./build-pages.ts";
import { buildHeaderRoles, buildParameters } from "./build-parameters.ts";
import { buildErrors, buildExamples, buildResult } from "./build-result.ts";
import { buildSecurity } from "./build-security.ts";
import { buildServers } from "./build-servers.ts";
import { documented } from "./documented.ts";
import type { LowerContext } from "./lower-context.ts";
import type { Operation, Server } from "./model.ts";
import { exportedAs, type Claim } from "../document/names/assign-names.ts";
import type { OperationNode } from "../document/operations.ts";

/** Suffixes of the interfaces that an operation exports besides its function. */
const PARAMETERS = "Params";
const ERRORS = "Errors";

/** The claims of all operations on a function name: the operation id or, without one, method and path. */
export function operationClaims(nodes: readonly OperationNode[]): Claim[] {
  return nodes.map(({ operation, method, path, key }) => {
    const fixed = operation["x-ms-client-name"];
    const id = operation["operationId"];
    const wanted = typeof id === "string" && id.trim() !== "" ? id : `${method.toLowerCase()} ${path}`;
    return {
      kind: "operation",
      pointer: key,
      wanted,
      apart: `${method.toLowerCase()} ${path}`,
      suffixes: [PARAMETERS, ERRORS],
      ...(typeof fixed === "string" ? { fixed } : {}),
    };
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
    ...node.pathItem.flatMap(({ value, pointer }) =>
      buildServers(value["servers"], pointerTo(pointer, "servers")),
    ),
  ];
  return server;
}
