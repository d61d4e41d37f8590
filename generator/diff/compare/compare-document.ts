import { isArray, isObject, type JsonObject } from "../../shared/json.ts";
import { sameJson, shown } from "../../shared/canonical.ts";
import { NEITHER, type Observation } from "./facts.ts";
import { type Findings, found } from "./findings.ts";
import { became, cameUnder, steering, texts, wentFrom } from "./observe.ts";
import { childObject, field, type Placed, type Two } from "./placed.ts";
import type { Side } from "./side.ts";
import type { Sides } from "./sides.ts";

/** Compares what belongs to the document as a whole: its text and its servers. */
export function compareDocument(sides: Sides): Findings {
  const info = { base: infoOf(sides.base), head: infoOf(sides.head) };
  const whole = { base: rootOf(sides.base), head: rootOf(sides.head) };
  const fields = ["title", "summary", "description", "termsOfService", "contact", "license"];
  return found(
    [
      ...texts(info, "document-docs-changed", fields),
      ...texts(whole, "document-docs-changed", ["tags", "externalDocs"]).filter(
        (one) => one.name !== "x-external",
      ),
      ...compareServers(sides),
    ],
    NEITHER,
  );
}

function rootOf(side: Side): Placed<JsonObject> {
  const { "x-external": _, ...value } = side.document;
  return { pointer: "", value };
}

function infoOf(side: Side): Placed<JsonObject> {
  return childObject(rootOf(side), "info") ?? { pointer: "", value: {} };
}

/** Servers by URL; without any there is one, `/` (OpenAPI section 4.8.1). */
function compareServers(sides: Sides): readonly Observation[] {
  const [base, head] = [serversOf(sides.base), serversOf(sides.head)];
  const observations: Observation[] = [];
  const parents = { base: rootOf(sides.base), head: rootOf(sides.head) };
  for (const [url, before] of base) {
    const after = head.get(url);
    if (after === undefined) observations.push(wentFrom(parents.head, "server-removed", before, url));
    else
      observations.push(
        ...texts({ base: before, head: after }, "server-docs-changed", ["description"]),
        ...steering({ base: before, head: after }, "x-server-name", "client-setting-changed"),
        ...steering({ base: before, head: after }, "name", "client-setting-changed"),
        ...compareVariables({ base: before, head: after }, url),
      );
  }
  for (const [url, after] of head) {
    if (!base.has(url)) observations.push(cameUnder(parents.base, "server-added", after, url));
  }
  return observations;
}

function compareVariables(two: Two<Placed<JsonObject>>, url: string): readonly Observation[] {
  const [base, head] = [field(two.base, "variables"), field(two.head, "variables")];
  return sameJson(base.value, head.value) ? [] : [became("server-variables-changed", base, head, url)];
}

function serversOf(side: Side): ReadonlyMap<string, Placed<JsonObject>> {
  const servers = new Map<string, Placed<JsonObject>>();
  const list = side.document["servers"];
  if (!isArray(list)) return servers;
  list.forEach((value, index) => {
    if (isObject(value))
      servers.set(shown(value["url"] ?? "/"), { pointer: `/servers/${String(index)}`, value });
  });
  return servers;
}
