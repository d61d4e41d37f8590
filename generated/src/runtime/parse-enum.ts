/** The values of an enum, and any other text that a server may come up with. Editors complete the former. */
export type OpenEnum<T extends string | number> =
  T | (T extends string ? string & Record<never, never> : number & Record<never, never>);

/**
 * The member of an enum that a value means: the very value, or one that differs in case, hyphens, underscores
 * and spaces only (`void_note`, `voidNote`, `VOID-NOTE`). `undefined` for anything else.
 */
export function parseEnum<T extends string | number>(
  members: Readonly<Record<string, T>>,
  value: unknown,
): T | undefined {
  const values = Object.values(members);
  const exact = values.find((member) => member === value);
  if (exact !== undefined || typeof value !== "string") return exact;
  return values.find((member) => typeof member === "string" && plain(member) === plain(value));
}

function plain(text: string): string {
  return text.replace(/[-_\s]/g, "").toLowerCase();
}
