/**
 * Forbids `TABLE[key]` and `{ on, off }[key]` for a key that may be any text: `constructor` and `__proto__` are
 * keys of every object.
 */
const ANY_TEXT = ["string", "any", "unknown"];

export const ownKeys = {
  meta: {
    type: "problem",
    messages: { bare: "The key may be a name of Object.prototype; use lookUp of core/look-up." },
    schema: [],
  },
  create(context) {
    const { program, getTypeAtLocation } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();
    return {
      MemberExpression(node) {
        if (!node.computed || !isTable(node.object)) return;
        if (!ANY_TEXT.includes(checker.typeToString(getTypeAtLocation(node.property)))) return;
        context.report({ node, messageId: "bare" });
      },
    };
  },
};

/** A constant table, or one written on the spot. */
function isTable(node) {
  if (node.type === "TSAsExpression" || node.type === "TSSatisfiesExpression") return isTable(node.expression);
  return node.type === "ObjectExpression" || (node.type === "Identifier" && /^[A-Z][A-Z0-9_]+$/.test(node.name));
}
