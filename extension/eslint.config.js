// The manners of the extension: typescript-eslint at its strictest, and the rules of this house.
import tseslint from "typescript-eslint";
import { signal } from "./house/signal.js";

const house = { rules: { signal } };

export default tseslint.config(
  { ignores: [".output/**", ".wxt/**", "node_modules/**"] },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { house },
    rules: {
      "house/signal": "error",
      complexity: ["error", 8],
      "max-lines": ["error", 300],
      "max-params": ["error", 5],
      "max-statements": ["error", 30],
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Words of others are text: use textContent." },
        { property: "innerText", message: "innerText is wrong in nearly every editor: read blocks." },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
);
