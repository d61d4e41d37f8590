import { isObject, pointerTo, valueAt, type JsonObject, type JsonValue } from "../../shared/json.ts";
import { isText } from "../media-types.ts";
import { versionOf } from "../spec.ts";
import { readItems, type Items } from "./items.ts";
import { readChoices } from "./choices.ts";
import { readDeclared, readMap, readRequired, schemasOf, type MapSchemas } from "./properties.ts";
import { partsOf, type Parts } from "./parts.ts";
import {
  type Choice,
  type Direction,
  hidingKeyword,
  type JsonType,
  type SchemaPart,
  type SchemaPlace,
  type SchemaReference,
} from "./schema-place.ts";
import { ANY_TYPE, typesOf, typesOfPart } from "./types.ts";
import { readValues, type Values } from "./values.ts";

/** Nobody has asked yet. */
const UNREAD = Symbol("unread");

/**
 * What a schema means: JSON Schema 2020-12, or OpenAPI 3.0 where that differs, exactly. It keeps the parts that apply
 * together as they stand, and says what they come to when somebody asks. `oneOf`, `anyOf`, `not` and `if` are left as
 * they are: see `choices` and `evaluate`.
 */
export class SchemaReading {
  /** The schemas that were read together: one, or all that `allOf` and several parents say of one property. */
  readonly places: readonly SchemaPlace[];
  readonly #document: JsonObject;
  readonly #is30: boolean;
  readonly #taken: Parts;
  // What was asked for is remembered. Where it may be `undefined`, it is unread before.
  #types: readonly JsonType[] | undefined | typeof UNREAD = UNREAD;
  #values: Values | undefined | typeof UNREAD = UNREAD;
  #allowsNull: boolean | undefined;
  #required: ReadonlyMap<string, string> | undefined;
  #declaredOnce: ReadonlyMap<string, readonly SchemaPlace[]> | undefined;
  #properties: ReadonlyMap<string, readonly SchemaPlace[]> | undefined;
  #map: MapSchemas | undefined;
  #items: Items | undefined | typeof UNREAD = UNREAD;
  #choices: readonly Choice[] | undefined;
  #isBinary: boolean | undefined;
  #onlyMember: SchemaPlace | undefined | typeof UNREAD = UNREAD;

  constructor(document: JsonObject, places: readonly SchemaPlace[], isKept?: (target: string) => boolean) {
    this.places = places;
    this.#document = document;
    this.#is30 = versionOf(document) === "3.0";
    this.#taken = partsOf(document, places, isKept);
  }

  /** What tells readings of a document apart. */
  get key(): string {
    return keyOf(this.places);
  }

  /** Where the schema stands, behind references that say nothing themselves. */
  get pointer(): string {
    return this.parts[0]?.pointer ?? this.places[0]?.pointer ?? "";
  }

  /** Everything that applies, a schema before what it refers to and before the members of its `allOf`. */
  get parts(): readonly SchemaPart[] {
    return this.#taken.parts;
  }

  /** References that the schema is or that its `allOf` names. Those further down belong to what they lead to. */
  get references(): readonly SchemaReference[] {
    return this.#taken.references;
  }

  /** Those of the references that were not followed, as whoever asked for the reading wanted it. */
  get kept(): readonly SchemaReference[] {
    return this.#taken.kept;
  }

  /** Where a schema says `false`, so that no value is valid. */
  get never(): string | undefined {
    return this.#taken.never;
  }

