// House rule: whoever starts listening ends it, so every addEventListener takes a signal.

/** @type {import("eslint").Rule.RuleModule} */
export const signal = {
  meta: {
    type: "problem",
    messages: { missing: "Pass { signal }: pages live for days and extensions are updated underneath them." },
    schema: [],
  },
  create(context) {
    return {
      "CallExpression[callee.property.name='addEventListener']"(call) {
        const options = call.arguments[2];
        const names = options?.type === "ObjectExpression" ? options.properties.map((p) => p.key?.name) : [];
        if (!names.includes("signal")) context.report({ node: call, messageId: "missing" });
      },
    };
  },
};
