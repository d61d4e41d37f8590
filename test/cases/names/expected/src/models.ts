// Generated from test/cases/names/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

export type Flag = boolean;

export type Pet = number;

export type Pet_pet = string;

export interface PromiseModel {
  __proto__?: string;
  constructor?: string;
  "1st"?: string;
  'a"b'?: string;
}

export type Unfixed = boolean;

export interface 請求書 {
  番号?: string;
}
