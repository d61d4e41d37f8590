// Generated from test/cases/names/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

export const ClientModel = {
  "a b": "a b",
  "a-b": "a-b",
  Empty: "",
  StarSlash: "*/",
  _1: "1",
  Value1: 1,
} as const;

export type ClientModel = (typeof ClientModel)[keyof typeof ClientModel];