  /** The types that `type` allows, all parts together; `undefined` where none restricts them. Empty: no value. */
  get types(): readonly JsonType[] | undefined {
    if (this.#types === UNREAD) this.#types = typesOf(this.parts, this.#is30);
    return this.#types;
  }

  /** The types that one part allows by itself; `undefined` where it does not restrict them. */
  typesOf({ schema }: SchemaPart): readonly JsonType[] | undefined {
    return typesOfPart(schema, this.#is30);
  }

  /** Where the first `type` stands. */
  get typePointer(): string | undefined {
    const part = this.parts.find(({ schema }) => typesOfPart(schema, this.#is30) !== undefined);
    return part && pointerTo(part.pointer, "type");
  }

  /** The values that `enum` and `const` allow, all parts together; `undefined` where none lists any. */
  get values(): Values | undefined {
    if (this.#values === UNREAD) this.#values = readValues(this.parts);
    return this.#values;
  }

  /**
   * Whether `null` is allowed, as far as `type`, `enum`, `const` and the choices say: in 3.1 by a type, by a value or
   * by a member of a choice; in 3.0 by `nullable` beside a type, where no `enum` leaves it out.
   */
  get allowsNull(): boolean {
    return (this.#allowsNull ??= this.#readAllowsNull());
  }

  /** Every name that has to be there, with the list that says so. Whose direction leaves it out is for `isRequired`. */
  get required(): ReadonlyMap<string, string> {
    return (this.#required ??= readRequired(this.parts));
  }

  /** The declared properties, each with all schemas that its value has to match. */
  get properties(): ReadonlyMap<string, readonly SchemaPlace[]> {
    const declared = this.#declared;
    if (this.parts.length === 1 || this.map.additional.length === 0) return declared;
    return (this.#properties ??= new Map(
      [...declared.keys()].map((name) => [name, schemasOf(this.parts, name, () => false)]),
    ));
  }

  /** The schemas that `properties` gives a name, one for each part that declares it. */
  declared(name: string): readonly SchemaPlace[] {
    return this.#declared.get(name) ?? [];
  }

  get #declared(): ReadonlyMap<string, readonly SchemaPlace[]> {
    return (this.#declaredOnce ??= readDeclared(this.parts));
  }

  /**
   * The schemas that the value of a property has to match, declared or not: `properties`, `patternProperties` and,
   * where a part has neither for the name, its `additionalProperties` (core section 10.3.2). Empty where anything may
   * come.
   *
   * @param matches tells whether a pattern matches a name; without it, patterns are taken to match declared names never
   */
  schemasOf(
    name: string,
    matches: (pattern: string, name: string) => boolean = () => false,
  ): readonly SchemaPlace[] {
    if (this.map.patterns.length > 0) return schemasOf(this.parts, name, matches);
    return this.properties.get(name) ?? this.map.additional;
  }

  /** The schemas of properties that no part declares by name: `additionalProperties` and each pattern. */
  get map(): MapSchemas {
    return (this.#map ??= readMap(this.parts));
  }

  /** Whether a property may be there in a direction: read-only ones never come in a request, nor write-only ones back. */
  isHidden(name: string, direction: Direction): boolean {
    const property = this.properties.get(name);
    return property !== undefined && readSchema(this.#document, property).hasFlag(hidingKeyword(direction));
  }

  /** Whether a property has to be there in a direction (OpenAPI section 4.8.24.1: not where it is hidden). */
  isRequired(name: string, direction: Direction): boolean {
    return this.required.has(name) && !this.isHidden(name, direction);
  }

  /** Whether the schema, its reference or a member of its `allOf` says `readOnly`, `writeOnly` or `deprecated`. */
  hasFlag(flag: "readOnly" | "writeOnly" | "deprecated"): boolean {
    return this.parts.some(({ schema }) => schema[flag] === true);
  }

  /** The items of an array; `undefined` where no part speaks of them. */
  get items(): Items | undefined {
    if (this.#items === UNREAD) this.#items = readItems(this.parts);
    return this.#items;
  }

  /** The schemas that the item at an index has to match. Empty where anything may come. */
  itemAt(index: number): readonly SchemaPlace[] {
    return this.items?.prefix[index] ?? this.items?.rest ?? [];
  }

  /** Every `oneOf` and `anyOf`, each one more condition on the same value. */
  get choices(): readonly Choice[] {
    return (this.#choices ??= readChoices(this.parts));
  }

  /**
   * Bytes rather than text: `format: binary`, or a media type without an encoding, as 3.1 says it (OpenAPI 3.1 section
   * 4.8.14.4). A `contentEncoding` makes text of them, and a string of a type such as `text/html` is text.
   */
  get isBinary(): boolean {
    return (this.#isBinary ??=
      this.parts.some(({ schema }) => schema["format"] === "binary") ||
      (this.rawMediaType !== undefined && !(this.types?.includes("string") && isText(this.rawMediaType))));
  }

  /** The media type of a value that goes as it is: `contentMediaType` without `contentEncoding`. */
  get rawMediaType(): string | undefined {
    if (this.parts.some(({ schema }) => schema["contentEncoding"] !== undefined)) return undefined;
    const types = this.parts.map(({ schema }) => schema["contentMediaType"]);
    return types.find((type) => typeof type === "string");
  }

  /** The discriminator of the schema or of what it refers to (OpenAPI section 4.8.25). */
  get discriminator(): { readonly property: string; readonly part: SchemaPart } | undefined {
    for (const part of this.parts) {
      const discriminator = part.schema["discriminator"];
      const property = isObject(discriminator) ? discriminator["propertyName"] : undefined;
      if (typeof property === "string") return { property, part };
    }
    return undefined;
  }

  /**
   * A keyword that describes. The schema's own counts first, with what it refers to; then that of the one member of a
   * choice that is not null; then that of a member of `allOf`.
   */
  word(keyword: string): JsonValue | undefined {
    return this.#wordOf(keyword, new Set());
  }

  /** @param seen the members that were asked already: a circle of references says nothing. */
  #wordOf(keyword: string, seen: ReadonlySet<string>): JsonValue | undefined {
    const own = this.parts.find(({ schema, isOwn }) => isOwn && schema[keyword] !== undefined);
    if (own) return own.schema[keyword];
    const member = this.onlyMember;
    const inside =
      member && !seen.has(member.pointer)
        ? readSchema(this.#document, [member]).#wordOf(keyword, new Set([...seen, member.pointer]))
        : undefined;
    return inside ?? this.parts.find(({ schema }) => schema[keyword] !== undefined)?.schema[keyword];
  }

  /** Of a choice of null and one other member, that member. */
  get onlyMember(): SchemaPlace | undefined {
    if (this.#onlyMember === UNREAD) this.#onlyMember = this.#readOnlyMember();
    return this.#onlyMember;
  }

  #readOnlyMember(): SchemaPlace | undefined {
    for (const { members } of this.choices) {
      const others = members.filter((member) => !isNullSchema(readSchema(this.#document, [member])));
      if (others.length === 1 && members.length > 1) return others[0];
    }
    return undefined;
  }

  #readAllowsNull(): boolean {
    if (this.never !== undefined || this.types?.includes("null") === false) return false;
    if (this.values !== undefined && !this.values.list.includes(null)) return false;
    // A circle of references says nothing.
    this.#allowsNull = true;
    return this.choices.every(({ kind, members }) => {
      const allowing = members.filter((member) => readSchema(this.#document, [member]).allowsNull);
      return kind === "anyOf" ? allowing.length > 0 : allowing.length === 1;
    });
  }
}

const readings = new WeakMap<JsonObject, Map<string, SchemaReading>>();

/**
 * Reads the schemas of a loaded document that stand in some places and apply to one value. The same places are read
 * once.
 *
 * @param places one schema, or several that all apply
 */
export function readSchema(document: JsonObject, places: readonly SchemaPlace[]): SchemaReading {
  return readOnce(document, keyOf(places), () => places);
}

/** Reads the schema of a loaded document that a pointer names; where nothing stands, anything is valid. */
export function readSchemaAt(document: JsonObject, pointer: string): SchemaReading {
  return readOnce(document, pointer, () => [{ value: valueAt(document, pointer) ?? true, pointer }]);
}

function readOnce(document: JsonObject, key: string, places: () => readonly SchemaPlace[]): SchemaReading {
  let known = readings.get(document);
  if (known === undefined) readings.set(document, (known = new Map<string, SchemaReading>()));
  const before = known.get(key);
  if (before !== undefined) return before;
  const reading = new SchemaReading(document, places());
  known.set(key, reading);
  return reading;
}

/**
 * Reads schemas without following some references: what they lead to is no part of this reading.
 *
 * @param isKept whether a reference to a pointer stays one
 */
export function readBeside(
  document: JsonObject,
  places: readonly SchemaPlace[],
  isKept: (target: string) => boolean,
): SchemaReading {
  return new SchemaReading(document, places, isKept);
}

/** Whether a schema allows `null` and nothing else. */
export function isNullSchema(reading: SchemaReading): boolean {
  if (!reading.allowsNull) return false;
  const { types, values } = reading;
  return (
    (types ?? ANY_TYPE).every((type) => type === "null") ||
    values?.list.every((value) => value === null) === true
  );
}

/** What tells schemas that are read together apart from others. */
export function keyOf(places: readonly SchemaPlace[]): string {
  const [only] = places;
  if (only !== undefined && places.length === 1) return only.pointer;
  return places.map(({ pointer }) => pointer).join("\n");
}
