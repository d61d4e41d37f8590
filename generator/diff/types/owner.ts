import type { Direction, Property, TypeText } from "../../model/model.ts";
import { propertyAccess, propertyKey } from "../../shared/text/literals.ts";
import type { Candidate } from "./candidate.ts";
import type { FindMembers } from "./interfaces.ts";
import type { FindBelow, Pointers } from "./places.ts";
import type { ReadType } from "./type-shape.ts";

/** What candidates are made with, wherever they stand. */
export interface Around {
  readonly below: FindBelow;
  readonly membersOf: FindMembers;
}

/** A type of the package that a consumer can write down: a declaration, or what is inside one. */
export interface Owner extends Around {
  /** As code: `Order`, `NonNullable<Order["buyer"]>`, `Awaited<ReturnType<typeof getOrder>>`. */
  readonly type: string;
  /** As people call it: `Order.buyer`. */
  readonly symbol: string;
  /** What the code has to import. */
  readonly names: { readonly types?: readonly string[]; readonly values?: readonly string[] };
  readonly direction: Direction;
  readonly pointers: Pointers;
}

/** A property of an object type, as far as its type goes. */
export type Typed = Pick<Property, "name" | "required" | "type"> & { readonly pointer?: string };

/** What the two declarations look like. */
export interface Declarations {
  readonly before: string | null;
  readonly after: string | null;
}

/** `Order["buyer"]` may be `undefined`: nobody knows here whether the property is optional. */
export function mayBeAbsent({ type }: Owner, { nullable }: ReadType): boolean {
  return nullable || type.endsWith("]");
}

/** A piece of a type's text with those of its names that it mentions. */
export function typeText(text: string, names: readonly string[]): TypeText {
  const words = new Set(text.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu));
  return { text, references: names.filter((name) => words.has(name)) };
}

/** Type text as a member of a union: functions and conditional types need parentheses there. */
export function inUnion(text: string): string {
  return /=>|\?|\bextends\b|\bnew\b/.test(text.replaceAll(/"(?:[^"\\]|\\.)*"/g, "")) && !text.startsWith("{")
    ? `(${text})`
    : text;
}

/** What all code about a type has in common. */
export function of(owner: Owner, { before, after }: Declarations): Omit<Candidate, "code" | "exhaustive"> {
  const { symbol, pointers, names } = owner;
  return { symbol, pointers, values: names.values ?? [], types: names.types ?? [], before, after };
}

/** What all code about a property has in common. */
export function about(
  owner: Owner,
  base: Typed | undefined,
  head: Typed | undefined,
): Omit<Candidate, "code" | "exhaustive"> {
  const name = (base ?? head)?.name ?? "";
  const declaration = (one: Typed | undefined): string | null =>
    one === undefined ? null : `${propertyKey(one.name)}${one.required ? "" : "?"}: ${one.type.text}`;
  const pointers = {
    ...(base?.pointer === undefined ? {} : { base: base.pointer }),
    ...(head?.pointer === undefined ? {} : { head: head.pointer }),
  };
  return {
    ...of(owner, { before: declaration(base), after: declaration(head) }),
    symbol: `${owner.symbol}${propertyAccess(name)}`,
    pointers,
  };
}
