/** Activation functions, and their derivatives from the output y and its gradient dy. */

export const relu = (x: number) => (x < 0 ? 0 : x);
export const reluGradient = (y: number, dy: number) => (y <= 0 ? 0 : dy);

export const leakyRelu = (slope: number) => (x: number) => (x <= 0 ? slope * x : x);
export const leakyReluGradient = (slope: number) => (y: number, dy: number) => (y <= 0 ? slope * dy : dy);

export const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
export const sigmoidGradient = (y: number, dy: number) => dy * y * (1 - y);

export const tanh = (x: number) => Math.tanh(x);
export const tanhGradient = (y: number, dy: number) => dy * (1 - y * y);
