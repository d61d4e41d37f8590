import { isBelow } from "./address.ts";
import type { Middleware } from "./types.ts";

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
const READS: readonly string[] = ["GET", "HEAD"];

/**
 * Follows redirects of requests that only read, up to ten, as far as they stay below the client's `baseUrl`: the
 * credential goes nowhere else. Not in browsers, which do not say where a redirect leads. A redirect that is not
 * followed is an `ApiError`.
 */
export const followRedirects: Middleware = async (request, next) => {
  let { url } = request;
  let response = await next(request);
  for (let hops = 0; hops < 10 && READS.includes(request.method); hops += 1) {
    const location = response.headers.get("location");
    if (!location || !REDIRECTS.includes(response.status) || !URL.canParse(location, url)) break;
    const target = new URL(location, url);
    if (!isBelow(target, request.baseUrl)) break;
    // Its connection is wanted, not what it says.
    await response.arrayBuffer();
    url = target.href;
    response = await next({ ...request, url });
  }
  return response;
};
