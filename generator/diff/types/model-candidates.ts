import type {
  ApiModel,
  Direction,
  EnumModel,
  InterfaceModel,
  Model,
  Property,
  TypeText,
} from "../../model/model.ts";
import { propertyAccess, propertyKey, stringLiteral } from "../../shared/text/literals.ts";
import type { Candidate } from "./candidate.ts";
import { exhaustiveSwitch, grownUnion } from "./exhaustive.ts";

/** What may break in `models.ts` and `enums.ts`. */
export function modelCandidates(base: ApiModel, head: ApiModel): readonly Candidate[] {
  const after = new Map(head.models.map((model) => [model.name, model]));
  const names = { base: interfacesByName(base), head: interfacesByName(head) };
  const models = base.models.flatMap((model): readonly Candidate[] => {
    const next = after.get(model.name);
    if (next === undefined) return [removedExport(model)];
    if (model.kind === "enum" && next.kind === "enum") return enumCandidates(model, next);
    if (model.kind === "interface" && next.kind === "interface")
      return interfaceCandidates(names, model, next);
    return replaced(names.base, model, next);
  });
  return [...models, ...removedFunctions(base, head)];
}

/** Functions beside the operations that are no longer there: type guards, and `exactNumbers`. */
function removedFunctions(base: ApiModel, head: ApiModel): readonly Candidate[] {
  const kept = new Set(head.guards.map(({ name }) => name));
  const gone = [
    ...base.guards.filter(({ name }) => !kept.has(name)),
    ...(base.decimals.length > 0 && head.decimals.length === 0
      ? [{ name: "exactNumbers", pointer: "" }]
      : []),
  ];
  return gone.map(({ name, pointer }) => ({
    symbol: name,
    pointers: { base: pointer },
    values: [name],
    types: [],
    code: `export const call = ${name};`,
    before: `function ${name}(…)`,
    after: null,
  }));
}

type ByName = ReadonlyMap<string, InterfaceModel>;

function interfacesByName(model: ApiModel): ByName {
  return new Map(model.models.flatMap((one) => (one.kind === "interface" ? [[one.name, one] as const] : [])));
}

/** An exported type that is no longer there. */
export function removedExport(model: { readonly name: string; readonly pointer: string }): Candidate {
  return {
    symbol: model.name,
    pointers: { base: model.pointer },
    values: [],
    types: [model.name],
    code: `export type Mine = ${model.name};`,
    before: `export type ${model.name}`,
    after: null,
    gone: true,
  };
}

function enumCandidates(base: EnumModel, head: EnumModel): readonly Candidate[] {
  const pointers = { base: base.pointer, head: head.pointer };
  const after = new Map(head.members.map((member) => [member.name, member]));
  const lost = base.members.flatMap((member): readonly Candidate[] => {
    if (after.get(member.name)?.value === member.value) return [];
    const access = `${base.name}${propertyAccess(member.name)}`;
    const value = JSON.stringify(member.value);
    return [
      {
        symbol: access,
        pointers,
        values: [base.name],
        types: [],
        code: `export const value: ${value} = ${access};`,
        before: `${member.name}: ${value}`,
        after: after.has(member.name)
          ? `${member.name}: ${JSON.stringify(after.get(member.name)?.value)}`
          : null,
      },
    ];
  });
  return [...lost, ...grownEnum(base, head)];
}

/** A closed enumeration that grew. */
function grownEnum(base: EnumModel, head: EnumModel): readonly Candidate[] {
  const known = new Set(base.members.map((member) => member.value));
  const gained = head.members.filter((member) => !known.has(member.value));
  if (gained.length === 0 || base.open || head.open) return [];
  return exhaustiveSwitch(
    {
      symbol: base.name,
      pointers: { base: base.pointer, head: head.pointer },
      values: [],
      types: [base.name],
      before: null,
      after: gained.map((member) => `${member.name}: ${JSON.stringify(member.value)}`).join("\n"),
    },
    base.name,
    base.members.map((member) => JSON.stringify(member.value)),
  );
}

function interfaceCandidates(
  names: { readonly base: ByName; readonly head: ByName },
  base: InterfaceModel,
  head: InterfaceModel,
): readonly Candidate[] {
  const inherited = base.extends.join() !== head.extends.join();
  const [left, right] = inherited
    ? [allProperties(names.base, base), allProperties(names.head, head)]
    : [base.properties, head.properties];
  const direction = joined(base.direction, head.direction);
  const owner = { name: base.name, direction };
  return [...propertyCandidates(owner, left, right), ...indexCandidates(base, head)];
}

/** An interface's properties with those it inherits. */
function allProperties(
  names: ByName,
  model: InterfaceModel,
  seen: ReadonlySet<string> = new Set(),
): readonly Property[] {
  const parents = model.extends
    .filter((name) => !seen.has(name))
    .flatMap((name) => {
      const parent = names.get(name);
      return parent === undefined ? [] : allProperties(names, parent, new Set([...seen, name]));
    });
  const own = new Set(model.properties.map((property) => property.name));
  return [...parents.filter((property) => !own.has(property.name)), ...model.properties];
}

function joined(left: Direction, right: Direction): Direction {
  if (left === right || right === "none") return left;
  return left === "none" ? right : "both";
}

/** Whose properties they are. */
export interface Owner {
  readonly name: string;
  readonly direction: Direction;
}

/** A property of an interface, as far as its type goes. */
export type Typed = Pick<Property, "name" | "required" | "type" | "pointer">;

