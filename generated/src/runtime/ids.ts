import type { Exchange } from "./types.ts";

/** What identifies a call to the people who look for it in logs. */
export interface CallIds {
  /** The server's id of the request, or the one that was sent, where the document names the header. */
  readonly requestId: string | undefined;
  readonly correlationId: string | undefined;
}

/** Reads the ids of a call's latest attempt. */
export function idsOf({ spec: { headerRoles }, headers, response }: Exchange): CallIds {
  const read = (name: string | undefined): string | undefined =>
    name && (response?.headers.get(name) ?? headers[name.toLowerCase()]);
  return { requestId: read(headerRoles?.requestId), correlationId: read(headerRoles?.correlationId) };
}

/** Gives a new UUID to each header of a list that has no value yet. */
export function fillIds(headers: Record<string, string>, names: readonly string[] = []): void {
  for (const name of names) headers[name.toLowerCase()] ??= crypto.randomUUID();
}
