/**
 * Reads the member of a value at a dotted path (`links.next`), or under a name that has dots (`@odata.nextLink`),
 * where the document does not say which of them it is.
 */
export function member(value: unknown, path: string): unknown {
  // Whatever it is: nothing is taken for granted of it.
  const members = value as Members;
  return members?.[path] ?? path.split(".").reduce((inner, name) => inner?.[name], members);
}

/** Something of which nothing is known but that members can be looked for. */
type Members = { readonly [name: string]: Members } | null | undefined;
