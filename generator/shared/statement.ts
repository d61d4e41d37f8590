/**
 * A statement of a generated file: text, or one whose fields have the names that structures of ts-morph have. Interfaces,
 * aliases and functions are exported.
 */
export type Statement =
  InterfaceStatement | AliasStatement | FunctionStatement | ImportStatement | ExportStatement | string;

export interface InterfaceStatement {
  kind: "interface";
  /** Its JSDoc, with the end of the last line; empty without one. */
  leadingTrivia: string;
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
  kind: "alias";
  leadingTrivia: string;
  name: string;
  type: string;
}

export interface FunctionStatement extends SignatureStatement {
  kind: "function";
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
  kind: "import";
  isTypeOnly?: boolean;
  namedImports?: NameStatement[];
  namespaceImport?: string;
  moduleSpecifier: string;
}

export interface ExportStatement {
  kind: "export";
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
