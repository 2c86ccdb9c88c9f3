/**
 * Optimizers for one number: each is created with its options and keeps its own moments; a
 * call makes one step from parameter p with gradient g and returns the new p.
 */

export interface Common {
  readonly learningRate: number;
  /** L2 term in the gradient. */
  readonly weightDecay: number;
  /** Factor of the gradient, from clipping. */
  readonly gradientScale: number;
}

export type Stepper = (p: number, g: number) => number;

const decayed = (p: number, g: number, { weightDecay, gradientScale }: Common) => gradientScale * g + weightDecay * p;

export function sgd(options: Common): Stepper {
  return (p, g) => p - options.learningRate * decayed(p, g, options);
}

export function momentum(options: Common & { momentum: number; nesterov: boolean }): Stepper {
  let velocity = 0;
  return (p, gradient) => {
    const g = decayed(p, gradient, options);
    velocity = options.momentum * velocity + g;
    return p - options.learningRate * (options.nesterov ? g + options.momentum * velocity : velocity);
  };
}

export function rmsprop(options: Common & { decay: number; epsilon: number }): Stepper {
  let secondMoment = 0;
  return (p, gradient) => {
    const g = decayed(p, gradient, options);
    secondMoment = options.decay * secondMoment + (1 - options.decay) * g * g;
    return p - (options.learningRate * g) / (Math.sqrt(secondMoment) + options.epsilon);
  };
}

export function adagrad(options: Common & { epsilon: number }): Stepper {
  let sum = 0;
  return (p, gradient) => {
    const g = decayed(p, gradient, options);
    sum += g * g;
    return p - (options.learningRate * g) / (Math.sqrt(sum) + options.epsilon);
  };
}

export interface AdamOptions extends Common {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** AdamW's decay of the parameters beside the gradient. */
  readonly decoupledDecay: number;
}

export function adam(options: AdamOptions): Stepper {
  const { learningRate, beta1, beta2, epsilon, decoupledDecay } = options;
  let [m, v, t] = [0, 0, 0];
  return (p, gradient) => {
    const g = decayed(p, gradient, options);
    t++;
    m = beta1 * m + (1 - beta1) * g;
    v = beta2 * v + (1 - beta2) * g * g;
    const mHat = m / (1 - beta1 ** t);
    const vHat = v / (1 - beta2 ** t);
    return p * (1 - learningRate * decoupledDecay) - (learningRate * mHat) / (Math.sqrt(vHat) + epsilon);
  };
}
