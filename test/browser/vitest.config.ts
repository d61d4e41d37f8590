import { defineConfig, type ViteUserConfig } from "vitest/config";

/** What needs Chromium: `npm run test:browser`. */
const config: ViteUserConfig = defineConfig({
  test: { include: ["test/browser/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});
export default config;
