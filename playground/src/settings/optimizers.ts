/** The optimizers: name of the class, which is also what people read in every language. */
export const OPTIMIZERS = {
  adam: "Adam",
  adamw: "AdamW",
  sgd: "SGD",
  momentum: "Momentum",
  rmsprop: "RMSProp",
  adagrad: "Adagrad",
  nadam: "NAdam",
  adadelta: "Adadelta",
  lion: "Lion",
} as const;

type OptimizerName = keyof typeof OPTIMIZERS;

export const OPTIMIZER_NAMES = Object.keys(OPTIMIZERS) as OptimizerName[];
