import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/bench/**", "test/runtimes/**"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
export default config;
