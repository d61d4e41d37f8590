import { availableParallelism } from "node:os";
import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // These have commands of their own.
    exclude: [
      "**/node_modules/**",
      "test/bench/**",
      "test/runtimes/**",
      "test/integrations/**",
      "test/browser/**",
    ],
    // Vitest leaves a core to the machine; on two that would be every other one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
export default config;
