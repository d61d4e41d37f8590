import type { OperationNode, ResponseNode } from "../document/operations.ts";
import { pointerTo, type JsonObject } from "../shared/json.ts";
import type { Call } from "./call.ts";
import { type Checked, checkBody } from "./check-body.ts";
import { checkAnswerHeaders, checkParameters } from "./check-parameters.ts";
import type { Finding } from "./finding.ts";

/**
 * What a call has that its operation does not know.
 *
 * @param params the texts of the path parameters, by name
 */
export function checkCall(
  document: JsonObject,
  node: OperationNode,
  call: Call,
  params: Readonly<Record<string, string>>,
): Checked {
  const asked = checkRequest(document, node, call, params);
  const answered = checkAnswer(document, node, call);
  return {
    findings: [...asked.findings, ...answered.findings],
    unread: [...asked.unread, ...answered.unread],
  };
}

function checkRequest(
  document: JsonObject,
  node: OperationNode,
  call: Call,
  params: Readonly<Record<string, string>>,
): Checked {
  const findings = checkParameters(document, node, call, params);
  if (call.body === undefined) return { findings, unread: [] };
  const { contents, pointer } = node.body ?? { contents: [], pointer: node.pointer };
  const title = `The request of ${node.method} ${node.path}`;
  const sent = checkBody(document, { contents, pointer, title, direction: "request" }, call.body);
  return { findings: [...findings, ...sent.findings], unread: sent.unread };
}

function checkAnswer(
  document: JsonObject,
  node: OperationNode,
  { status, answer, answerHeaders }: Call,
): Checked {
  const response = responseFor(node, status);
  if (response === undefined) return { findings: [unlistedStatus(node, status)], unread: [] };
  const findings = checkAnswerHeaders(document, response, answerHeaders);
  if (answer === undefined) return { findings, unread: [] };
  const { contents, pointer } = response;
  const title = `The answer ${response.status} of ${node.method} ${node.path}`;
  const received = checkBody(document, { contents, pointer, title, direction: "response" }, answer);
  return { findings: [...findings, ...received.findings], unread: received.unread };
}

/** The response with a status, or with its range, or the default one (OpenAPI section 4.8.16). */
function responseFor({ responses }: OperationNode, status: number | undefined): ResponseNode | undefined {
  const called = (name: string): ResponseNode | undefined =>
    responses.find((response) => response.status.toUpperCase() === name);
  if (status === undefined) return responses.find((each) => each.status.startsWith("2")) ?? called("DEFAULT");
  return called(String(status)) ?? called(`${Math.floor(status / 100)}XX`) ?? called("DEFAULT");
}

function unlistedStatus({ method, path, pointer }: OperationNode, status: number | undefined): Finding {
  const message = `${method} ${path} has no answer with status ${status ?? "2XX"}.`;
  return {
    code: "status-undocumented",
    message,
    pointer: pointerTo(pointer, "responses"),
    atKey: true,
    path: [],
  };
}
