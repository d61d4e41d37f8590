/**
 * Whether a header is nobody's API: HTTP's own, or what browsers, tracing and proxies add to every request. OpenAPI
 * itself ignores header parameters called `Accept`, `Content-Type` and `Authorization` (section 4.8.12.1).
 */
export function isCommonHeader(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    COMMON.has(lower) || /^(?::|sec-|proxy-|accept-|content-|if-|access-control-|x-forwarded-)/.test(lower)
  );
}

const COMMON: ReadonlySet<string> = new Set([
  // RFC 9110, RFC 9111, RFC 6265, RFC 7239 and neighbours.
  ..."accept authorization cache-control connection cookie date expect forwarded from host keep-alive max-forwards".split(
    " ",
  ),
  ..."origin pragma prefer priority range referer te trailer transfer-encoding upgrade user-agent via".split(
    " ",
  ),
  // Browsers.
  ..."dnt device-memory downlink dpr ect rtt save-data upgrade-insecure-requests viewport-width x-requested-with".split(
    " ",
  ),
  // Tracing.
  ..."baggage traceparent tracestate".split(" "),
]);
