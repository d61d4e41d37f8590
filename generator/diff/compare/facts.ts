import type { JsonValue } from "../../json.ts";
import type { RuleId } from "./rule-ids.ts";

/** Which way data flows that a fact is about. `none`: no operation reaches it. */
export type Flow = "request" | "response" | "both" | "none";

/** The flows that something takes part in, as two switches. */
export interface Flows {
  readonly request: boolean;
  readonly response: boolean;
}

export const REQUEST: Flows = { request: true, response: false };
export const RESPONSE: Flows = { request: false, response: true };
export const BOTH: Flows = { request: true, response: true };
export const NEITHER: Flows = { request: false, response: false };

interface Observed {
  readonly rule: RuleId;
  /** The flows that the place itself allows: a read-only property is not part of requests. */
  readonly flows: Flows;
  /** What the rule's sentence calls `{name}`: a property, a value, a media type. */
  readonly name?: string;
}

/** Something is there that was not: `pointer.head` is the newcomer, `pointer.base` what should have held it. */
export interface Added extends Observed {
  readonly kind: "added";
  readonly pointer: { readonly base?: string; readonly head: string };
  readonly after: JsonValue | undefined;
}

/** Something is gone: `pointer.head` is its nearest surviving parent. */
export interface Removed extends Observed {
  readonly kind: "removed";
  readonly pointer: { readonly base: string; readonly head?: string };
  readonly before: JsonValue | undefined;
}

/** Something is different on both sides. */
export interface Changed extends Observed {
  readonly kind: "changed";
  readonly pointer: { readonly base: string; readonly head: string };
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

/** One difference between two documents, before anybody has judged it. */
export type Observation = Added | Removed | Changed;

/** What leads to a place: the ways that data flows there, and the operations that it is part of. */
export interface Reach {
  readonly flows: Flows;
  /** `GET /v1/pets`, sorted; webhooks and callbacks are in here as well. */
  readonly operations: readonly string[];
}

/** An observation with everything that it reaches. */
export interface Fact extends Reach {
  readonly observation: Observation;
}

/** The name of two switches. */
export function flowOf(flows: Flows): Flow {
  if (flows.request && flows.response) return "both";
  if (flows.request) return "request";
  return flows.response ? "response" : "none";
}

/** The flows that both have. */
export function intersect(left: Flows, right: Flows): Flows {
  return { request: left.request && right.request, response: left.response && right.response };
}

/** The flows that one of both has. */
export function union(left: Flows, right: Flows): Flows {
  return { request: left.request || right.request, response: left.response || right.response };
}

/** The same flows seen from the other end: what a webhook's consumer receives is the request. */
export function invert(flows: Flows): Flows {
  return { request: flows.response, response: flows.request };
}

/** A fact of an observation that was made where these flows and operations lead. */
export function factOf(observation: Observation, { flows, operations }: Reach): Fact {
  return { observation, flows: intersect(flows, observation.flows), operations };
}
