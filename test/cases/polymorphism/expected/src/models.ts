// Generated from test/cases/polymorphism/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

export type Circle = {
  kind: string;
  id?: string;
  radius: number;
};

export type CircleInput = {
  kind: string;
  radius: number;
};

export type Colour = "red" | "green" | string;

export type Group = {
  kind: string;
  id?: string;
  members?: Shape[];
};

export type GroupInput = {
  kind: string;
  members?: ShapeInput[];
};

export type Shape = {
  kind: string;
  id?: string;
} & (
  | ({
      radius: number;
    } & {
      kind: "circle";
    })
  | ({
      side?: number | null;
    } & {
      kind: "square";
    })
  | ({
      members?: Shape[];
    } & {
      kind: "group";
    })
);

export type ShapeInput = {
  kind: string;
} & (
  | ({
      radius: number;
    } & {
      kind: "circle";
    })
  | ({
      side?: number | null;
    } & {
      kind: "square";
    })
  | ({
      members?: ShapeInput[];
    } & {
      kind: "group";
    })
);

export type Square = {
  kind: string;
  id?: string;
  side?: number | null;
};

export type SquareInput = {
  kind: string;
  side?: number | null;
};

export interface Tree {
  [key: string]: number | Tree | null | undefined;
  left?: Tree;
  right?: Tree | null;
}
