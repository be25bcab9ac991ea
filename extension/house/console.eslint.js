// The manners of the console's scripts, which the browser runs as they stand. Called from the root of the house.
import js from "@eslint/js";

/** What the browser gives them, and no more. */
const GIVEN = [
  "Blob", "clearTimeout", "document", "Event", "fetch", "FormData", "history", "location", "sessionStorage", "setTimeout",
  "URL", "window",
];
const MARKUP = "Only what has passed the page's own policy becomes markup; words of others are text: use textContent.";
const MARKUPS = ["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "write"];

export default [
  {
    files: ["daemon/bedacht/console/static/*.js"],
    ...js.configs.recommended,
    languageOptions: { sourceType: "module", globals: Object.fromEntries(GIVEN.map((name) => [name, "readonly"])) },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...js.configs.recommended.rules,
      complexity: ["error", 8],
      "max-lines": ["error", 300],
      "max-params": ["error", 5],
      "max-statements": ["error", 30],
      eqeqeq: "error",
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-shadow": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      "no-restricted-properties": ["error", ...MARKUPS.map((property) => ({ property, message: MARKUP }))],
    },
  },
];
