import type { JsonObject } from "../../shared/json.ts";
import { compareContent, compareSchemaAt } from "./compare-content.ts";
import { type Directions, invert } from "./facts.ts";
import { type Findings, found, join, nothing } from "./findings.ts";
import { cameUnder, switched, texts, wentFrom } from "./observe.ts";
import { headersOf, type OperationSite, responsesOf } from "./operations.ts";
import type { Placed, Two } from "./placed.ts";
import type { RuleId } from "./rule-ids.ts";
import type { Sides } from "./sides.ts";

/** Compares the body of a request. */
export function compareBody(sides: Sides, two: Two<OperationSite>, directions: Directions): Findings {
  const { label } = two.head;
  const [base, head] = [two.base.node.body, two.head.node.body];
  if (base === undefined && head === undefined) return nothing;
  if (base === undefined && head !== undefined) {
    const rule = head.value["required"] === true ? "required-body-added" : "optional-body-added";
    return found([cameUnder(two.base.operation, rule, head)], directions, label);
  }
  if (base === undefined) return nothing;
  if (head === undefined)
    return found([wentFrom(two.head.operation, "body-removed", base)], directions, label);
  const both = { base, head };
  return join([
    found(
      [
        ...switched(both, "required", "body-became-required", "body-became-optional"),
        ...texts(both, "body-docs-changed", ["description"]),
      ],
      directions,
      label,
    ),
    compareContent(sides, both, directions, label),
  ]);
}

/** Compares the answers of an operation. `directions` are those of its request; answers go the other way. */
export function compareResponses(sides: Sides, two: Two<OperationSite>, directions: Directions): Findings {
  const { label } = two.head;
  const answers = invert(directions);
  const [base, head] = [responsesOf(two.base), responsesOf(two.head)];
  const parts: Findings[] = [];
  for (const [status, before] of base) {
    const after = head.get(status);
    const rule = isSuccess(status) ? "success-status-removed" : "failure-status-removed";
    if (after !== undefined) parts.push(compareResponse(sides, two, { base: before, head: after }, answers));
    else {
      parts.push(found([wentFrom(two.head.operation, rule, before, status)], answers, label));
      const instead = coveredBy(head, status);
      if (instead !== undefined)
        parts.push(withoutText(compareResponse(sides, two, { base: before, head: instead }, answers)));
    }
  }
  for (const [status, after] of head) {
    const rule = isSuccess(status) ? "success-status-added" : "failure-status-added";
    if (base.has(status)) continue;
    parts.push(found([cameUnder(two.base.operation, rule, after, status)], answers, label));
    const instead = coveredBy(base, status);
    if (instead !== undefined)
      parts.push(withoutText(compareResponse(sides, two, { base: instead, head: after }, answers)));
  }
  return join(parts);
}

/** The answer that speaks for a status that is not listed itself (OpenAPI section 4.8.16.1). */
function coveredBy<Answer>(answers: ReadonlyMap<string, Answer>, status: string): Answer | undefined {
  if (status === "default") return undefined;
  return answers.get(`${status.slice(0, 1)}XX`) ?? answers.get("default");
}

/** Two answers that never were the same have words of their own. */
function withoutText({ facts, roots }: Findings): Findings {
  const docs = new Set<RuleId>(["response-docs-changed", "header-docs-changed", "media-type-docs-changed"]);
  return { facts: facts.filter(({ observation }) => !docs.has(observation.rule)), roots };
}

function isSuccess(status: string): boolean {
  return status.startsWith("2") || status.startsWith("1") || status.startsWith("3");
}

function compareResponse(
  sides: Sides,
  sites: Two<OperationSite>,
  two: Two<Placed<JsonObject>>,
  directions: Directions,
): Findings {
  const { label } = sites.head;
  return join([
    found(texts(two, "response-docs-changed", ["description", "summary", "links"]), directions, label),
    compareHeaders(sides, sites, two, directions),
    compareContent(sides, two, directions, label),
  ]);
}

/** Compares response headers, whose names ignore case (RFC 9110 section 5.1). */
function compareHeaders(
  sides: Sides,
  sites: Two<OperationSite>,
  two: Two<Placed<JsonObject>>,
  directions: Directions,
): Findings {
  const { label } = sites.head;
  const [base, head] = [headersOf(sites.base.side, two.base), headersOf(sites.head.side, two.head)];
  const parts: Findings[] = [];
  for (const [name, before] of base) {
    const after = head.get(name);
    const rule = before.value["required"] === true ? "required-header-removed" : "optional-header-removed";
    if (after === undefined) parts.push(found([wentFrom(two.head, rule, before, name)], directions, label));
    else parts.push(compareHeader(sides, { base: before, head: after }, { directions, label, name }));
  }
  for (const [name, after] of head) {
    const rule = after.value["required"] === true ? "required-header-added" : "header-added";
    if (!base.has(name)) parts.push(found([cameUnder(two.base, rule, after, name)], directions, label));
  }
  return join(parts);
}

function compareHeader(
  sides: Sides,
  two: Two<Placed<JsonObject>>,
  { directions, label, name }: { directions: Directions; label: string; name: string },
): Findings {
  const carrier = { kind: "header", name } as const;
  return join([
    found(
      [
        ...switched(two, "required", "header-became-required", "header-became-optional"),
        ...texts(two, "header-docs-changed", ["description", "example", "examples", "deprecated"]),
      ],
      directions,
      label,
    ),
    compareSchemaAt(two, "schema", {
      directions,
      operation: label,
      writing: "text",
      carrier: { ...carrier, isJson: false },
    }),
    compareContent(sides, two, directions, label, { ...carrier, isJson: true }),
  ]);
}
