import { floats } from "../../core/allocate";
import { copyMatrix, type Matrix, type MatrixLike } from "../../core/matrix";
import { checkDataset } from "../../data/dataset";
import type { Targets } from "../../data/targets";
import { createLoss } from "../../losses/create-loss";
import type { Loss, LossSpec } from "../../losses/loss";
import type { LayerStack } from "../../network/layer-stack";
import { stackOf, type Network } from "../../network/network";
import { assertFinite } from "../../wasm/assert-finite";
import type { Tensor } from "../../wasm/tensor";
import { withKeptGradients } from "../kept-gradients";
import { placeOf } from "../trainer-options";
import { areClasses, rowColumns, targetColumns, writeTargets } from "../staged-targets";

/** Rows that pass through at a time. */
const PART_ROWS = 256;

const EVALUATION = { training: false, step: 0 };

/** `Network.inputGradients`. */
export function inputGradients(network: Network, inputs: MatrixLike, targets: Targets, spec: LossSpec): Matrix {
  const who = "Network.inputGradients";
  const stack = stackOf(network, who);
  const loss = createLoss(spec, placeOf(who, stack));
  const rows = checkDataset(who, { inputs, targets }, stack.fanIn, rowColumns(loss, stack.fanOut));
  const scope = stack.scope.createChild();
  scope.hold();
  try {
    const staged = scope.allocate(rows * stack.fanIn);
    copyMatrix(who, "inputs", inputs, staged.floats, rows, stack.fanIn);
    assertFinite(who, "inputs", staged, rows, stack.fanIn);
    const wanted = scope.allocate(rows * targetColumns(targets, loss, stack.fanOut));
    writeTargets(who, targets, loss, rows, stack.fanOut, wanted);
    const dOutputs = scope.allocate(Math.min(rows, PART_ROWS) * stack.fanOut);
    const part = { stack, loss, inputs: staged, targets: wanted, classes: areClasses(targets, loss), dOutputs, rows };
    return { data: withKeptGradients(stack, () => gradientsOf(part)), rows, columns: stack.fanIn };
  } finally {
    scope.dispose();
    scope.release();
  }
}

interface Samples {
  readonly stack: LayerStack;
  readonly loss: Loss;
  readonly inputs: Tensor;
  readonly targets: Tensor;
  readonly classes: boolean;
  readonly dOutputs: Tensor;
  readonly rows: number;
}

function gradientsOf(samples: Samples): Float32Array {
  const { stack, rows } = samples;
  const { fanIn } = stack;
  const result = floats(rows * fanIn);
  stack.reserve(Math.min(rows, PART_ROWS));
  for (let first = 0; first < rows; first += PART_ROWS) {
    const count = Math.min(PART_ROWS, rows - first);
    result.set(partGradient(samples, first, count).floats.subarray(0, count * fanIn), first * fanIn);
  }
  return result;
}

/** The gradient for the rows from `first` on, good until the next pass. */
function partGradient(
  { stack, loss, inputs, targets, classes, dOutputs, rows }: Samples,
  first: number,
  count: number,
) {
  const { fanIn, fanOut, engine } = stack;
  const columns = classes ? 1 : rowColumns(loss, fanOut);
  const outputs = stack.forward(inputs.slice(first * fanIn, count * fanIn), count, EVALUATION).pointer;
  const target = targets.pointerAt(first * columns);
  const scale = 1 / loss.count(rows, fanOut);
  loss.evaluate(engine.kernels, outputs, target, classes, dOutputs.pointer, count, fanOut, scale);
  return stack.backward(dOutputs, count, loss.fusedLayers, true);
}
