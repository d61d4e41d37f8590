/** An address with more in its query. A server and a path of the document may have a query of their own. */
export function joinQuery(address: string, query: string): string {
  return query ? address + (address.includes("?") ? "&" : "?") + query : address;
}
