import type { JsonValue } from "../../shared/json.ts";
import type { RuleId } from "./rule-ids.ts";

/** Which way data goes: to the server that the document describes, or back from it. */
export type Direction = "request" | "response";

/** Directions in one word, as reports have them. `none`: no operation reaches it. */
export type DirectionWord = Direction | "both" | "none";

/** The directions that something takes part in, as two switches. */
export interface Directions {
  readonly request: boolean;
  readonly response: boolean;
}

export const REQUEST: Directions = { request: true, response: false };
export const RESPONSE: Directions = { request: false, response: true };
export const BOTH: Directions = { request: true, response: true };
export const NEITHER: Directions = { request: false, response: false };

interface Observed {
  readonly rule: RuleId;
  /** The directions that the place itself allows: a read-only property is not part of requests. */
  readonly directions: Directions;
  /** What the rule's sentence calls `{name}`: a property, a value, a media type. */
  readonly name?: string;
}

/** Something is there that was not: `pointer.head` is the newcomer, `pointer.base` what should have held it. */
export interface Added extends Observed {
  readonly kind: "added";
  readonly pointer: { readonly base?: string; readonly head: string };
  readonly before?: undefined;
  readonly after: JsonValue | undefined;
}

/** Something is gone: `pointer.head` is its nearest surviving parent. */
export interface Removed extends Observed {
  readonly kind: "removed";
  readonly pointer: { readonly base: string; readonly head?: string };
  readonly before: JsonValue | undefined;
  readonly after?: undefined;
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

/** What leads to a place: the directions of the data there, and the operations that it is part of. */
export interface Reach {
  readonly directions: Directions;
  /** `GET /v1/pets`; webhooks and callbacks are in here as well. */
  readonly operations: readonly string[];
}

/** An observation with everything that it reaches. */
export interface Fact extends Reach {
  readonly observation: Observation;
}

/** The name of two switches. */
export function directionWord(directions: Directions): DirectionWord {
  if (directions.request && directions.response) return "both";
  if (directions.request) return "request";
  return directions.response ? "response" : "none";
}

/** The directions that both have. */
export function intersect(left: Directions, right: Directions): Directions {
  return { request: left.request && right.request, response: left.response && right.response };
}

/** The directions that one of both has. */
export function union(left: Directions, right: Directions): Directions {
  return { request: left.request || right.request, response: left.response || right.response };
}

/** The same directions seen from the other end: what a webhook's consumer receives is the request. */
export function invert(directions: Directions): Directions {
  return { request: directions.response, response: directions.request };
}

/** A fact of an observation that was made where these directions and operations lead. */
export function factOf(observation: Observation, { directions, operations }: Reach): Fact {
  return { observation, directions: intersect(directions, observation.directions), operations };
}
