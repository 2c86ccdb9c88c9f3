import { describe, expect, it } from "vitest";
import type { Kernels } from "../../../src/wasm/kernels";
import {
  centralDifferences,
  expectClose,
  expectNear,
  F32,
  modules,
  overShapes,
  sample,
  sampleIntegers,
  TestArena,
} from "../../kernels";
import { crossEntropy, oneHot, softmaxCrossEntropy } from "../../reference/losses";
import { rowsOf } from "../../reference/rows";
import { softmax } from "../../reference/softmax";

interface LossCase {
  readonly name: "softmaxCrossEntropyLabels" | "softmaxCrossEntropyRows" | "crossEntropyLabels" | "crossEntropyRows";
  readonly fromLogits: boolean;
  readonly fromLabels: boolean;
}

const CASES: LossCase[] = [
  { name: "softmaxCrossEntropyLabels", fromLogits: true, fromLabels: true },
  { name: "softmaxCrossEntropyRows", fromLogits: true, fromLabels: false },
  { name: "crossEntropyLabels", fromLogits: false, fromLabels: true },
  { name: "crossEntropyRows", fromLogits: false, fromLabels: false },
];

const total = (row: readonly number[]) => row.reduce((sum, value) => sum + value, 0);

/** Calls the kernel on logits (or their softmax) and targets (as labels or rows). */
function run(
  kernels: Kernels,
  { name, fromLogits, fromLabels }: LossCase,
  arena: TestArena,
  logits: number[][],
  targets: number[][],
  scale: number,
) {
  const [rows, columns] = [logits.length, logits[0]?.length ?? 1];
  const outputs = arena.input((fromLogits ? logits : logits.map(softmax)).flat());
  const wanted = fromLabels ? arena.words(targets.map((row) => row.indexOf(1))) : arena.input(targets.flat());
  const gradient = arena.output(rows * columns);
  const loss = kernels[name](outputs.ptr, wanted.ptr, gradient.ptr, rows, columns, scale);
  return { outputs: rowsOf(outputs.f32, columns), loss, gradient };
}

describe.each(modules)("cross-entropy ($name)", ({ kernels }) => {
  describe.each(CASES)("$name", (lossCase) => {
    const { name, fromLogits, fromLabels } = lossCase;

    /** Targets that the case takes: one-hot for labels, any weights for rows, some of them 0. */
    function targetsFor(rows: number, columns: number): number[][] {
      const hot = oneHot(sampleIntegers(rows, columns, columns), columns);
      if (fromLabels) return hot;
      return hot.map((row, r) => row.map((t, j) => Math.fround(j % 3 === 1 ? 0 : t + 0.25 * ((r + j) % 4))));
    }

    it("agrees with its twin in value and gradient", () => {
      overShapes(kernels, (rows, columns, arena) => {
        const logits = rowsOf(sample(rows * columns, columns, 6), columns);
        const targets = targetsFor(rows, columns);
        const scale = 1 / (rows + 1);
        const { outputs, loss, gradient } = run(kernels, lossCase, arena, logits, targets, scale);
        expectNear(
          loss,
          fromLogits ? softmaxCrossEntropy(outputs, targets) : crossEntropy(outputs, targets),
          F32,
          name,
        );
        const probabilities = fromLogits ? outputs.map(softmax) : outputs;
        const expected = probabilities.flatMap((row, r) =>
          row.map((p, j) => scale * (p * total(targets[r]) - targets[r][j])),
        );
        expectClose(gradient, expected, { relative: 1e-6, absolute: 2e-6 });
      });
    });

    it("has the gradient of the logits that finite differences have", () => {
      const logits = rowsOf(sample(15, 2), 5);
      const targets = targetsFor(3, 5);
      const { gradient } = run(kernels, lossCase, new TestArena(kernels), logits, targets, 1);
      const objective = (moved: number[]) => softmaxCrossEntropy(rowsOf(moved, 5), targets);
      expectClose(gradient, centralDifferences(objective, logits.flat()), { absolute: 2e-6 });
    });

    it("is near 0 for a sure and right output, 100 at most for a sure and wrong probability", () => {
      const sure = [[200, 0, 0, 0, 0]];
      const lossFor = (label: number) =>
        run(kernels, lossCase, new TestArena(kernels), sure, oneHot([label], 5), 1).loss;
      expectNear(lossFor(0), 0);
      expectNear(lossFor(3), fromLogits ? 200 : 100);
    });

    it("tells of a NaN", () => {
      const { loss } = run(kernels, lossCase, new TestArena(kernels), [[1, NaN, 2, 3, 4]], oneHot([1], 5), 1);
      expect(loss).toBeNaN();
    });
  });
});
