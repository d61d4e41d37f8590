import { isArray, isObject, type JsonObject } from "../../shared/json.ts";
import { sameJson } from "../../shared/canonical.ts";
import { compareParameters } from "./compare-parameters.ts";
import { compareBody, compareResponses } from "./compare-responses.ts";
import { compareSecurity } from "./compare-security.ts";
import { BOTH, type Directions, invert, type Observation, REQUEST } from "./facts.ts";
import { type Findings, found, join } from "./findings.ts";
import { became, cameUnder, steering, switched, texts, wentFrom } from "./observe.ts";
import { callbacksOf, type OperationSite, type OperationSites, operationsOf, urlsOf } from "./operations.ts";
import { childObject, field, type Placed, type Two } from "./placed.ts";
import type { RuleId } from "./rule-ids.ts";
import type { Side } from "./side.ts";
import type { Sides } from "./sides.ts";
import { compareStability, compareSunset, isPast } from "./sunset.ts";

/** Compares the operations that clients call, or those of webhooks, where the consumer is the one who answers. */
export function compareOperations(sides: Sides, kind: "path" | "webhook"): Findings {
  const [base, head] = [operationsOf(sides.base, kind), operationsOf(sides.head, kind)];
  const directions = kind === "path" ? REQUEST : invert(REQUEST);
  const ids = kind === "path" ? undefined : webhookIds;
  return compareSites(sides, { base, head }, directions, ids);
}

const webhookIds = { added: "webhook-added", removed: "webhook-removed" } as const;
const callbackIds = { added: "callback-added", removed: "callback-removed" } as const;

function compareSites(
  sides: Sides,
  two: Two<OperationSites>,
  directions: Directions,
  ids: { readonly added: RuleId; readonly removed: RuleId } | undefined,
): Findings {
  const parts: Findings[] = [];
  const moved = movedSites(two);
  const known = new Set(moved.values());
  for (const [key, before] of two.base) {
    const successor = moved.get(before);
    const after = two.head.get(key) ?? successor;
    if (after === undefined) {
      parts.push(found([removal(sides, before, ids?.removed)], BOTH, before.label));
      continue;
    }
    const both = { base: before, head: after };
    if (successor !== undefined) parts.push(found([movedPath(both)], BOTH, after.label));
    if (successor !== undefined || !isUnchanged(sides, both))
      parts.push(compareOperation(sides, both, directions));
  }
  for (const [key, after] of two.head) {
    if (two.base.has(key) || known.has(after)) continue;
    parts.push(
      found([cameUnder(undefined, ids?.added ?? "operation-added", after.operation)], BOTH, after.label),
    );
  }
  return join(parts);
}

/**
 * Operations at another path whose whole URLs are the same: what the server's URL ended with is what the path begins
 * with now, or the other way round.
 */
function movedSites({ base, head }: Two<OperationSites>): ReadonlyMap<OperationSite, OperationSite> {
  const moved = new Map<OperationSite, OperationSite>();
  const free = [...head].filter(([key]) => !base.has(key)).map(([, site]) => site);
  if (free.length === 0) return moved;
  const byUrl = new Map(free.flatMap((site) => urlsOf(site).map((url) => [`${site.method} ${url}`, site])));
  for (const [key, before] of base) {
    if (head.has(key)) continue;
    const [first, ...others] = urlsOf(before).map((url) => byUrl.get(`${before.method} ${url}`));
    if (first !== undefined && others.every((other) => other === first)) moved.set(before, first);
  }
  return moved;
}

function movedPath({ base, head }: Two<OperationSite>): Observation {
  const at = ({ operation, label }: OperationSite): Placed => ({ pointer: operation.pointer, value: label });
  return became("operation-path-moved", at(base), at(head));
}

/** Whether an operation is the same with all that it refers to and all that it takes from around it. */
function isUnchanged({ unchanged }: Sides, { base, head }: Two<OperationSite>): boolean {
  const around = (site: OperationSite): JsonObject => {
    const { item, operation, side } = site;
    const own = Object.entries(item.value).filter(([key, value]) => key.startsWith("x-") || !isObject(value));
    const security = operation.value["security"] ?? side.document["security"] ?? null;
    return { ...Object.fromEntries(own), path: site.path, security };
  };
  return unchanged.placed(base.operation, head.operation) && unchanged.same(around(base), around(head));
}

