// Generated from test/cases/harbour/spec.yaml.
// To change it, edit that document and run `npm run generate`.

import type { OpenEnum } from "./runtime/parse-enum.ts";
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
  /** @maxLength 8 */
  id: string;
  kind: string;
  /** @format date-time */
  seenAt: string;
}

export interface HullInput {
  /** @maxLength 8 */
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
  /** @minimum 1 */
  sails: number;
}

export interface SailBoatInput extends HullInput {
  /** @minimum 1 */
  sails: number;
}
