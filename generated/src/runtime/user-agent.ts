/**
 * How this package names itself to servers: name and version, as `User-Agent` has them (RFC 9110 section 10.1.5). Clients
 * send it where the platform lets them. An application puts its own before it:
 * ``headers: { "user-agent": `my-app/1.0 ${userAgent}` }``.
 */
// In a package, the generator writes here what package.json says.
export const userAgent: string = "partner-center-invoices/0.2.0";
