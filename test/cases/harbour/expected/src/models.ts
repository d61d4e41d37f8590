// Generated from test/cases/harbour/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import type { BinaryInput } from "./runtime/body.ts";
import type { OpenEnum } from "./runtime/parse-enum.ts";

export interface AddPhotoBody {
  /** Format binary. */
  file: BinaryInput;
  caption?: string;
}

export type Boat =
  | (SailBoat & {
      kind: "sail";
    })
  | (MotorBoat & {
      kind: "motor";
    });

export type BoatInput =
  | (SailBoatInput & {
      kind: "sail";
    })
  | (MotorBoatInput & {
      kind: "motor";
    });

export interface Entry {
  boat: string;
  happened: OpenEnum<"arrived" | "left" | "sank">;
}

export interface Hull {
  /** At most 8 characters. */
  id: string;
  kind: string;
  /** Format date-time. */
  seenAt: string;
}

export interface HullInput {
  /** At most 8 characters. */
  id: string;
  kind: string;
}

export interface Missing {
  boat: string;
  lastSeen?: string | null;
}

export interface MotorBoat extends Hull {
  power?: number | null;
}

export interface MotorBoatInput extends HullInput {
  power?: number | null;
}

export interface Problem {
  title: string;
}

export interface SailBoat extends Hull {
  /** At least 1. */
  sails: number;
}

export interface SailBoatInput extends HullInput {
  /** At least 1. */
  sails: number;
}
