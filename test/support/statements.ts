import type { AliasStatement, ImportStatement } from "../../generator/shared/statement.ts";

export function aliasOf(name: string, type: string, leadingTrivia = ""): AliasStatement {
  return { kind: "alias", leadingTrivia, name, type };
}

export function importOf(moduleSpecifier: string, names: readonly string[]): ImportStatement {
  return {
    kind: "import",
    moduleSpecifier,
    namedImports: names.map((name) => ({ name })),
  };
}
