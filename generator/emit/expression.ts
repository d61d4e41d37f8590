/** Source text of an expression, with the runtime functions it calls. */
export interface Expression {
  readonly text: string;
  readonly uses: readonly string[];
}

/** Text that mentions nothing of the runtime. */
export function plain(text: string): Expression {
  return { text, uses: [] };
}

/** A function of the runtime by its name. */
export function named(name: string): Expression {
  return { text: name, uses: [name] };
}

/** A call of a runtime function. Arguments that are undefined are left out at the end. */
export function call(name: string, ...args: readonly (string | Expression | undefined)[]): Expression {
  const given = args.slice(0, args.findLastIndex((arg) => arg !== undefined) + 1);
  const { text, uses } = joined(
    given.map((arg) => (typeof arg === "object" ? arg : plain(arg ?? "undefined"))),
  );
  return { text: `${name}(${text})`, uses: [name, ...uses] };
}

/** An array of expressions; none at all when there are no items. */
export function list(items: readonly Expression[]): Expression | undefined {
  return items.length === 0 ? undefined : around("[", joined(items), "]");
}

/** An object with these members, each with its key; none at all when there are no members. */
export function object(members: readonly Expression[]): Expression | undefined {
  return members.length === 0 ? undefined : around("{ ", joined(members), " }");
}

/** The same expression with other text before and behind it. */
export function around(before: string, { text, uses }: Expression, after = ""): Expression {
  return { text: `${before}${text}${after}`, uses };
}

/** Several expressions, with commas between them. */
export function joined(items: readonly Expression[]): Expression {
  return { text: items.map(({ text }) => text).join(", "), uses: items.flatMap(({ uses }) => uses) };
}
