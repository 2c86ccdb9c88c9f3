/** Losses of values. Definitions are PyTorch's. */
import { assertPositive, rangeError } from "../../core/check";
import { exp } from "../../core/exponential";
import { listOf, openFraction, single } from "../../core/option-table";
import { lossFactory } from "../create-loss";
import type { Loss, LossPlace } from "../loss";
import { MIN_VARIANCE } from "../task-losses/index";
import { elementLoss, rowsAt } from "./element-loss";

/** Mean over all elements of |y - t|; slope 0 at 0. */
export const meanAbsoluteError: Loss = elementLoss("meanAbsoluteError", (y, t, _column, term) => {
  term.value = Math.abs(y - t);
  term.slope = Math.sign(y - t);
});

/** Squared within `delta`, straight beyond it: d² / 2, or delta (|d| - delta / 2). Source: Huber (1964). */
export const huber = lossFactory({ delta: [single(assertPositive), 1] }, ({ delta }) =>
  elementLoss("huber", (y, t, _column, term) => {
    const d = y - t;
    const isNear = Math.abs(d) <= delta;
    term.value = isNear ? (d * d) / 2 : delta * (Math.abs(d) - delta / 2);
    term.slope = isNear ? d : delta * Math.sign(d);
  }),
);

/** For each level q: q (t - y) where y is below t, else (1 - q) (y - t). Source: Koenker and Bassett (1978). */
export const quantile = lossFactory(
  { levels: [listOf(openFraction, "[0.1, 0.5, 0.9]"), [0.5]] },
  ({ levels }, { who, fanOut }) => {
    if (fanOut % levels.length !== 0) {
      const got = `${levels.length} levels for a network of ${fanOut} outputs`;
      throw rangeError(`${who}: quantile`, got, "give each target an output for each level");
    }
    return elementLoss(
      "quantile",
      (y, t, column, term) => {
        const level = levels[column % levels.length];
        term.value = y < t ? level * (t - y) : (1 - level) * (y - t);
        term.slope = y < t ? -level : y > t ? 1 - level : 0;
      },
      { targetColumns: fanOut / levels.length },
    );
  },
);

/** e^y - t y: the outputs are logarithms of rates. */
export const poisson: Loss = elementLoss(
  "poisson",
  (y, t, _column, term) => {
    const rate = exp(y);
    term.value = rate - t * y;
    term.slope = rate - t;
  },
  // Of a negative count there is no least loss.
  { leastTarget: 0 },
);

/** (log v + (m - t)² / v) / 2: the first half of the outputs are means, the second logarithms of variances. */
export function gaussian({ who, fanOut }: LossPlace): Loss {
  if (fanOut % 2 !== 0) {
    const got = `loss "gaussian" on a network with ${fanOut} outputs`;
    throw rangeError(who, got, "give each target an output for its mean and one for its log variance");
  }
  const targetColumns = fanOut / 2;
  return {
    name: "gaussian",
    targetKind: "rows",
    takesProbabilities: false,
    fusedLayers: 0,
    targetColumns,
    count: (rows) => rows * targetColumns,
    evaluate: (kernels, y, t, _labels, d, rows, columns, scale) => {
      const { outputs, targets, dOutputs } = rowsAt(kernels, [y, t, d], false, rows, columns, targetColumns);
      let sum = 0;
      for (let i = 0; i < targets.length; i++) {
        const mean = Math.floor(i / targetColumns) * columns + (i % targetColumns);
        const logVariance = outputs[mean + targetColumns];
        const free = exp(logVariance);
        const variance = Math.max(free, MIN_VARIANCE);
        const difference = outputs[mean] - targets[i];
        const share = (difference * difference) / variance;
        sum += ((free === variance ? logVariance : LOG_MIN_VARIANCE) + share) / 2;
        dOutputs[mean] = (scale * difference) / variance;
        dOutputs[mean + targetColumns] = (((scale * (1 - share)) / variance) * free) / 2;
      }
      return sum;
    },
  };
}

const LOG_MIN_VARIANCE = -13.815510557964274;
