import type { Middleware } from "./types.ts";

/**
 * Follows redirects of requests that only read, as far as they stay on the same origin: the credential goes to
 * no other. Not in browsers, which do not say where a redirect leads.
 */
export const followRedirects: Middleware = async (request, next) => {
  let { url } = request;
  let response = await next(request);
  for (
    let hops = 0;
    hops < 10 && /GET|HEAD/.test(request.method) && /30[12378]/.test(String(response.status));
    hops++
  ) {
    const target = new URL(response.headers.get("location") ?? "", url);
    if (target.origin !== new URL(url).origin) break;
    // Its connection is wanted, not what it says.
    await response.arrayBuffer();
    url = target.href;
    response = await next({ ...request, url });
  }
  return response;
};
