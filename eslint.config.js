import tseslint from "typescript-eslint";
import { explainedAssertions } from "./scripts/lib/eslint/explained-assertions.js";

/**
 * Stages in the order of the pipeline. A stage may import what stands before it, never what comes after; each
 * entry is a folder of generator/ and the file of the same name. `build` and `generate` put stages together.
 */
const stages = ["load", "lint", "model", "emit", "format", "build", "write", "generate"];

/** Import patterns of one stage: as siblings see it, and as files in folders see it. */
function patternsOf(stage) {
  return [
    `./${stage}.ts`,
    `./${stage}/*`,
    `../${stage}.ts`,
    `../${stage}/*`,
    `../../${stage}.ts`,
    `../../${stage}/*`,
  ];
}

/** A rule for the files of a stage (or what stands before all stages) against importing certain others. */
function forbid(files, forbidden, message) {
  const patterns = [{ group: forbidden.flatMap(patternsOf), message }];
  return { files, rules: { "no-restricted-imports": ["error", { patterns }] } };
}

const order = stages.slice(0, -1).map((stage, index) => {
  const later = stages.slice(index + 1).concat("diff");
  // The model is built from the document, whether or not somebody linted it.
  const forbidden = stage === "model" || stage === "emit" ? later.concat("lint") : later;
  return forbid(
    [`generator/${stage}.ts`, `generator/${stage}/**`],
    forbidden,
    "A stage imports earlier stages only.",
  );
});

export default tseslint.config(
  {
    ignores: ["**/dist", "generated/src", "test/cases", "test/bench", "test/runtimes", "**/node_modules"],
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { local: { rules: { "explained-assertions": explainedAssertions } } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // A caller's abort reason can be anything, and is passed on as it is.
      "@typescript-eslint/prefer-promise-reject-errors": [
        "error",
        { allowThrowingUnknown: true, allowThrowingAny: true },
      ],
      // JSON values are turned into text where a document may hold a wrong type, which lint has reported.
      "@typescript-eslint/no-base-to-string": "off",
      // Template text is checked by people: numbers and unknown errors are fine in messages.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "local/explained-assertions": "error",
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Named exports only." },
        { selector: "ExportAllDeclaration", message: "Say what is exported." },
      ],
    },
  },
  {
    // Tools that read a default export, and declarations of a package that has one.
    files: ["*.config.ts", "**/*.d.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  ...order,
  forbid(
    ["generator/{diagnostics,json,spec}.ts", "generator/diagnostics/**", "generator/text/**"],
    [...stages, "diff"],
    "What every stage uses imports no stage.",
  ),
  {
    files: ["generator/runtime/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(?!\\./[^/]+\\.ts$)",
              message: "The runtime is copied alone: it imports only itself.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["generator/**"],
    ignores: ["generator/model/type-text.ts", "generator/runtime/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "openapi-typescript",
              message: "Only generator/model/type-text.ts may: it can be replaced.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      // Tests hand in what the types forbid, and get `any` from JSON and from matchers.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/require-await": "off",
      "local/explained-assertions": "off",
    },
  },
);
