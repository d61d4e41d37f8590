import { type ServerAddress, serverOf, withOptions } from "./options.ts";
import type {
  Client,
  ClientOptions,
  HeaderValues,
  Settings,
  TokenCredential,
  TokenFunction,
} from "./types.ts";
import { userAgent } from "./user-agent.ts";

/**
 * Makes the client that every operation takes. It holds no connection and needs no closing. Printing it, or writing
 * it as JSON, shows where it goes, and no credential.
 *
 * @throws TypeError for a `baseUrl` that is no absolute http or https URL or that has name and password or a fragment;
 * for options of a wrong kind, null among them; for numbers that are none or too small; and for `headers` that HTTP
 * cannot carry.
 */
export function createClient(options: ClientOptions): Client {
  const settings = withOptions<ClientOptions & ServerAddress>(null, options);
  const { token, credential, scopes = [], middleware = [], logger } = settings;
  const { baseUrl } = serverOf(settings.baseUrl);
  const whole: Settings = Object.assign(settings, {
    headers: { ...ownName(), ...settings.headers },
    token: token === undefined && credential ? tokenFunction(credential, scopes) : token,
    around: logger ? [...middleware, logger] : middleware,
  } satisfies Partial<Settings>);
  // Not enumerable: whatever prints the client leaves it out. The compiler does not know what is defined here.
  return Object.defineProperty({ baseUrl }, "settings", { value: () => whole }) as Client;
}

function tokenFunction(credential: TokenCredential, scopes: string | string[]): TokenFunction {
  return ({ signal, claims }) =>
    credential.getToken(scopes, { abortSignal: signal, ...(claims && { claims }) });
}

/** The package's name, unless it has none. Browsers send their own, and ask a server whether another one is welcome. */
function ownName(): HeaderValues {
  // Not all platforms have it.
  const navigator = globalThis.navigator as Partial<Navigator> | undefined;
  return userAgent && !navigator?.userAgent?.startsWith("Mozilla/") ? { "user-agent": userAgent } : {};
}
