import type { StructureKind } from "ts-morph";

/**
 * A statement of a generated file: a structure of ts-morph, with the fields that emitters use, or text.
 */
export type Statement =
  InterfaceStatement | AliasStatement | FunctionStatement | ImportStatement | ExportStatement | string;

export interface InterfaceStatement {
  kind: StructureKind.Interface;
  /** Its JSDoc, with the end of the last line; empty without one. */
  leadingTrivia: string;
  isExported: true;
  name: string;
  extends?: string[];
  properties: PropertyStatement[];
  indexSignatures?: { keyName: string; keyType: string; returnType: string }[];
}

export interface PropertyStatement {
  leadingTrivia?: string;
  /** As it is written: in quotes where it is no identifier. */
  name: string;
  hasQuestionToken?: boolean;
  type: string;
}

export interface AliasStatement {
  kind: StructureKind.TypeAlias;
  leadingTrivia: string;
  isExported: true;
  name: string;
  type: string;
}

export interface FunctionStatement extends SignatureStatement {
  kind: StructureKind.Function;
  isExported: true;
  name: string;
  overloads?: SignatureStatement[];
  /** What it does. */
  statements: string[];
}

/** What a function takes and returns. */
export interface SignatureStatement {
  leadingTrivia?: string;
  parameters: ParameterStatement[];
  returnType: string;
}

export interface ParameterStatement {
  name: string;
  hasQuestionToken?: boolean;
  type: string;
  initializer?: string;
}

export interface ImportStatement {
  kind: StructureKind.ImportDeclaration;
  isTypeOnly?: boolean;
  namedImports?: NameStatement[];
  namespaceImport?: string;
  moduleSpecifier: string;
}

export interface ExportStatement {
  kind: StructureKind.ExportDeclaration;
  isTypeOnly?: boolean;
  namedExports: NameStatement[];
  moduleSpecifier: string;
}

/** A name between the braces of an import or an export. */
export interface NameStatement {
  name: string;
  alias?: string;
  isTypeOnly?: boolean;
}
