/** What the package offers, and what a thread of it runs: each becomes `dist/NAME.js`. */
export const entries = { cli: "cli.ts", api: "api.ts", "corpus-worker": "corpus/worker.ts" };
