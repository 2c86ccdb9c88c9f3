import type { Kernels } from "../../wasm/kernels";
import type { Loss } from "../loss";

/** A value and its derivative by the output. */
export interface Term {
  value: number;
  slope: number;
}

/** Puts the term of one output and its target into `term`. */
export type ElementTerm = (output: number, target: number, column: number, term: Term) => void;

/** The rows of a pass as they lie in memory. */
export interface LossRows {
  readonly outputs: Float32Array;
  readonly dOutputs: Float32Array;
  /** f32 rows, or i32 class indices. */
  readonly targets: Float32Array | Int32Array;
}

/** Views of a pass; `targetColumns` is 1 for class indices. */
export function rowsAt(
  { memory }: Kernels,
  [outputs, targets, dOutputs]: readonly [number, number, number],
  labels: boolean,
  rows: number,
  columns: number,
  targetColumns: number,
): LossRows {
  const { buffer } = memory;
  const List = labels ? Int32Array : Float32Array;
  return {
    outputs: new Float32Array(buffer, outputs, rows * columns),
    dOutputs: new Float32Array(buffer, dOutputs, rows * columns),
    targets: new List(buffer, targets, rows * targetColumns),
  };
}

/** A loss that is the mean over all outputs of a function of one output and its target, in double precision. */
export function elementLoss(name: string, element: ElementTerm, changes: Partial<Loss> = {}): Loss {
  const term: Term = { value: 0, slope: 0 };
  const { targetColumns } = changes;
  return {
    name,
    targetKind: "rows",
    takesProbabilities: false,
    fusedLayers: 0,
    count: (rows, columns) => rows * columns,
    evaluate: (kernels, y, t, _labels, d, rows, columns, scale) => {
      const width = targetColumns ?? columns;
      const repeats = columns / width;
      const { outputs, targets, dOutputs } = rowsAt(kernels, [y, t, d], false, rows, columns, width);
      let sum = 0;
      for (let i = 0; i < outputs.length; i++) {
        const column = i % columns;
        const row = (i - column) / columns;
        element(outputs[i], targets[row * width + Math.floor(column / repeats)], column, term);
        sum += term.value;
        dOutputs[i] = scale * term.slope;
      }
      return sum;
    },
    ...changes,
  };
}
