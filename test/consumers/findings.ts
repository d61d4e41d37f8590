/** What the program `consumer.ts` finds out against the service of `scripts/lib/runtimes`, wherever it runs. */
export const findings = {
  balance: [1250.5, "EUR", 200, true],
  currencies: ["EUR", "USD"],
  isVoidNote: true,
  invoiceDate: "2024-02-29T10:00:00.123Z",
  ids: ["one", "two", "three"],
  pages: 3,
  resumed: ["two", "three"],
  retried: "success",
  failures: [
    "404 Not found",
    "401 900401",
    "too slow: attempt",
    "ConnectionError",
    "CredentialError",
    "DecodeError",
    "PagingError",
    "no more",
  ],
  mocked: [7, true, 2],
  logged: true,
  servers: true,
};
