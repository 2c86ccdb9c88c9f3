/** Passes of rows through a network as it is used: dropout off, running statistics. */
import type { Matrix } from "../core/matrix";
import { copyPart } from "../core/typed-array";
import { assertFinite } from "../wasm/assert-finite";
import type { LayerStack } from "./layer-stack";

/** Rows that are computed at a time when no trainer has asked for more. */
const ROWS_AT_ONCE = 256;

const EVALUATION = { training: false, step: 0 };

/** Takes what a pass of `count` rows, from row `start` on, has left in the layers. */
type Take<Target> = (stack: LayerStack, start: number, count: number, target: Target) => void;

/** Puts the last layer's outputs of some rows in their place. */
export function takeLast({ outputs, fanOut }: LayerStack, start: number, count: number, target: Float32Array): void {
  copyPart(target, start * fanOut, outputs[outputs.length - 1].floats, 0, count * fanOut);
}

/** The same for each layer. */
export function takeAll({ outputs }: LayerStack, start: number, count: number, targets: readonly Matrix[]): void {
  targets.forEach(({ data, columns }, i) => {
    copyPart(data, start * columns, outputs[i].floats, 0, count * columns);
  });
}

/**
 * Passes rows of numbers through in parts that there is room for; `take` gets each part's rows, and `target`.
 *
 * @throws RangeError for numbers that are not finite.
 */
export function evaluateRows<Target>(
  who: string,
  stack: LayerStack,
  data: Float32Array,
  rows: number,
  target: Target,
  take: Take<Target>,
): void {
  const { fanIn } = stack;
  stack.scope.hold();
  try {
    stack.reserve(Math.min(rows, ROWS_AT_ONCE));
    const { inputs, reservedRows } = stack;
    stack.engine.expect(Math.min(rows, reservedRows) * stack.workOfRow);
    for (let start = 0; start < rows; start += reservedRows) {
      const count = Math.min(reservedRows, rows - start);
      copyPart(inputs.floats, 0, data, start * fanIn, count * fanIn);
      assertFinite(who, "inputs", inputs, count, fanIn, start);
      stack.forward(inputs, count, EVALUATION);
      take(stack, start, count, target);
    }
  } finally {
    stack.engine.expect(Infinity);
    stack.scope.release();
  }
}
