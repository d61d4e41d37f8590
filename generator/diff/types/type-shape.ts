import ts from "typescript";

/** A member of an object type that stands inside another type. */
export interface ShapeMember {
  readonly name: string;
  readonly required: boolean;
  readonly text: string;
}

/** What a type's text consists of, one level deep. `other` stands for a type that nobody looks into. */
export type TypeShape =
  | { readonly kind: "object"; readonly members: readonly ShapeMember[]; readonly index: string | undefined }
  | { readonly kind: "array"; readonly item: string }
  /** All of several types at once. */
  | { readonly kind: "intersection"; readonly parts: readonly string[] }
  /** What has a name. */
  | { readonly kind: "name"; readonly name: string }
  /** An enumeration whose list others may join: `OpenEnum<…>` of the runtime. */
  | { readonly kind: "open" }
  | { readonly kind: "other" };

/** The text of a type without `null` and `undefined` in a union, and what it consists of. */
export interface ReadType {
  readonly text: string;
  readonly nullable: boolean;
  readonly shape: TypeShape;
}

const other = { kind: "other" } as const;

/** Reads the text of a type. */
export function readType(text: string): ReadType {
  const file = ts.createSourceFile("type.ts", `type T = ${text};`, ts.ScriptTarget.ESNext);
  const [statement] = file.statements;
  if (statement === undefined || !ts.isTypeAliasDeclaration(statement))
    return { text, nullable: false, shape: other };
  const whole = bare(statement.type);
  if (!ts.isUnionTypeNode(whole)) return { text, nullable: false, shape: shapeOf(whole, file) };
  const members = whole.types.filter((member) => !isAbsence(member));
  const [only, ...others] = members;
  return {
    text: members.map((member) => member.getText(file)).join(" | "),
    nullable: members.length < whole.types.length,
    shape: only === undefined || others.length > 0 ? other : shapeOf(bare(only), file),
  };
}

function bare(node: ts.TypeNode): ts.TypeNode {
  return ts.isParenthesizedTypeNode(node) ? bare(node.type) : node;
}

function isAbsence(node: ts.TypeNode): boolean {
  const isNull = ts.isLiteralTypeNode(node) && node.literal.kind === ts.SyntaxKind.NullKeyword;
  return isNull || node.kind === ts.SyntaxKind.UndefinedKeyword;
}

function shapeOf(node: ts.TypeNode, file: ts.SourceFile): TypeShape {
  if (ts.isArrayTypeNode(node)) return { kind: "array", item: bare(node.elementType).getText(file) };
  if (ts.isIntersectionTypeNode(node))
    return { kind: "intersection", parts: node.types.map((part) => bare(part).getText(file)) };
  if (ts.isTypeReferenceNode(node)) return shapeOfReference(node, file);
  if (!ts.isTypeLiteralNode(node)) return other;
  const members: ShapeMember[] = [];
  let index: string | undefined;
  for (const member of node.members) {
    if (ts.isIndexSignatureDeclaration(member)) index = member.type.getText(file);
    else if (ts.isPropertySignature(member) && member.type !== undefined && isPlainName(member.name))
      members.push({
        name: member.name.text,
        required: member.questionToken === undefined,
        text: member.type.getText(file),
      });
    else return other;
  }
  return { kind: "object", members, index };
}

function shapeOfReference({ typeName, typeArguments }: ts.TypeReferenceNode, file: ts.SourceFile): TypeShape {
  const [keys, values] = typeArguments ?? [];
  const isMap = typeName.getText(file) === "Record" && keys?.kind === ts.SyntaxKind.StringKeyword;
  if (isMap && values !== undefined) return { kind: "object", members: [], index: values.getText(file) };
  if (typeName.getText(file) === "OpenEnum") return { kind: "open" };
  return typeArguments === undefined ? { kind: "name", name: typeName.getText(file) } : other;
}

function isPlainName(name: ts.PropertyName): name is ts.Identifier | ts.StringLiteral | ts.NumericLiteral {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name);
}
