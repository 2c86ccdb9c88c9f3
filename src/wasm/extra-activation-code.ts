/** Codes of the activations in assembly/extras/activations.ts. */
export const ExtraActivation = {
  elu: 6,
  selu: 7,
  gelu: 8,
  geluTanh: 9,
  silu: 10,
  mish: 11,
  softplus: 12,
  hardSigmoid: 13,
  hardSwish: 14,
} as const;

export type ActivationCode = (typeof ExtraActivation)[keyof typeof ExtraActivation];
