import type { EmittedFile } from "../shared/generated-file.ts";
import type { ApiModel } from "../model/model.ts";
import { docsOf } from "./docs.ts";
import { importsFor, referencesOf, type Exporters } from "./imports.ts";
import type { MakeFile } from "./source-file.ts";

/** `webhooks.ts`: the payload type of each request that the service sends (OpenAPI 3.1 section 4.8.1). */
export function emitWebhooks(model: ApiModel, exporters: Exporters, makeFile: MakeFile): EmittedFile[] {
  if (model.webhooks.length === 0) return [];
  const webhooks = model.webhooks.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const imports = importsFor(referencesOf(webhooks.map(({ payload }) => payload)), [], exporters, "");
  const aliases = webhooks.map((webhook) => ({
    kind: "alias" as const,
    leadingTrivia: docsOf(webhook),
    name: webhook.name,
    type: webhook.payload.text,
  }));
  return [makeFile("src/webhooks.ts", [...imports, ...aliases])];
}
