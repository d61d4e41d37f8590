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
    // A worker loads the generator, the compilers and Prettier once, and not for each file. What a test puts in place of
    // something global is taken away before the next one, whichever file that is in.
    isolate: false,
    restoreMocks: true,
    unstubGlobals: true,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
export default config;
