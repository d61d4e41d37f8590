import { isArray, isObject, type JsonObject, type JsonValue, pointerTo } from "../shared/json.ts";
import { didYouMean } from "../shared/text/nearest.ts";
import type { KnownCode } from "../shared/diagnostics/registry.ts";

/** What a value of the configuration may be. */
export type Shape =
  | { readonly kind: "text" | "path" | "flag"; readonly about: string }
  | { readonly kind: "word"; readonly words: readonly string[]; readonly about: string }
  | { readonly kind: "list"; readonly items: Shape; readonly about: string }
  | ObjectShape;

/** An object with these fields and no others. */
export interface ObjectShape {
  readonly kind: "object";
  readonly fields: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly about: string;
}

/** Something that is wrong with a value: at its key, or at the value. */
export interface Fault {
  readonly code: KnownCode;
  readonly message: string;
  readonly pointer: string;
  readonly part: "key" | "value";
  readonly hint?: string | undefined;
}

/** Everything in which a value is not of a shape. `pointer` leads to the value, `name` is what messages call it. */
export function faultsOf(shape: Shape, value: JsonValue, pointer: string, name: string): readonly Fault[] {
  const wrong = (message: string, hint: string): readonly Fault[] => [
    { code: "configuration-value", message: `${name} ${message}.`, pointer, part: "value", hint },
  ];
  switch (shape.kind) {
    case "text":
    case "path":
      return typeof value === "string" && value !== ""
        ? []
        : wrong("is not a text with something in it", "Write a text in quotes.");
    case "flag":
      return typeof value === "boolean"
        ? []
        : wrong("is neither true nor false", "Write one of the two, without quotes.");
    case "word": {
      if (typeof value === "string" && shape.words.includes(value)) return [];
      const near = typeof value === "string" ? didYouMean(value, shape.words) : undefined;
      return wrong(`is none of ${shape.words.join(", ")}`, near ?? "Write one of them.");
    }
    case "list":
      if (!isArray(value)) return wrong("is not a list", "Write a list in brackets.");
      return value.flatMap((each, index) =>
        faultsOf(shape.items, each, pointerTo(pointer, String(index)), `${name.slice(0, -1)}[${index}]\``),
      );
    case "object":
      return isObject(value)
        ? faultsInFields(shape, value, pointer, name)
        : wrong("is not an object", "Write an object in braces.");
  }
}

function faultsInFields(
  shape: ObjectShape,
  value: JsonObject,
  pointer: string,
  name: string,
): readonly Fault[] {
  const fields = Object.entries(value).flatMap(([field, inner]): readonly Fault[] => {
    const at = pointerTo(pointer, field);
    const known = Object.hasOwn(shape.fields, field) ? shape.fields[field] : undefined;
    if (known !== undefined) return faultsOf(known, inner ?? null, at, nameOf(name, field));
    const hint = didYouMean(field, Object.keys(shape.fields));
    const message = `${name} has no field \`${field}\`.`;
    return [{ code: "configuration-field", message, pointer: at, part: "key", hint }];
  });
  const missing = (shape.required ?? []).filter((field) => value[field] === undefined);
  const faults = missing.map((field): Fault => ({
    code: "configuration-value",
    message: `${name} has no \`${field}\`.`,
    pointer,
    part: "value",
    hint: "Add it.",
  }));
  return [...fields, ...faults];
}

/** `` `diff.rules` ``: the way to a field, for messages; the configuration itself has no name. */
function nameOf(parent: string, field: string): string {
  return parent.startsWith("`") ? `${parent.slice(0, -1)}.${field}\`` : `\`${field}\``;
}

/** The same as JSON Schema 2020-12, for editors. */
export function jsonSchemaOf(shape: Shape): JsonObject {
  const description = shape.about;
  switch (shape.kind) {
    case "text":
    case "path":
      return { description, type: "string", minLength: 1 };
    case "flag":
      return { description, type: "boolean" };
    case "word":
      return { description, enum: [...shape.words] };
    case "list":
      return { description, type: "array", items: jsonSchemaOf(shape.items) };
    case "object":
      return {
        description,
        type: "object",
        properties: Object.fromEntries(
          Object.entries(shape.fields).map(([field, inner]) => [field, jsonSchemaOf(inner)]),
        ),
        ...(shape.required === undefined ? {} : { required: [...shape.required] }),
        additionalProperties: false,
      };
  }
}
