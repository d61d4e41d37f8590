import type { SecurityScheme } from "../model/model.ts";
import { stringLiteral } from "../shared/text/literals.ts";
import { call, named, type Expression } from "./expression.ts";

/**
 * The step that puts a credential on a request: one of several alternatives, each of one scheme or more. Their order
 * means nothing (OpenAPI section 4.8.30), so that a client which has a credential sends it where none is needed, too.
 */
export function authExpression(security: readonly (readonly SecurityScheme[])[]): Expression | undefined {
  const alternatives = new Map<string, Expression>();
  for (const schemes of security) {
    const parts = schemes.flatMap((scheme) => (scheme.kind === "other" ? [] : [schemeExpression(scheme)]));
    const distinct = [...new Map(parts.map((part) => [part.text, part])).values()];
    const all = combine("allOf", distinct) ?? named("noAuth");
    alternatives.set(all.text, all);
  }
  const all = [...alternatives.values()];
  const closed = all.filter(({ text }) => text !== "noAuth");
  if (closed.length === 0) return undefined;
  return combine("anyOf", closed.length < all.length ? [...closed, named("noAuth")] : closed);
}

function combine(name: string, parts: readonly Expression[]): Expression | undefined {
  return parts.length < 2 ? parts[0] : call(name, ...parts);
}

function schemeExpression(scheme: Exclude<SecurityScheme, { kind: "other" }>): Expression {
  switch (scheme.kind) {
    case "bearer":
      return named("bearer");
    case "basic":
      return call("basic", stringLiteral(scheme.id));
    case "apiKey":
      return call("apiKey", stringLiteral(scheme.id), stringLiteral(scheme.in), stringLiteral(scheme.name));
  }
}
