import type { Diagnostic } from "../diagnostics.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { Spec } from "../spec.ts";
import { adoptExternal } from "./adopt-external.ts";
import { buildOperation, operationClaims } from "./build-operations.ts";
import { buildSchemas } from "./build-schemas.ts";
import { buildServers } from "./build-servers.ts";
import { buildWebhook, webhookClaims, webhooksIn } from "./build-webhooks.ts";
import { groupOperations, tagOf } from "./group-operations.ts";
import { findSplit, schemaClaims } from "./named-schemas.ts";
import type { ApiModel } from "./model.ts";
import { assignNames } from "./naming.ts";
import { operationsIn } from "./operations-in.ts";
import { findReach, schemaRoots } from "./reach.ts";
import { createContext } from "./references.ts";
import { RESERVED_IDENTIFIERS } from "./reserved.ts";
import { unsupportedKeywords } from "./unsupported.ts";
import { unsupportedParts } from "./unsupported-parts.ts";

/** What comes of a document: the model, and warnings about what it could not keep. */
export interface BuiltModel {
  readonly model: ApiModel;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Builds the intermediate representation of a document that lint has found valid.
 *
 * @param source what loading made of the document
 * @param exported identifiers that the package exports by itself, whatever the document says
 */
export function buildModel(source: Spec, exported: readonly string[] = []): BuiltModel {
  const { spec, original } = adoptExternal(source);
  const { document } = spec;
  const nodes = operationsIn(document);
  const hooks = webhooksIn(document);
  const roots = schemaRoots(document);
  const reach = findReach(document, roots);
  const split = findSplit(document, reach);
  const claims = [
    ...schemaClaims(document, reach, split),
    ...operationClaims(nodes),
    ...webhookClaims(hooks),
  ];
  const reserved = new Set([...RESERVED_IDENTIFIERS, ...exported]);
  const { byPointer: names, diagnostics } = assignNames(claims, reserved, (pointer) =>
    spec.locate(pointer, "key"),
  );
  const context = createContext(document, names, split);
  const operations = nodes.map((node) => ({
    tag: tagOf(node.operation),
    operation: buildOperation(node, names.get(node.key) ?? "", context),
  }));
  const model: ApiModel = {
    ...aboutDocument(spec.file, document),
    servers: buildServers(document["servers"], "/servers"),
    models: buildSchemas(reach, { names, split }, context),
    groups: groupOperations(document["tags"], operations),
    webhooks: hooks.map((node) => buildWebhook(node, names.get(node.key) ?? "", context)),
  };
  return {
    model: spec === source ? model : withPointers(model, original),
    diagnostics: [
      ...diagnostics,
      ...unsupportedKeywords(spec, reach, roots),
      ...unsupportedParts(spec, nodes),
    ],
  };
}

/** A model whose every pointer is one of the document as it was loaded. */
function withPointers<Value>(value: Value, original: (pointer: string) => string): Value {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]: [string, unknown]) => [
    key,
    key === "pointer" && typeof entry === "string" ? original(entry) : withPointers(entry, original),
  ]);
  // A copy of the same shape: only texts have changed.
  return (Array.isArray(value) ? entries.map(([, entry]) => entry) : Object.fromEntries(entries)) as Value;
}

function aboutDocument(
  source: string,
  document: JsonObject,
): Pick<ApiModel, "source" | "title" | "version" | "description"> {
  const info = isObject(document["info"]) ? document["info"] : {};
  const { title, version, description } = info;
  return {
    source,
    title: typeof title === "string" ? title : "",
    version: typeof version === "string" ? version : "",
    ...(typeof description === "string" ? { description } : {}),
  };
}
