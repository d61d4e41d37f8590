import type { Spec } from "../../document/spec.ts";
import type { Two } from "./placed.ts";
import { type Shapes, shapesOf } from "./shape.ts";
import { type Side, sideOf } from "./side.ts";
import { findUnchanged, type Unchanged } from "./unchanged.ts";

/** The two documents, with what the comparison asks of both together. */
export interface Sides extends Two<Side> {
  readonly shapes: Two<Shapes>;
  readonly unchanged: Unchanged;
  /** `YYYY-MM-DD`: what an announced end of life is measured against. */
  readonly today: string;
}

/**
 * The two documents, ready to be compared.
 *
 * `today` (`YYYY-MM-DD`) is what announced ends of life are measured against.
 */
export function sidesOf(base: Spec, head: Spec, today: string): Sides {
  const [left, right] = [sideOf(base, head), sideOf(head, base)];
  return {
    base: left,
    head: right,
    shapes: { base: shapesOf(left), head: shapesOf(right) },
    unchanged: findUnchanged(left, right),
    today,
  };
}