function removal(sides: Sides, site: OperationSite, rule: RuleId | undefined): Observation {
  const { operation } = site;
  const sunset = operation.value["x-sunset"];
  const survivor = survivorOf(sides.head, site);
  if (rule !== undefined) return wentFrom(survivor, rule, operation);
  if (operation.value["deprecated"] !== true) return wentFrom(survivor, "operation-removed", operation);
  if (sunset === undefined || isPast(sides, sunset))
    return wentFrom(survivor, "deprecated-operation-removed", operation);
  return wentFrom(survivor, "operation-removed-before-sunset", { pointer: operation.pointer, value: sunset });
}

/** What is left of a removed operation's surroundings: its path item, or `paths`. */
function survivorOf(side: Side, site: OperationSite): Placed {
  const pointer = site.item.pointer;
  const paths = childObject({ pointer: "", value: side.document }, "paths");
  if (paths !== undefined && Object.hasOwn(paths.value, site.path)) return { pointer, value: {} };
  return { pointer: "/paths", value: {} };
}

function compareOperation(sides: Sides, two: Two<OperationSite>, directions: Directions): Findings {
  const operations = { base: two.base.operation, head: two.head.operation };
  return join([
    found(
      [
        ...compareFields(operations),
        ...compareServers(two),
        ...compareSunset(sides, operations),
        ...compareStability(operations),
        // Of all operations of a path, and one row for them together.
        ...texts({ base: two.base.item, head: two.head.item }, "operation-docs-changed", [
          "summary",
          "description",
        ]),
      ],
      BOTH,
      two.head.label,
    ),
    compareParameters(sides, two, directions),
    compareBody(sides, two, directions),
    compareResponses(sides, two, directions),
    ...(directions.request ? [compareSecurity(two)] : []),
    compareCallbacks(sides, two, directions),
  ]);
}

function compareFields(two: Two<Placed<JsonObject>>): readonly Observation[] {
  const ids = [field(two.base, "operationId"), field(two.head, "operationId")] as const;
  const tags = [tagsOf(two.base), tagsOf(two.head)] as const;
  return [
    ...(sameJson(ids[0].value, ids[1].value) ? [] : [became("operation-id-changed", ...ids)]),
    ...(sameJson(tags[0].value, tags[1].value) ? [] : [became("operation-tags-changed", ...tags)]),
    ...steering(two, "x-ms-pageable", "paging-changed"),
    ...switched(two, "deprecated", "operation-deprecated", "operation-no-longer-deprecated"),
    ...texts(two, "operation-docs-changed", ["summary", "description", "externalDocs"]),
  ];
}

/** The tags of an operation, or that it has none. */
function tagsOf(operation: Placed<JsonObject>): Placed {
  const { pointer, value } = field(operation, "tags");
  return { pointer, value: isArray(value) && value.length > 0 ? value : "none" };
}

/** The servers of an operation's own, or of its path's, which take the place of the document's. */
function compareServers(two: Two<OperationSite>): readonly Observation[] {
  const [base, head] = [serversOf(two.base), serversOf(two.head)];
  return sameJson(base.value, head.value) ? [] : [became("operation-server-changed", base, head)];
}

function serversOf({ operation, item }: OperationSite): Placed {
  const holder = [operation, item].find((one) => isArray(one.value["servers"]));
  if (holder === undefined) return { pointer: operation.pointer, value: "the document's servers" };
  const { pointer, value } = field(holder, "servers");
  const urls = isArray(value) ? value.map((one) => (isObject(one) ? (one["url"] ?? null) : null)) : [];
  return { pointer, value: urls };
}

/** Callbacks are sent by the server, so their directions are the other way round. */
function compareCallbacks(sides: Sides, two: Two<OperationSite>, directions: Directions): Findings {
  const [base, head] = [callbacksOf(two.base), callbacksOf(two.head)];
  const { label } = two.head;
  const parts: Findings[] = [];
  for (const [name, before] of base) {
    const after = head.get(name);
    if (after === undefined) {
      parts.push(found([wentFrom(two.head.operation, "callback-removed", before, name)], BOTH, label));
      continue;
    }
    const sites = { base: before.operations, head: after.operations };
    parts.push(compareSites(sides, sites, invert(directions), callbackIds));
  }
  for (const [name, after] of head) {
    if (!base.has(name))
      parts.push(found([cameUnder(two.base.operation, "callback-added", after, name)], BOTH, label));
  }
  return join(parts);
}
