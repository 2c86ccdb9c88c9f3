/** The one table of optimizers by name. It stands alone, so that the playground's page can read it without the library. */

/** The class of each name. */
export const OPTIMIZER_CLASSES = {
  adam: "Adam",
  adamw: "AdamW",
  momentum: "Momentum",
  rmsprop: "RMSProp",
  adagrad: "Adagrad",
  sgd: "SGD",
  // These come with the extras (src/extras).
  nadam: "NAdam",
  adadelta: "Adadelta",
  lion: "Lion",
} as const;

/** Optimizers by name. */
export type OptimizerName = keyof typeof OPTIMIZER_CLASSES;

/** Every name of an optimizer, for lists of choices. */
export const OPTIMIZER_NAMES = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.keys(OPTIMIZER_CLASSES),
) as readonly OptimizerName[];
