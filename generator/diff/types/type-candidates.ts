import type { TypeText } from "../../model/model.ts";
import { propertyAccess, propertyKey, stringLiteral } from "../../shared/text/literals.ts";
import type { Candidate } from "./candidate.ts";
import { exhaustiveSwitch, grownUnion } from "./exhaustive.ts";
import {
  about,
  type Declarations,
  inUnion,
  mayBeAbsent,
  of,
  type Owner,
  type Typed,
  typeText,
} from "./owner.ts";
import { pieceCandidates } from "./piece-candidates.ts";
import type { Step } from "./places.ts";
import { type ReadType, readType, type ShapeMember } from "./type-shape.ts";

/**
 * What may break with the properties of an object type.
 *
 * @param others what the new type says of properties that it does not list: those that are lost become such
 */
export function propertyCandidates(
  owner: Owner,
  base: readonly Typed[],
  head: readonly Typed[],
  others?: TypeText,
): readonly Candidate[] {
  const [before, after] = [
    new Map(base.map((one) => [one.name, one])),
    new Map(head.map((one) => [one.name, one])),
  ];
  const kept = base.flatMap((property) => {
    const other = others === undefined ? undefined : { name: property.name, required: false, type: others };
    const next = after.get(property.name) ?? other;
    return next === undefined ? lostProperty(owner, property) : changedProperty(owner, property, next);
  });
  const required = head.filter((property) => property.required && !before.has(property.name));
  return [
    ...kept,
    ...(owner.direction === "response"
      ? []
      : required.map((property) => demanded(owner, undefined, property))),
  ];
}

function lostProperty(owner: Owner, property: Typed): readonly Candidate[] {
  const common = about(owner, property, undefined);
  const access = propertyAccess(property.name);
  const read = `export const read = (value: ${owner.type}) => value${access};`;
  const write = `export const write = (value: ${property.type.text}): Partial<${owner.type}> => ({ ${propertyKey(property.name)}: value });`;
  if (owner.direction !== "request") return [{ ...common, code: read }];
  return [{ ...common, types: [...common.types, ...property.type.references], code: write }];
}

function changedProperty(owner: Owner, base: Typed, head: Typed): readonly Candidate[] {
  const isSame = base.type.text === head.type.text;
  if (isSame && base.required === head.required) return [];
  const common = about(owner, base, head);
  const inside = {
    ...owner,
    type: `${owner.type}[${stringLiteral(base.name)}]`,
    symbol: common.symbol,
    pointers: common.pointers,
  };
  const declarations = { before: common.before, after: common.after };
  const whole = (): readonly Candidate[] => readAndWrite(owner, base, head);
  if (base.required === head.required)
    return typeCandidates(inside, base.type, head.type, declarations, whole);
  return [...whole(), ...typeCandidates(inside, base.type, head.type, declarations, () => [])];
}

/** Code that reads a property as the type that it had, and code that sets it to a value of that type. */
function readAndWrite(owner: Owner, base: Typed, head: Typed): readonly Candidate[] {
  const common = about(owner, base, head);
  const types = [...common.types, ...base.type.references];
  const type = base.required ? base.type.text : `${inUnion(base.type.text)} | undefined`;
  const access = propertyAccess(base.name);
  const read = `export const read = (value: ${owner.type}): ${type} => value${access};`;
  const write = `export const write = (value: ${base.type.text}): Partial<${owner.type}> => ({ ${propertyKey(base.name)}: value });`;
  const demand = head.required && !base.required ? [demanded(owner, base, head)] : [];
  const isSame = base.type.text === head.type.text;
  return [
    ...(owner.direction === "request" ? [] : [{ ...common, types, code: read }]),
    ...(owner.direction === "response"
      ? []
      : [...demand, ...(isSame ? [] : [{ ...common, types, code: write }])]),
  ];
}

/** Code that leaves out what is required now. */
function demanded(owner: Owner, base: Typed | undefined, head: Typed): Candidate {
  const rest = `Omit<${owner.type}, ${stringLiteral(head.name)}>`;
  return {
    ...about(owner, base, head),
    code: `export const make = (value: ${rest}): ${owner.type} => value;`,
  };
}

/** What may break with the values of an index signature. */
export function indexCandidates(
  owner: Owner,
  base: TypeText,
  head: TypeText | undefined,
): readonly Candidate[] {
  if (base.text === head?.text) return [];
  const inside = {
    ...owner,
    type: `${owner.type}[string]`,
    symbol: `${owner.symbol}[key]`,
    pointers: owner.below(owner.pointers, "values"),
  };
  const declarations = {
    before: `[key: string]: ${base.text}`,
    after: head === undefined ? null : `[key: string]: ${head.text}`,
  };
  const common = {
    ...of(inside, declarations),
    types: [...(owner.names.types ?? []), ...base.references],
  };
  const read = `export const read = (value: ${owner.type}, key: string): ${inUnion(base.text)} | undefined => value[key];`;
  const write = `export const write = (value: ${base.text}): Partial<${owner.type}> => ({ key: value });`;
  const whole = [
    ...(owner.direction === "request" ? [] : [{ ...common, code: read }]),
    ...(owner.direction === "response" ? [] : [{ ...common, code: write }]),
  ];
  return head === undefined ? whole : typeCandidates(inside, base, head, declarations, () => whole);
}