/** What may break with the properties of an exported interface. */
export function propertyCandidates(
  owner: Owner,
  base: readonly Typed[],
  head: readonly Typed[],
): readonly Candidate[] {
  const [before, after] = [
    new Map(base.map((one) => [one.name, one])),
    new Map(head.map((one) => [one.name, one])),
  ];
  const kept = base.flatMap((property) => {
    const next = after.get(property.name);
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
  const read = `export const read = (value: ${owner.name}) => value${propertyAccess(property.name)};`;
  const write = `export const write = (value: ${property.type.text}): Partial<${owner.name}> => ({ ${propertyKey(property.name)}: value });`;
  if (owner.direction === "request")
    return [{ ...common, types: [owner.name, ...property.type.references], code: write }];
  return [{ ...common, types: [owner.name], code: read }];
}

function changedProperty(owner: Owner, base: Typed, head: Typed): readonly Candidate[] {
  const same = base.type.text === head.type.text;
  if (same && base.required === head.required) return [];
  const common = { ...about(owner, base, head), types: [owner.name, ...base.type.references] };
  const grown = grownUnion(base.type.text, head.type.text);
  if (grown !== undefined && base.required === head.required) {
    // Whoever sends one of the old values still may.
    if (owner.direction === "request") return [];
    const type = `${owner.name}[${stringLiteral(base.name)}]`;
    return exhaustiveSwitch({ ...common, types: [owner.name] }, type, grown.literals, grown.arrays);
  }
  const type = base.required ? base.type.text : `${inUnion(base.type.text)} | undefined`;
  const read: Candidate = {
    ...common,
    code: `export const read = (value: ${owner.name}): ${type} => value${propertyAccess(base.name)};`,
  };
  const write: Candidate = {
    ...common,
    code: `export const write = (value: ${base.type.text}): Partial<${owner.name}> => ({ ${propertyKey(base.name)}: value });`,
  };
  const demand = head.required && !base.required ? [demanded(owner, base, head)] : [];
  return [
    ...(owner.direction === "request" ? [] : [read]),
    ...(owner.direction === "response" ? [] : [...demand, ...(same ? [] : [write])]),
  ];
}

/** Code that leaves out what is required now. */
function demanded(owner: Owner, base: Typed | undefined, head: Typed): Candidate {
  const rest = `Omit<${owner.name}, ${stringLiteral(head.name)}>`;
  return {
    ...about(owner, base, head),
    types: [owner.name],
    code: `export const make = (value: ${rest}): ${owner.name} => value;`,
  };
}

/** Type text as a member of a union: functions and conditional types need parentheses there. */
function inUnion(text: string): string {
  return /=>|\?|\bextends\b|\bnew\b/.test(text.replaceAll(/"(?:[^"\\]|\\.)*"/g, "")) && !text.startsWith("{")
    ? `(${text})`
    : text;
}

function about(
  owner: Owner,
  base: Typed | undefined,
  head: Typed | undefined,
): Pick<Candidate, "symbol" | "pointers" | "values" | "before" | "after"> {
  const name = (base ?? head)?.name ?? "";
  const declaration = (one: Typed | undefined): string | null =>
    one === undefined ? null : `${propertyKey(one.name)}${one.required ? "" : "?"}: ${one.type.text}`;
  return {
    symbol: `${owner.name}${propertyAccess(name)}`,
    pointers: {
      ...(base === undefined ? {} : { base: base.pointer }),
      ...(head === undefined ? {} : { head: head.pointer }),
    },
    values: [],
    before: declaration(base),
    after: declaration(head),
  };
}

function indexCandidates(base: InterfaceModel, head: InterfaceModel): readonly Candidate[] {
  if (base.index === undefined || base.index.text === head.index?.text) return [];
  return [
    {
      symbol: `${base.name}[key]`,
      pointers: { base: base.pointer, head: head.pointer },
      values: [],
      types: [base.name, ...base.index.references],
      code: `export const read = (value: ${base.name}, key: string): ${inUnion(base.index.text)} | undefined => value[key];`,
      before: `[key: string]: ${base.index.text}`,
      after: head.index === undefined ? null : `[key: string]: ${head.index.text}`,
    },
  ];
}

/** A declaration that became one of another kind, or another type: what it was must fit on both ways that it goes. */
function replaced(names: ByName, base: Model, head: Model): readonly Candidate[] {
  const [before, after] = [textOf(names, base), textOf(names, head)];
  if (before.text === after.text) return [];
  const grown = grownUnion(before.text, after.text);
  const common = {
    symbol: base.name,
    pointers: { base: base.pointer, head: head.pointer },
    values: [],
    types: [base.name, ...before.references],
    before: `type ${base.name} = ${before.text}`,
    after: head.kind === "interface" ? `interface ${head.name}` : `type ${head.name} = ${after.text}`,
  };
  if (grown !== undefined) return exhaustiveSwitch(common, base.name, grown.literals, grown.arrays);
  const direction = joined(base.direction, head.direction);
  return [
    ...(direction === "request"
      ? []
      : [{ ...common, code: `export const read = (value: ${base.name}): ${before.text} => value;` }]),
    ...(direction === "response"
      ? []
      : [{ ...common, code: `export const write = (value: ${before.text}): ${base.name} => value;` }]),
  ];
}

function textOf(names: ByName, model: Model): TypeText {
  if (model.kind === "alias") return model.type;
  if (model.kind === "enum")
    return { text: model.members.map((member) => JSON.stringify(member.value)).join(" | "), references: [] };
  const properties = allProperties(names, model);
  const lines = properties.map(
    (property) => `${propertyKey(property.name)}${property.required ? "" : "?"}: ${property.type.text}`,
  );
  return {
    text: `{ ${lines.join("; ")} }`,
    references: properties.flatMap((property) => property.type.references),
  };
}
