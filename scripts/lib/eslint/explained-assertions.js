/**
 * ESLint rule: `value as Type` tells the compiler to believe us, so a comment has to say why it may. The comment
 * stands on the line of the assertion, just above the statement, or inside it. `as const` asserts nothing.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
export const explainedAssertions = {
  meta: {
    type: "suggestion",
    schema: [],
    messages: { unexplained: "Say in a comment why this assertion holds." },
  },
  create(context) {
    const source = context.sourceCode;
    const commented = new Set();
    for (const { loc } of source.getAllComments()) {
      for (let line = loc.start.line; line <= loc.end.line + 1; line++) commented.add(line);
    }
    return {
      TSAsExpression(node) {
        const isConst = source.getText(node.typeAnnotation) === "const";
        if (isConst || isExplained(node)) return;
        context.report({ node, messageId: "unexplained" });
      },
    };

    function isExplained(node) {
      for (let current = node; current; current = current.parent) {
        if (commented.has(current.loc.start.line) || commented.has(node.loc.end.line)) return true;
        if (/Statement$|Declaration$|^PropertyDefinition$/.test(current.type)) return false;
      }
      return false;
    }
  },
};
