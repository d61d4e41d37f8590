import { assertHeaders } from "./headers.ts";
import { checkedBaseUrl, withOptions } from "./options.ts";
import type { Client, ClientOptions, Settings } from "./types.ts";

/**
 * Makes the client that every operation takes. It holds no connection and needs no closing. Printing it, or writing
 * it as JSON, shows where it goes, and no credential.
 *
 * @throws TypeError for a `baseUrl` that is no absolute http or https URL or that has name and password, a query or a
 * fragment; for `maxRetries`, `timeoutMs` and `deadlineMs` that are no numbers or too small; and for `headers` that
 * HTTP cannot carry.
 */
export function createClient(options: ClientOptions): Client {
  const settings = withOptions<Settings>(null, options);
  const { credential, scopes = [], middleware = [], logger, headers = {} } = settings;
  assertHeaders(headers);
  const baseUrl = checkedBaseUrl(settings.baseUrl);
  Object.assign(settings, {
    token:
      settings.token ??
      (credential &&
        (({ signal, claims }) =>
          credential.getToken(scopes, { abortSignal: signal, ...(claims && { claims }) }))),
    around: logger ? [...middleware, logger] : middleware,
  } satisfies Partial<Settings>);
  // Not enumerable: whatever prints the client leaves it out. The compiler does not know what is defined here.
  return Object.defineProperty({ baseUrl }, "settings", { value: () => settings }) as Client;
}
