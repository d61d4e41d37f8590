import type { ApiModel, Direction, EnumModel, InterfaceModel, Model, TypeText } from "../../model/model.ts";
import { propertyAccess, propertyKey } from "../../shared/text/literals.ts";
import type { Candidate } from "./candidate.ts";
import { exhaustiveSwitch } from "./exhaustive.ts";
import { allProperties, type ByName, interfacesByName } from "./interfaces.ts";
import type { Around } from "./owner.ts";
import { indexCandidates, propertyCandidates, typeCandidates } from "./type-candidates.ts";

/** What may break in `models.ts` and `enums.ts`. */
export function modelCandidates(base: ApiModel, head: ApiModel, around: Around): readonly Candidate[] {
  const after = new Map(head.models.map((model) => [model.name, model]));
  const names = { base: interfacesByName(base), head: interfacesByName(head) };
  const models = base.models.flatMap((model): readonly Candidate[] => {
    const next = after.get(model.name);
    if (next === undefined) return [removedExport(model)];
    if (model.kind === "enum" && next.kind === "enum") return enumCandidates(model, next);
    if (model.kind === "interface" && next.kind === "interface")
      return interfaceCandidates(names, model, next, around);
    return replaced(names.base, model, next, around);
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
        before: `${propertyKey(member.name)}: ${value}`,
        after: after.has(member.name)
          ? `${propertyKey(member.name)}: ${JSON.stringify(after.get(member.name)?.value)}`
          : null,
      },
    ];
  });
  return [...lost, ...nullableEnum(base, head), ...grownEnum(base, head)];
}

/** An enumeration that may be null now, or no longer may: its type has null in it. */
function nullableEnum(base: EnumModel, head: EnumModel): readonly Candidate[] {
  if (base.nullable === head.nullable) return [];
  const { name, open, members } = base;
  const direction = joined(base.direction, head.direction);
  const common = {
    symbol: name,
    pointers: { base: base.pointer, head: head.pointer },
    values: [],
    types: [name],
    before: `type ${name}${base.nullable ? " = … | null" : ""}`,
    after: `type ${name}${head.nullable ? " = … | null" : ""}`,
  };
  const types = new Set(members.map(({ value }) => typeof value));
  const read = `export const read = (value: ${name}): ${[...types].join(" | ")} => value;`;
  if (base.nullable)
    return direction === "response" ? [] : [{ ...common, code: `export const write: ${name} = null;` }];
  return [
    ...(direction === "request" ? [] : [{ ...common, code: read }]),
    ...(open ? [{ ...common, runtime: ["OpenEnum"], code: `export type Mine = OpenEnum<${name}>;` }] : []),
  ];
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
      after: gained
        .map((member) => `${propertyKey(member.name)}: ${JSON.stringify(member.value)}`)
        .join("\n"),
    },
    base.name,
    base.members.map((member) => JSON.stringify(member.value)),
  );
}

function interfaceCandidates(
  names: { readonly base: ByName; readonly head: ByName },
  base: InterfaceModel,
  head: InterfaceModel,
  around: Around,
): readonly Candidate[] {
  const inherited = base.extends.join() !== head.extends.join();
  const [left, right] = inherited
    ? [allProperties(names.base, base), allProperties(names.head, head)]
    : [base.properties, head.properties];
  const direction = joined(base.direction, head.direction);
  const owner = {
    type: base.name,
    symbol: base.name,
    names: { types: [base.name] },
    direction,
    pointers: { base: base.pointer, head: head.pointer },
    ...around,
  };
  return [
    ...propertyCandidates(owner, left, right, head.index),
    ...(base.index === undefined ? [] : indexCandidates(owner, base.index, head.index)),
  ];
}

function joined(left: Direction, right: Direction): Direction {
  if (left === right || right === "none") return left;
  return left === "none" ? right : "both";
}

/** A declaration that became one of another kind, or another type: what it was must fit on both ways that it goes. */
function replaced(names: ByName, base: Model, head: Model, around: Around): readonly Candidate[] {
  const [before, after] = [textOf(names, base), textOf(names, head)];
  if (before.text === after.text) return [];
  const declarations = {
    before: `type ${base.name} = ${before.text}`,
    after: head.kind === "interface" ? `interface ${head.name}` : `type ${head.name} = ${after.text}`,
  };
  const owner = {
    type: base.name,
    symbol: base.name,
    names: { types: [base.name] },
    direction: joined(base.direction, head.direction),
    pointers: { base: base.pointer, head: head.pointer },
    ...around,
  };
  return typeCandidates(owner, before, after, declarations);
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
