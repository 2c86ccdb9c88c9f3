/** What the outputs of networks that predict values stand for; each loss of values says it. */
import { exp } from "../../core/exponential";
import { lookUp } from "../../core/look-up";
import type { Matrix } from "../../core/matrix";
import { meanMatrix } from "../../core/mean-matrix";
import { MIN_VARIANCE } from "../../losses/task-losses/index";

/** What networks say together, in the units that they learned; each matrix is (rows, targets). */
export interface Predicted {
  readonly values: Matrix;
  /** Standard deviation of the distribution of each value, where the loss is one of distributions. */
  readonly deviations?: Matrix;
  /** One for each level, in rising order. */
  readonly quantiles?: readonly Matrix[];
}

/** How outputs become values. */
export interface ValueHead {
  /** Outputs of a network for each target. */
  readonly width: number;
  /** Of the quantiles that are predicted, rising. */
  readonly levels?: readonly number[];
  /** Whether targets are counts, of which the outputs are logarithms: 0 or more, and scaled without a shift. */
  readonly isCount: boolean;
  /**
   * What several networks say on average.
   *
   * @param outputs - Of each network.
   * @param sizes - What the targets were divided by, one each.
   */
  predicted(outputs: readonly Matrix[], sizes: ArrayLike<number>): Predicted;
}

/** Outputs that are the values. */
export const PLAIN_HEAD: ValueHead = {
  width: 1,
  isCount: false,
  predicted: (outputs) => ({ values: meanMatrix(outputs) }),
};

/** A count of rate r has the variance r, in units of a size s as rate / s. */
const logRates: ValueHead = {
  width: 1,
  isCount: true,
  predicted(outputs, sizes) {
    const rates = meanMatrix(outputs.map((one) => mapped(one, exp)));
    return { values: rates, deviations: mapped(rates, (rate, i) => Math.sqrt(rate / sizes[i % rates.columns])) };
  },
};

/**
 * Means of all targets, then logarithms of variances. Several networks make a mixture, of which mean and variance are said.
 * Source: Lakshminarayanan, Pritzel and Blundell (2017), section 2.4.
 */
const normals: ValueHead = {
  width: 2,
  isCount: false,
  predicted(outputs) {
    const count = outputs[0].columns / 2;
    const means = outputs.map((one) => columnsOf(one, count, (target) => target));
    const mean = meanMatrix(means);
    const squares = outputs.map((one, m) =>
      mapped(
        columnsOf(one, count, (target) => count + target),
        (z, i) => Math.max(exp(z), MIN_VARIANCE) + (means[m].data[i] - mean.data[i]) ** 2,
      ),
    );
    return { values: mean, deviations: mapped(meanMatrix(squares), Math.sqrt) };
  },
};

/**
 * The quantiles of target 0, then of target 1 ..., from that of the least level on; sorted, since those of a network may cross.
 * The value is the median, between two levels on the line through them, beyond all levels the nearest.
 * Source: Chernozhukov, Fernandez-Val and Galichon (2010), "Quantile and Probability Curves Without Crossing".
 */
function quantilesAt(anyOrder: readonly number[]): ValueHead {
  const levels = anyOrder.toSorted((a, b) => a - b);
  const width = levels.length;
  return {
    width,
    levels,
    isCount: false,
    predicted(outputs) {
      const mean = meanMatrix(outputs);
      const data = mean.data.slice();
      for (let i = 0; i < data.length; i += width) data.subarray(i, i + width).sort();
      const count = mean.columns / width;
      const quantiles = levels.map((_, l) => columnsOf({ ...mean, data }, count, (target) => target * width + l));
      return { values: medianOf(levels, quantiles), quantiles };
    },
  };
}

function medianOf(levels: readonly number[], quantiles: readonly Matrix[]): Matrix {
  const above = levels.findIndex((level) => level >= 0.5);
  if (above <= 0) return quantiles.at(above)!;
  const share = (0.5 - levels[above - 1]) / (levels[above] - levels[above - 1]);
  return mapped(quantiles[above], (high, i) => share * high + (1 - share) * quantiles[above - 1].data[i]);
}

function mapped({ data, rows, columns }: Matrix, change: (value: number, index: number) => number): Matrix {
  return { data: data.map(change), rows, columns };
}

/** Some columns of a matrix, in another order. */
function columnsOf({ data, rows, columns }: Matrix, count: number, placeOf: (column: number) => number): Matrix {
  const at = (i: number) => data[Math.floor(i / count) * columns + placeOf(i % count)];
  return { data: Float32Array.from({ length: rows * count }, (_, i) => at(i)), rows, columns: count };
}

/** What is not plain, by the name of a loss. */
const HEADS: Readonly<Record<string, (levels: readonly number[]) => ValueHead>> = {
  poisson: () => logRates,
  gaussian: () => normals,
  quantile: quantilesAt,
};

/** What the outputs stand for that a loss minimizes. @param levels - Of quantiles. */
export function valueHead(type: string, levels: readonly number[] = []): ValueHead {
  return lookUp(HEADS, type)?.(levels) ?? PLAIN_HEAD;
}
