import tseslint from "typescript-eslint";
import { explainedAssertions } from "./scripts/lib/eslint/explained-assertions.js";
import { noCircles, rooms as roomsRule } from "./scripts/lib/eslint/rooms.js";

/**
 * What the files of each folder of generator/ may import, besides their own folder: earlier stages only, so that a
 * stage can be read without the later ones. The runtime is copied alone and imports nothing else.
 */
const rooms = {
  "generator/shared": [],
  "generator/document": ["generator/shared"],
  "generator/document/names": ["generator/shared"],
  "generator/document/load": ["generator/shared", "generator/document"],
  "generator/choose": ["generator/shared", "generator/document"],
  "generator/lint": ["generator/shared", "generator/document"],
  "generator/lenient": ["generator/shared", "generator/document"],
  "generator/model": ["generator/shared", "generator/document", "generator/document/names"],
  "generator/emit": ["generator/shared", "generator/document", "generator/model", "generator/runtime"],
  "generator/format": ["generator/shared"],
  "generator/write": ["generator/shared"],
  "generator/runtime": [],
  "generator/diff/compare": ["generator/shared", "generator/document"],
  "generator/diff/judge": [
    "generator/shared",
    "generator/document",
    "generator/document/load",
    "generator/diff/compare",
  ],
  "generator/diff/types": [
    "generator/shared",
    "generator/document",
    "generator/model",
    "generator/emit",
    "generator/format",
    "generator/diff/compare",
    "generator/diff/judge",
  ],
  "generator/diff/report": [
    "generator/shared",
    "generator/document",
    "generator/diff/compare",
    "generator/diff/judge",
  ],
  "generator/diff": [
    "generator/document",
    "generator/diff/compare",
    "generator/diff/judge",
    "generator/diff/types",
  ],
  "generator/verify": ["generator/shared", "generator/document", "generator/runtime"],
  "generator/cli": ["generator/shared"],
  "generator/config": [
    "generator/shared",
    "generator/choose",
    "generator/document/load",
    "generator/diff/compare",
    "generator/diff/judge",
    "generator/cli",
  ],
  // Where the two documents of a diff come from: git, files and the configuration.
  "generator/sides": [
    "generator/shared",
    "generator/document/load",
    "generator/lenient",
    "generator/lint",
    "generator/diff",
    "generator/diff/judge",
    "generator/cli",
    "generator/config",
  ],
  "generator/corpus": ["generator", "generator/shared", "generator/document/load", "generator/cli"],
  "generator/commands": [
    "generator",
    "generator/shared",
    "generator/document",
    "generator/document/load",
    "generator/lenient",
    "generator/lint",
    "generator/verify",
    "generator/write",
    "generator/diff/judge",
    "generator/diff/report",
    "generator/cli",
    "generator/config",
    "generator/sides",
    "generator/corpus",
  ],
  // The compositions: build.ts and generate.ts; what the package offers: api.ts; and its command: cli.ts.
  generator: [
    "generator/shared",
    "generator/document",
    "generator/document/load",
    "generator/choose",
    "generator/lint",
    "generator/lenient",
    "generator/model",
    "generator/emit",
    "generator/format",
    "generator/write",
    "generator/diff/report",
    "generator/sides",
    "generator/cli",
    "generator/commands",
  ],
};

/** Packages that one file alone imports, deep imports included. */
const packages = { "openapi-typescript": ["generator/model/type-text.ts"] };

export default tseslint.config(
  {
    ignores: [
      "**/dist",
      "generated/src",
      "test/cases",
      "test/bench",
      "test/runtimes",
      "test/integrations/projects",
      "**/node_modules",
    ],
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: {
      local: {
        rules: { "explained-assertions": explainedAssertions, rooms: roomsRule, "no-circles": noCircles },
      },
    },
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
    files: ["**/*.config.ts", "**/*.d.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["generator/**/*.ts"],
    rules: {
      "local/rooms": ["error", { root: import.meta.dirname, rooms, packages }],
      "local/no-circles": "error",
    },
  },
  {
    files: ["scripts/**/*.ts"],
    rules: { "local/no-circles": "error" },
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