/**
 * What may break with a type that stands somewhere: the differences inside it one by one, as far as it is an object, a
 * list or a map; else the whole and its pieces. What is written inline is judged like what has a name.
 *
 * @param whole code about the whole type, where there is better than reading and setting it
 */
export function typeCandidates(
  owner: Owner,
  base: TypeText,
  head: TypeText,
  declarations: Declarations,
  whole: () => readonly Candidate[] = () => wholeCandidates(owner, base, declarations),
): readonly Candidate[] {
  if (base.text === head.text) return [];
  const grown = grownUnion(base.text, head.text);
  if (grown !== undefined) {
    // Whoever sends one of the old values still may.
    if (owner.direction === "request") return [];
    return exhaustiveSwitch(of(owner, declarations), owner.type, grown.literals, grown.arrays);
  }
  const [before, after] = [readType(base.text), readType(head.text)];
  const owned = { ...owner, type: mayBeAbsent(owner, before) ? `NonNullable<${owner.type}>` : owner.type };
  const [left, right] = [
    { text: before, all: base.references },
    { text: after, all: head.references },
  ];
  const inside = insideCandidates(owned, left, right);
  if (inside === undefined)
    return [
      ...closedCandidates(owned, left, right),
      ...whole(),
      ...pieceCandidates(owner, base, declarations),
    ];
  return before.nullable === after.nullable ? inside : [...whole(), ...inside];
}

interface Referring {
  readonly text: ReadType;
  /** The exported names that the text mentions. */
  readonly all: readonly string[];
}

/** The differences inside two types of the same kind; `undefined` where they are something else. */
function insideCandidates(owner: Owner, base: Referring, head: Referring): readonly Candidate[] | undefined {
  const [before, after] = [base.text.shape, head.text.shape];
  if (before.kind === "object" && after.kind === "object") {
    const members = (list: readonly ShapeMember[], { all }: Referring, side: "base" | "head"): Typed[] =>
      list.map((member) => typed(owner, member, all, side));
    const index = after.index === undefined ? undefined : typeText(after.index, head.all);
    return [
      ...propertyCandidates(
        owner,
        members(before.members, base, "base"),
        members(after.members, head, "head"),
        index,
      ),
      ...(before.index === undefined ? [] : indexCandidates(owner, typeText(before.index, base.all), index)),
    ];
  }
  if (before.kind === "array" && after.kind === "array") {
    const items = {
      ...owner,
      type: `${owner.type}[number]`,
      symbol: `${owner.symbol}[]`,
      pointers: owner.below(owner.pointers, "items"),
    };
    const declarations = { before: `${before.item}[]`, after: `${after.item}[]` };
    return typeCandidates(
      items,
      typeText(before.item, base.all),
      typeText(after.item, head.all),
      declarations,
    );
  }
  return undefined;
}

function typed(owner: Owner, member: ShapeMember, all: readonly string[], side: "base" | "head"): Typed {
  const step: Step = { property: member.name };
  const pointer = owner.below(owner.pointers, step)[side];
  const { name, required } = member;
  return { name, required, type: typeText(member.text, all), ...(pointer === undefined ? {} : { pointer }) };
}

/** Code that asks whether an enumeration that is no longer open has a value that its list does not have. */
function closedCandidates(owner: Owner, base: Referring, head: Referring): readonly Candidate[] {
  if (base.text.shape.kind !== "open" || head.text.shape.kind === "open") return [];
  const common = of(owner, { before: base.text.text, after: head.text.text });
  return ['"another value"', "-1"].map((other) => ({
    ...common,
    code: `export const isAnother = (value: ${owner.type}): boolean => value === ${other};`,
  }));
}

function wholeCandidates(owner: Owner, base: TypeText, declarations: Declarations): readonly Candidate[] {
  const common = { ...of(owner, declarations), types: [...(owner.names.types ?? []), ...base.references] };
  return [
    ...(owner.direction === "request"
      ? []
      : [{ ...common, code: `export const read = (value: ${owner.type}): ${base.text} => value;` }]),
    ...(owner.direction === "response"
      ? []
      : [{ ...common, code: `export const write = (value: ${base.text}): ${owner.type} => value;` }]),
  ];
}
