import ts from "typescript";

/** What a file declares, names aside: the kind of each statement but imports, sorted. Throws for broken syntax. */
export function shapeOf(path: string, text: string): readonly string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  // The parser's own findings, which have no public name.
  const { parseDiagnostics } = file as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] };
  const [broken] = parseDiagnostics;
  if (broken !== undefined) {
    const excerpt = text.slice(Math.max(0, (broken.start ?? 0) - 80), (broken.start ?? 0) + 80);
    throw new SyntaxError(
      `${path}: ${ts.flattenDiagnosticMessageText(broken.messageText, "\n")}\n${excerpt}`,
    );
  }
  return file.statements.filter((statement) => !ts.isImportDeclaration(statement)).map(kindOf).sort(); // prettier-ignore
}

/** A function is told by its parameters and statements, an interface by its members, exports by their number. */
function kindOf(statement: ts.Statement): string {
  const kind = ts.SyntaxKind[statement.kind];
  if (ts.isFunctionDeclaration(statement)) {
    return `${kind}(${statement.parameters.length}) { ${statement.body?.statements.map(({ kind: inner }) => ts.SyntaxKind[inner]).join()} }`;
  }
  if (ts.isInterfaceDeclaration(statement)) return `${kind} { ${statement.members.length} }`;
  if (ts.isExportDeclaration(statement) && statement.exportClause !== undefined) {
    return ts.isNamedExports(statement.exportClause)
      ? `${kind} { ${statement.exportClause.elements.length} }`
      : kind;
  }
  if (ts.isVariableStatement(statement)) {
    const [declaration] = statement.declarationList.declarations;
    return `${kind} ${callsIn(declaration?.initializer)}`;
  }
  return kind;
}

/** How many calls a value makes: data make none. */
function callsIn(node: ts.Node | undefined): number {
  if (node === undefined) return 0;
  let calls = ts.isCallExpression(node) || ts.isNewExpression(node) ? 1 : 0;
  ts.forEachChild(node, (child) => {
    calls += callsIn(child);
  });
  return calls;
}
