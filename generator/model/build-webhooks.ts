import { isObject, pointerTo, type JsonObject } from "../json.ts";
import { contentsOf, isJson } from "./content.ts";
import { documented } from "./documented.ts";
import { lowerSchema, type LowerContext } from "./lower-schema.ts";
import type { Webhook } from "./model.ts";
import type { Claim } from "./naming.ts";
import { operationsOf, type OperationNode } from "./operations-in.ts";
import { resolveNode } from "./resolve.ts";
import { typeText } from "./type-text.ts";

/** The operations under `webhooks` (3.1) and `x-webhooks` (3.0), with the webhook's name as their path. */
export function webhooksIn(document: JsonObject): OperationNode[] {
  return ["webhooks", "x-webhooks"].flatMap((place) => {
    const webhooks = document[place];
    if (!isObject(webhooks)) return [];
    return Object.keys(webhooks).flatMap((name) => {
      const at = pointerTo(`/${place}`, name);
      const item = resolveNode(document, webhooks[name], at);
      return item === undefined ? [] : operationsOf(document, name, item, at);
    });
  });
}

/** The claims of webhooks on a type name: `newPet` is `NewPetWebhook`. */
export function webhookClaims(nodes: readonly OperationNode[]): Claim[] {
  const perName = new Map<string, number>();
  for (const { path } of nodes) perName.set(path, (perName.get(path) ?? 0) + 1);
  return nodes.map(({ path, method, key }) => ({
    kind: "schema",
    pointer: key,
    wanted: `${path} ${(perName.get(path) ?? 0) > 1 ? method.toLowerCase() : ""} webhook`,
  }));
}

/** The payload of a webhook: the JSON body of the request that the API sends. */
export function buildWebhook(node: OperationNode, name: string, context: LowerContext): Webhook {
  const at = pointerTo(node.pointer, "requestBody");
  const body = resolveNode(context.document, node.operation["requestBody"], at);
  const contents = contentsOf(body?.value["content"], pointerTo(body?.pointer ?? at, "content"));
  const content = contents.find(({ mediaType }) => isJson(mediaType)) ?? contents[0];
  const payload = lowerSchema(content?.schema, { ...context, side: "response" });
  return { ...documented(node.operation, node.pointer), name, payload: typeText(payload) };
}
