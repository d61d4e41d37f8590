import type { Diagnostic } from "../shared/diagnostics/diagnostic.ts";
import { diagnose, type KnownCode } from "../shared/diagnostics/registry.ts";
import { isArray, isObject, pointerTo, valueAt, type JsonObject } from "../shared/json.ts";
import type { Spec } from "../document/spec.ts";
import { BODILESS, isFormSchema } from "./build-bodies.ts";
import { isJson } from "../document/media-types.ts";
import { bodyForm, bodyKind, rankedContents, responseKind } from "./body-kinds.ts";
import type { OperationNode } from "../document/operations.ts";
import { resolveNode } from "../document/references.ts";

/**
 * The closed world of operations. There is a warning for each of these:
 *
 * - a method or a body that `fetch` does not send
 * - a body that is plain text or bytes, although its schema says more
 * - an encoding that is not written
 * - a security scheme that the client does nothing for
 *
 * Callbacks and links have one warning each.
 */
export function unsupportedParts(spec: Spec, nodes: readonly OperationNode[]): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const warn: Warn = (code, pointer, message) => {
    const each = diagnose(code, message, { location: spec.locate(pointer, "key") });
    found.set(`${pointer} ${message}`, each);
  };
  for (const node of nodes) {
    checkMethod(node, warn);
    checkRequest(spec.document, node, warn);
    checkAnswers(spec.document, node, warn);
  }
  checkSecurity(spec.document, nodes, warn);
  checkLeftOut(nodes, warn);
  return [...found.values()];
}

type Warn = (code: KnownCode, pointer: string, message: string) => void;

/** Fetch standard, "forbidden method" and the `Request` constructor. */
const FORBIDDEN = new Set(["TRACE", "CONNECT", "TRACK"]);

function checkMethod(node: OperationNode, warn: Warn): void {
  const { method, pointer } = node;
  if (FORBIDDEN.has(method.toUpperCase())) {
    warn("method-not-sent", pointer, `\`fetch\` refuses ${method}: calling the function fails`);
  }
  const contents = BODILESS.has(method) ? (node.body?.contents ?? []) : [];
  if (contents.length > 0) {
    warn(
      "body-not-sent",
      pointerTo(pointer, "requestBody"),
      `\`fetch\` sends no body with ${method}: the function takes none`,
    );
  }
}

function checkRequest(document: JsonObject, node: OperationNode, warn: Warn): void {
  if (BODILESS.has(node.method)) return;
  for (const content of node.body?.contents ?? []) {
    const at = content.pointer;
    const kind = bodyKind(document, content);
    if (kind === "text" && bodyForm(document, content) === "structure") {
      warn("media-type-not-modelled", at, `A body of type ${content.mediaType} is taken as text`);
    }
    if ((kind === "form" || kind === "multipart") && !isFormSchema(document, content)) {
      warn(
        "media-type-not-modelled",
        at,
        `A body of type ${content.mediaType} has named fields, and its schema is no object`,
      );
    }
    const encoding = content.media["encoding"];
    for (const [property, entry] of Object.entries(isObject(encoding) ? encoding : {})) {
      if (!isObject(entry) || !isObject(entry["headers"])) continue;
      const message = `The headers of part "${property}" are not sent`;
      warn("media-type-not-modelled", pointerTo(at, "encoding", property), message);
    }
  }
}

function checkAnswers(document: JsonObject, node: OperationNode, warn: Warn): void {
  for (const { contents } of node.responses) {
    if (contents.some(({ mediaType }) => isJson(mediaType))) continue;
    const [content] = rankedContents(document, contents);
    if (content === undefined || responseKind(document, content) !== "text") continue;
    if (bodyForm(document, content) !== "structure") continue;
    warn(
      "media-type-not-modelled",
      content.pointer,
      `An answer of type ${content.mediaType} is given as text`,
    );
  }
}

/** Schemes that operations ask for and that are not among those of `build-security`; mutual TLS needs no header. */
function checkSecurity(document: JsonObject, nodes: readonly OperationNode[], warn: Warn): void {
  const requirements = [document, ...nodes.map(({ operation }) => operation)].flatMap(({ security }) =>
    isArray(security) ? security.filter(isObject).flatMap(Object.keys) : [],
  );
  for (const id of new Set(requirements)) {
    const at = pointerTo("/components/securitySchemes", id);
    const scheme = resolveNode(document, valueAt(document, at), at)?.value;
    const name = String(scheme?.["scheme"]).toLowerCase();
    if (scheme?.["type"] !== "http" || name === "bearer" || name === "basic") continue;
    warn("security-not-sent", at, `The client sends nothing for HTTP authentication "${name}"`);
  }
}

/** Said once each: neither has a function. */
function checkLeftOut(nodes: readonly OperationNode[], warn: Warn): void {
  const callbacks = nodes.filter(({ operation }) => isObject(operation["callbacks"]));
  const [first] = callbacks;
  if (first !== undefined) {
    const count = String(callbacks.length);
    warn(
      "not-generated",
      pointerTo(first.pointer, "callbacks"),
      `Callbacks have no types (operations with callbacks: ${count})`,
    );
  }
  const links = nodes
    .flatMap(({ responses }) => responses)
    .flatMap(({ value, pointer }) => (isObject(value["links"]) ? [pointerTo(pointer, "links")] : []));
  if (links[0] !== undefined) {
    warn("not-generated", links[0], `Links are not followed (responses with links: ${String(links.length)})`);
  }
}
