import type { CallIds, Exchange, Step } from "./types.ts";

/** Reads the ids of a call's latest attempt. */
export function idsOf({ spec: { ids }, headers, response }: Exchange): CallIds {
  const found: Record<string, string | undefined> = {};
  for (const id in ids) {
    // It is there, or it would have no key.
    const header = ids?.[id] as string;
    found[id] = response?.headers.get(header) ?? headers[header];
  }
  // The document names all of them, some, or none; one that it does not name is undefined.
  return found as Partial<CallIds> as CallIds;
}

/** A step that gives each of some headers a new UUID, unless the caller has. */
export function attemptIds(...names: readonly string[]): Step {
  return ({ headers }) => {
    for (const name of names) headers[name] ??= crypto.randomUUID();
  };
}
