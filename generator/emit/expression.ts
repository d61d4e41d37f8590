/** Source text of an expression, with the runtime functions it calls. */
export interface Expression {
  readonly text: string;
  readonly uses: readonly string[];
}

/** Text that calls nothing. */
export function plain(text: string): Expression {
  return { text, uses: [] };
}

/** A call of a runtime function. Arguments that are undefined are left out at the end. */
export function call(name: string, ...args: (string | undefined)[]): Expression {
  const given = args.slice(0, args.findLastIndex((arg) => arg !== undefined) + 1);
  return { text: `${name}(${given.map((arg) => arg ?? "undefined").join(", ")})`, uses: [name] };
}

/** An array of expressions; none at all when there are no items. */
export function list(items: readonly Expression[]): Expression | undefined {
  if (items.length === 0) return undefined;
  return { text: `[${items.map((item) => item.text).join(", ")}]`, uses: items.flatMap((item) => item.uses) };
}

/** A call whose last argument is another expression. */
export function wrap(name: string, inner: Expression, ...before: string[]): Expression {
  const outer = call(name, ...before, inner.text);
  return { text: outer.text, uses: [...outer.uses, ...inner.uses] };
}
