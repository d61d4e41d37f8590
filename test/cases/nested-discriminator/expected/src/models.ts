// Generated from test/cases/nested-discriminator/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

export interface Circle {
  meta?: Meta;
  radius?: number;
}

export type Crooked = Circle;

export type Empty = Circle;

export interface Line {
  meta?: {
    kind?: string;
  };
  length?: number;
}

export interface Meta {
  kind?: string;
}

export interface Point {
  x?: number;
  y?: number;
}

/** A shape. */
export type Shape =
  | Circle
  | Square
  | Point
  | {
      meta?: Meta;
    }
  | Line;

export interface Square extends WithMeta {
  side?: number;
}

export interface WithMeta {
  meta?: Meta;
}
