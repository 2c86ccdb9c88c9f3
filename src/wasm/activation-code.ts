/**
 * The codes of the activations. The kernels in assembly/ import this very file: it is read by both compilers.
 * Up to `relu` an activation of a population has kernels of its own there, with a derivative from its output.
 */
export const none = 0;
export const sigmoid = 1;
export const tanh = 2;
export const relu = 3;
export const leakyRelu = 4;
export const elu = 5;
export const selu = 6;
export const gelu = 7;
export const geluTanh = 8;
export const silu = 9;
export const mish = 10;
export const softplus = 11;
export const hardSigmoid = 12;
export const hardSwish = 13;
