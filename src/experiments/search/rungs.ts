/** Of the configurations of a rung, one in so many is trained on. */
const FACTOR = 3;
/** Rungs of successive halving. */
const RUNGS = 3;

/** A part of a search: some configurations are trained up to a number of epochs, and the best of them go on. */
export interface Rung {
  readonly epochs: number;
  /** Configurations that are trained. */
  readonly count: number;
}

/**
 * The rungs of successive halving by thirds: all configurations for a ninth of the epochs, the best third of them for a
 * third, the best third of those for all. With n configurations and e epochs n e (1/9 + 2/27 + 2/27) = 0.26 n e epochs
 * are trained.
 *
 * Source: Jamieson and Talwalkar (2016), "Non-stochastic Best Arm Identification", figure 3, with thirds as in Li et al.
 * (2018), "Hyperband", section 3.
 */
export function rungsOf(configurations: number, epochs: number): Rung[] {
  const rungs = Array.from({ length: RUNGS }, (_, i) => ({
    epochs: Math.max(1, Math.round(epochs / FACTOR ** (RUNGS - 1 - i))),
    count: Math.max(1, Math.ceil(configurations / FACTOR ** i)),
  }));
  // Few epochs make rungs of the same length: the last of them, with the fewest configurations, would judge nothing new.
  return rungs.filter(({ epochs: own }, i) => i === 0 || own > rungs[i - 1].epochs);
}
