import { StructureKind } from "ts-morph";
import type { AliasStatement, ImportStatement } from "../../generator/shared/statement.ts";

export function aliasOf(name: string, type: string, leadingTrivia = ""): AliasStatement {
  return { kind: StructureKind.TypeAlias, leadingTrivia, isExported: true, name, type };
}

export function importOf(moduleSpecifier: string, names: readonly string[]): ImportStatement {
  return {
    kind: StructureKind.ImportDeclaration,
    moduleSpecifier,
    namedImports: names.map((name) => ({ name })),
  };
}
