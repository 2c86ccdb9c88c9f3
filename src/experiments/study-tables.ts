/** The tables of further studies, as CSV shows them: a header and a line for each cell. */
import type { Matrix } from "../core/matrix";
import type { CapacityCurve } from "./capacity-curve";
import type { DyingRelu } from "./dying-relu";
import type { EdgeOfStability } from "./edge-of-stability";
import type { InitialConditions } from "./initial-conditions";
import type { TeacherStudent } from "./teacher-student";
import type { TrainabilityBoundary } from "./trainability-boundary";

/** A text or number of a table. */
export type Cell = string | number;

/** A line for each cell of matrices: its row's value, its column's, and what each matrix has there. */
function cellTable(
  [rowName, rows]: readonly [string, ArrayLike<number>],
  [columnName, columns]: readonly [string, ArrayLike<number>],
  matrices: Readonly<Record<string, Matrix>>,
): Cell[][] {
  const values = Object.values(matrices);
  const lines = Array.from(rows).flatMap((row, r) =>
    Array.from(columns, (column, c): Cell[] => [
      row,
      column,
      ...values.map(({ data }) => data[r * columns.length + c]),
    ]),
  );
  return [[rowName, columnName, ...Object.keys(matrices)], ...lines];
}

export function boundaryTable({ logRates1, logRates2, converged, value }: TrainabilityBoundary): Cell[][] {
  return cellTable(["log_rate_2", logRates2], ["log_rate_1", logRates1], { converged, value });
}

export function startsTable({ values1, values2, learned, epoch }: InitialConditions): Cell[][] {
  return cellTable(["weight_2", values2], ["weight_1", values1], { learned, epoch });
}

export function stabilityTable({ learningRates, epochs, sharpness, loss }: EdgeOfStability): Cell[][] {
  return cellTable(["learning_rate", learningRates], ["epoch", epochs], { sharpness, loss });
}

export function dyingTable(result: DyingRelu): Cell[][] {
  const { depths, widths, collapsed, collapsedInterval, alive, aliveInterval, fitted, law } = result;
  return cellTable(["depth", depths], ["width", widths], {
    ...{ collapsed, collapsed_low: collapsedInterval.low, collapsed_high: collapsedInterval.high },
    ...{ alive, alive_low: aliveInterval.low, alive_high: aliveInterval.high, fitted, law },
  });
}

export function capacityTable({ points, learned, low, high, exact }: CapacityCurve): Cell[][] {
  const lines = points.map((count, i): Cell[] => [count, learned[i], low[i], high[i], exact[i]]);
  return [["points", "learned", "learned_low", "learned_high", "exact"], ...lines];
}

/** A line for each student. */
export function teacherTable({ teacherWidths, extraNeurons, losses, settings }: TeacherStudent): Cell[][] {
  const lines = teacherWidths.flatMap((width, r) =>
    extraNeurons.flatMap((extra, c) =>
      Array.from(losses[r][c], (loss, start): Cell[] => [width, extra, start, loss, Number(loss < settings.threshold)]),
    ),
  );
  return [["teacher_width", "extra_neurons", "start", "loss", "success"], ...lines];
}
