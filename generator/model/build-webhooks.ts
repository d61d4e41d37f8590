import { schemaOf } from "../document/content.ts";
import { isJson } from "../document/media-types.ts";
import { documented } from "./documented.ts";
import type { LowerContext } from "./lower-context.ts";
import { lowerSchema } from "./lower-schema.ts";
import type { Webhook } from "./model.ts";
import type { Claim } from "../document/names/assign-names.ts";
import type { OperationNode } from "../document/operations.ts";
import { typeText } from "./type-text.ts";

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
  const contents = node.body?.contents ?? [];
  const content = contents.find(({ mediaType }) => isJson(mediaType)) ?? contents[0];
  const payload = lowerSchema(content === undefined ? [] : schemaOf(content), {
    ...context,
    side: "response",
  });
  return { ...documented(node.operation, node.pointer), name, payload: typeText(payload) };
}
