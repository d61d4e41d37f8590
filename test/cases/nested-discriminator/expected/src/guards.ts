// Generated from test/cases/nested-discriminator/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import type { Circle, Line, Point, Shape, Square } from "./models.ts";
import { hasTag } from "./runtime/tag.ts";

/** Tells a `Circle` from the others of `Shape` by its `meta.kind`. */
export function isCircle(value: Shape): value is Circle {
  return hasTag(value, ["meta", "kind"], ["circle", "round"]);
}

/** Tells a `Line` from the others of `Shape` by its `meta.kind`. */
export function isLine(value: Shape): value is Line {
  return hasTag(value, ["meta", "kind"], ["line"]);
}

/** Tells a `Point` from the others of `Shape` by its `meta.kind`. */
export function isPoint(value: Shape): value is Point {
  return hasTag(value, ["meta", "kind"], ["point"]);
}

/** Tells a `Square` from the others of `Shape` by its `meta.kind`. */
export function isSquare(value: Shape): value is Square {
  return hasTag(value, ["meta", "kind"], ["square"]);
}
