import eslint from "@eslint/js";
import tseslint from "typescript-eslint";
import { noUsing } from "./lint/no-using.mjs";
import { ownKeys } from "./lint/own-keys.mjs";

export default tseslint.config(
  // AssemblyScript is not TypeScript: its compiler and its tests check assembly/.
  { ignores: ["build/", "dist/", "out/", "assembly/", "bench/assembly/", "node_modules/", "docs/api/"] },
  eslint.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Numbers stand in messages and tables everywhere.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Arguments are checked at run time too: callers may be JavaScript.
      "@typescript-eslint/no-unnecessary-condition": "off",
      // Arrays are indexed within bounds that loops guarantee.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/core/look-up.ts", "src/core/kind.ts"],
    plugins: { local: { rules: { "own-keys": ownKeys } } },
    rules: {
      "local/own-keys": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "CallExpression[callee.object.name='Object'][callee.property.name='hasOwn'][arguments.0.name=/^[A-Z]/]",
          message: 'Use lookUp of core/look-up: hasOwn takes ["Linear"] for "Linear".',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name=/^(max|min)$/] > SpreadElement",
          message: "Use largest and smallest of core/extremes: a long list overflows the stack.",
        },
        {
          selector: "MemberExpression[object.name='Array'][property.name='isArray']",
          message: "Use isArray of core/kind: Array.isArray throws for a revoked proxy.",
        },
        {
          selector: "NewExpression[callee.name=/^Text(En|De)coder$/]",
          message: "Use encodeText and createDecoder of core/text-coding: a test runner's page may lack the classes.",
        },
      ],
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/core/look-up.ts", "src/core/kind.ts", "src/cli/**"],
    plugins: { library: { rules: { "no-using": noUsing } } },
    rules: { "library/no-using": "error" },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[object.name='vi'][property.name=/^wait(For|Until)$/]",
          message: "Use expect.poll: a second may be too short while other programs run.",
        },
      ],
    },
  },
  // A work is an action; its value is not used.
  { files: ["bench/**/*.ts"], rules: { "@typescript-eslint/no-confusing-void-expression": "off" } },
  {
    files: ["test/bundlers/app/*.js"],
    languageOptions: { globals: Object.fromEntries(["crypto", "Blob", "URL"].map((name) => [name, "readonly"])) },
  },
  {
    files: ["playground/service-worker.js"],
    languageOptions: {
      globals: Object.fromEntries(
        ["self", "caches", "location", "fetch", "URL", "__FILES__"].map((name) => [name, "readonly"]),
      ),
    },
  },
  {
    files: ["playground/vite.config.mjs"],
    languageOptions: { globals: { URL: "readonly" } },
  },
  {
    // What it hands to a page runs there.
    files: ["test/firefox/*.mjs"],
    languageOptions: { globals: Object.fromEntries(["URL", "document", "Event"].map((name) => [name, "readonly"])) },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: {
      globals: { console: "readonly", performance: "readonly", process: "readonly", TextEncoder: "readonly" },
    },
  },
);
