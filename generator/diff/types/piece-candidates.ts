import type { TypeText } from "../../model/model.ts";
import { propertyAccess, propertyKey, stringLiteral } from "../../shared/text/literals.ts";
import type { Candidate } from "./candidate.ts";
import { type Declarations, inUnion, mayBeAbsent, of, type Owner, type Typed, typeText } from "./owner.ts";
import { readType } from "./type-shape.ts";

/**
 * What may break inside a type that became one of another kind. Code about the whole compiles more often than code that
 * takes it apart: a map fits where all properties are optional, and a variable may have more properties than an object
 * that is written out.
 */
export function pieceCandidates(
  owner: Owner,
  type: TypeText,
  declarations: Declarations,
): readonly Candidate[] {
  return [
    ...(owner.direction === "request" ? [] : readsOf(owner, type, declarations)),
    ...(owner.direction === "response" ? [] : writesOf(owner, type, declarations)),
  ];
}

/** Code that reads each property inside a type as what it was. */
function readsOf(owner: Owner, type: TypeText, declarations: Declarations): readonly Candidate[] {
  const inside = present(owner, type);
  const { shape } = readType(type.text);
  if (shape.kind === "array") {
    const items = { ...inside, type: `${inside.type}[number]`, symbol: `${owner.symbol}[]` };
    return readsOf(items, typeText(shape.item, type.references), declarations);
  }
  return propertiesIn(owner, type).flatMap((property) => {
    const symbol = owner.symbol + propertyAccess(property.name);
    const common = of({ ...inside, symbol }, declarations);
    const result = property.required ? property.type.text : `${inUnion(property.type.text)} | undefined`;
    const read = `export const read = (value: ${inside.type}): ${result} => value${propertyAccess(property.name)};`;
    // What has a name is looked into once, for it may mention itself.
    const below = {
      ...inside,
      type: `${inside.type}[${stringLiteral(property.name)}]`,
      symbol,
      membersOf: () => undefined,
    };
    return [
      { ...common, types: [...common.types, ...property.type.references], code: read },
      ...readsOf(below, property.type, declarations),
    ];
  });
}

/** Code that writes out each property of an object, with all that is inside it. */
function writesOf(owner: Owner, type: TypeText, declarations: Declarations): readonly Candidate[] {
  const inside = present(owner, type);
  const write = (symbol: string, part: TypeText, result: string, around: (value: string) => string) => {
    const common = of({ ...inside, symbol: owner.symbol + symbol }, declarations);
    const written = writtenOut(part);
    const parameter = written === undefined ? `value: ${part.text}` : "some: <T>() => T";
    const code = `export const write = (${parameter}): ${result} => ${around(written ?? "value")};`;
    return { ...common, types: [...common.types, ...part.references], code };
  };
  const { shape } = readType(type.text);
  if (shape.kind === "array")
    return [write("[]", typeText(shape.item, type.references), inside.type, (value) => `[${value}]`)];
  return propertiesIn(owner, type).map((property) =>
    write(
      propertyAccess(property.name),
      property.type,
      `Partial<${inside.type}>`,
      (value) => `({ ${propertyKey(property.name)}: ${value} })`,
    ),
  );
}

function present(owner: Owner, type: TypeText): Owner {
  return mayBeAbsent(owner, readType(type.text)) ? { ...owner, type: `NonNullable<${owner.type}>` } : owner;
}

/** The properties of an object type, of one that has a name, and of all types of an intersection. */
function propertiesIn(owner: Owner, type: TypeText): readonly Typed[] {
  const { shape } = readType(type.text);
  switch (shape.kind) {
    case "object":
      return shape.members.map(({ name, required, text }) => ({
        name,
        required,
        type: typeText(text, type.references),
      }));
    case "name":
      return owner.membersOf(shape.name) ?? [];
    case "intersection":
      return shape.parts.flatMap((part) => propertiesIn(owner, typeText(part, type.references)));
    case "array":
    case "open":
    case "other":
      return [];
  }
}

/** An expression with an object of a type written out in it; undefined where there is none. */
function writtenOut({ text, references }: TypeText): string | undefined {
  const { shape } = readType(text);
  if (shape.kind === "array") {
    const item = writtenOut(typeText(shape.item, references));
    return item === undefined ? undefined : `[${item}]`;
  }
  if (shape.kind !== "object" || shape.members.length === 0) return undefined;
  const members = shape.members.map(
    ({ name, text }) =>
      `${propertyKey(name)}: ${writtenOut(typeText(text, references)) ?? `some<${text}>()`}`,
  );
  return `{ ${members.join(", ")} }`;
}
