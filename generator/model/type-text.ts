import transformSchemaObject, {
  type TransformOptions,
} from "openapi-typescript/dist/transform/schema-object.mjs";
import ts from "typescript";
import { jsDoc } from "../shared/text/jsdoc.ts";
import { propertyKey } from "../shared/text/literals.ts";
import type { Lowered, LoweredObject, LoweredProperty, LoweredTuple } from "./lowered.ts";
import type { TypeText } from "./model.ts";

/**
 * The only file that imports openapi-typescript, and its compiler: text leaves, never nodes.
 *
 * openapi-typescript decides what TypeScript a lowered schema means. What it cannot say, or says wrongly,
 * goes through its own hooks: references by exported name instead of `components["schemas"]`, tuples with a
 * rest, property names that are never taken for numbers, comments that a document cannot break out of.
 *
 * @param lowered see `lowered.ts`
 * @returns the type as source text, not yet formatted, with the exported names it mentions
 */
export function typeText(lowered: Lowered): TypeText {
  const simple = "type" in lowered ? SIMPLE[lowered.type] : undefined;
  if (simple !== undefined) return simple;
  if ("type" in lowered && lowered.type === "x-reference") {
    return { text: lowered.text, references: lowered.references };
  }
  const shape = JSON.stringify(lowered);
  const before = known.get(shape);
  if (before !== undefined) return before;
  const references = new Set<string>();
  const node = transformSchemaObject(lowered, options(lowered, references));
  const text = printer.printNode(ts.EmitHint.Unspecified, node, blank);
  const written = { text, references: [...references].sort() };
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(shape, written);
  return written;
}

/** Documents say most of their shapes several times; each is written once. */
const known = new Map<string, TypeText>();

/** More than the largest documents have, so that whoever generates again and again does not fill the memory. */
const MAX_KNOWN = 50_000;

const SIMPLE: Readonly<Record<string, TypeText>> = {
  string: { text: "string", references: [] },
  number: { text: "number", references: [] },
  boolean: { text: "boolean", references: [] },
  null: { text: "null", references: [] },
  "x-unknown": { text: "unknown", references: [] },
  "x-self": { text: "unknown", references: [] },
  "x-never": { text: "never", references: [] },
};

const printer = ts.createPrinter({ removeComments: false });
const blank = ts.createSourceFile("type.ts", "", ts.ScriptTarget.ESNext);

function options(whole: Lowered, references: Set<string>): TransformOptions {
  const settings: TransformOptions = {
    path: "#",
    ctx: {
      ...CONTEXT,
      transform: (schema: Lowered) =>
        schema === whole ? ownForm(schema, settings, references) : part(schema, settings, references),
      transformProperty: ownProperty,
    },
  };
  return settings;
}

/** What a transform of one schema reads of openapi-typescript's global context. */
const CONTEXT = {
  $refs: {},
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  defaultNonNullable: false,
  discriminators: { objects: {}, refsHandled: [] },
  emptyObjectsUnknown: true,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  immutable: false,
  injectFooter: [],
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  silent: true,
  resolve: () => undefined,
};

/** An object inside a type is a type of its own, so that it is written once wherever it stands. */
function part(schema: Lowered, settings: TransformOptions, references: Set<string>): ts.TypeNode | undefined {
  const isObject = "type" in schema && schema.type === "object";
  // With other properties beside its own it is an intersection, which may need brackets where it stands.
  if (!isObject || schema.additionalProperties !== undefined) return ownForm(schema, settings, references);
  const { text, references: inner } = typeText(schema);
  for (const name of inner) references.add(name);
  return ts.factory.createTypeReferenceNode(text);
}

function ownForm(
  schema: Lowered,
  settings: TransformOptions,
  references: Set<string>,
): ts.TypeNode | undefined {
  if (!("type" in schema)) return undefined;
  switch (schema.type) {
    case "x-reference":
      for (const name of schema.references) references.add(name);
      return ts.factory.createTypeReferenceNode(schema.text);
    case "x-unknown":
    case "x-self":
      return ts.factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword);
    case "x-never":
      return ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);
    case "x-tuple":
      return tuple(schema, settings);
    case "array":
      // openapi-typescript takes an array of tuples for the tuple.
      return ts.factory.createArrayTypeNode(transformSchemaObject(schema.items, settings));
    case "object":
      return isClosedAndEmpty(schema)
        ? ts.factory.createTypeReferenceNode("Record<string, never>")
        : undefined;
    default:
      return undefined;
  }
}

function isClosedAndEmpty(schema: LoweredObject): boolean {
  const rest = schema.additionalProperties;
  return rest !== undefined && "type" in rest && rest.type === "x-never";
}

function tuple(schema: LoweredTuple, settings: TransformOptions): ts.TypeNode {
  const elements = schema.prefix.map((item, index) => {
    const node = transformSchemaObject(item, settings);
    return index < schema.required ? node : ts.factory.createOptionalTypeNode(parenthesised(node));
  });
  if (schema.rest !== undefined) {
    const rest = ts.factory.createArrayTypeNode(transformSchemaObject(schema.rest, settings));
    elements.push(ts.factory.createRestTypeNode(rest));
  }
  return ts.factory.createTupleTypeNode(elements);
}

function parenthesised(node: ts.TypeNode): ts.TypeNode {
  return ts.isUnionTypeNode(node) ? ts.factory.createParenthesizedType(node) : node;
}

/** The property with a name that is quoted unless it is an identifier, and with our comment. */
function ownProperty(property: ts.PropertySignature, schema: LoweredProperty): ts.PropertySignature {
  const name = ts.factory.createIdentifier(propertyKey(nameText(property.name)));
  const own = ts.factory.createPropertySignature(undefined, name, property.questionToken, property.type);
  const text = jsDoc([schema["x-doc"]]).replace(/^\/\*|\*\/$/g, "");
  if (text === "") return own;
  return ts.addSyntheticLeadingComment(own, ts.SyntaxKind.MultiLineCommentTrivia, text, true);
}

function nameText(name: ts.PropertyName): string {
  return "text" in name ? name.text : "";
}
