/**
 * The codes of the activations. The kernels in assembly/ import this very file: it is read by both compilers.
 * Up to `relu` an activation of a population has kernels of its own there, with a derivative from its output.
 */
export enum ActivationCode {
  none,
  sigmoid,
  tanh,
  relu,
  leakyRelu,
  elu,
  selu,
  gelu,
  geluTanh,
  silu,
  mish,
  softplus,
  hardSigmoid,
  hardSwish,
}
