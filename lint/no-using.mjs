/** Forbids `using`, and `new AbortController()`, in the library: not every engine it is made for has them. */
export const noUsing = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      using: "Call dispose in a finally block: engines without Symbol.dispose throw at a using declaration.",
      controller: "Use Abortion of core/abortion: not every engine has an AbortController.",
    },
  },
  create: (context) => ({
    "VariableDeclaration[kind=/using/]": (node) => context.report({ node, messageId: "using" }),
    "NewExpression[callee.name='AbortController']": (node) => context.report({ node, messageId: "controller" }),
  }),
};
