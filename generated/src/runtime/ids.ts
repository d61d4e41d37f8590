import type { CallIds, Exchange, Step } from "./types.ts";

/** Reads the ids of an attempt. */
export function idsOf({ spec, request, response }: Exchange): CallIds {
  const found = Object.entries(spec.ids ?? {}).map(([id, header]) => [
    id,
    response?.headers.get(header) ?? request.headers[header],
  ]);
  // The document names all of them, some, or none; one that it does not name is undefined.
  return Object.fromEntries(found) as CallIds;
}

/**
 * A new UUID (RFC 9562, version 4). Where the platform makes none (React Native, a page without TLS), its random part
 * is that of `Math.random`: an id is no secret.
 */
export function uuid(): string {
  return (
    // It is there in secure contexts only.
    (globalThis.crypto as Partial<Crypto> | undefined)?.randomUUID?.() ??
    "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, () => Math.trunc(Math.random() * 16).toString(16))
  );
}

/** A step that gives each of some headers a new UUID, unless the caller has. */
export function attemptIds(...names: readonly string[]): Step {
  return ({ headers }) => {
    for (const name of names) headers[name] ??= uuid();
  };
}
