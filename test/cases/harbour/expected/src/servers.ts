// Generated from test/cases/harbour/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

/** Where the service is: give one to `createClient` as `baseUrl`. */
export const servers: {
  readonly port: (variables?: {
    /** Which harbour. */
    readonly port?: "north" | "south";
    readonly stage?: string;
  }) => string;
} = {
  port: (variables = {}) =>
    `https://${variables.port ?? "north"}.harbour.example/${variables.stage ?? "live"}`,
};
