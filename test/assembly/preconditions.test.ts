/** What the kernels assume is asserted in the debug build: a call that breaks it traps and says where. */
import { describe, expect, test } from "vitest";
import { type Kernels, Start } from "../../src/wasm/kernels";
import { caught } from "../core/throwing";
import { loadModule, sample, TestArena } from "../kernels";

const { kernels } = loadModule("debug");
const arena = new TestArena(kernels);
const [ROWS, COLUMNS] = [3, 4];
const N = ROWS * COLUMNS;
const [x, y, z] = [1, 2, 3].map((seed) => arena.inOut(sample(N, seed)).ptr);
const channels = [4, 5, 6, 7, 8].map((seed) => arena.inOut(sample(COLUMNS, seed).map(Math.abs)).ptr);
const [mean, inverse, gamma, dGamma, dBeta] = channels;
const labels = arena.words([0, 3, 1]).ptr;
const tooLarge = arena.words([0, COLUMNS, 1]).ptr;
const negative = arena.words([0, -1, 1]).ptr;
const farAway = arena.words([0, 0x7fffffff, 1]).ptr;
const scratch = arena.output(kernels.gemmScratchBytes() / 4).ptr;
const outside = kernels.memory.buffer.byteLength - 16;
const OVERLAP = 4;

type Call = (...pointers: number[]) => unknown;

/** The kernels as plain functions of numbers. */
const functions = kernels as unknown as Readonly<Record<keyof Kernels, Call>>;

/** A kernel with arguments that are right, and the changes to them that must trap. */
interface Case {
  readonly name: string;
  readonly file: string;
  readonly kernel: Call;
  readonly right: readonly number[];
  /** Place of the argument and a wrong value for it. */
  readonly wrong: readonly (readonly [number, number])[];
}

const unary = (name: string, kernel: Call): Case => ({
  ...{ name, kernel, file: "assembly/elementwise.ts", right: [x, y, N] },
  wrong: [
    [0, x + 2],
    [1, x + OVERLAP],
    [1, outside],
    [2, -1],
  ],
});
const binary = (name: string, kernel: Call): Case => ({
  ...{ name, kernel, file: "assembly/elementwise.ts", right: [x, y, z, N] },
  wrong: [
    [0, x + 1],
    [2, x + OVERLAP],
    [2, y + OVERLAP],
    [2, outside],
    [3, -1],
  ],
});
/** Kernels of (inputs, labels or targets, gradient, rows, columns, scale). */
const loss = (name: string, kernel: Call, second: number, wrong: Case["wrong"]): Case => ({
  ...{ name, kernel, file: "assembly/losses/cross-entropy.ts", right: [x, second, z, ROWS, COLUMNS, 1] },
  wrong: [[0, x + 2], [2, x + OVERLAP], [2, second], [2, outside], [3, -1], [4, 0], ...wrong],
});
const outOfClasses: Case["wrong"] = [
  [1, tooLarge],
  [1, negative],
];
const gemm = (name: string, kernel: Call, [lda, ldb]: readonly [number, number]): Case => ({
  ...{ name, kernel, file: "assembly/gemm/gemm.ts" },
  right: [2, 3, 4, x, lda, y, ldb, z, 3, Start.row, mean, scratch],
  wrong: [
    [0, -1],
    [2, -1],
    [3, x + 2],
    [4, lda - 1],
    [5, outside],
    [6, ldb - 1],
    [7, x + OVERLAP],
    [7, y],
    [8, 2],
    [9, 3],
    [10, outside + 8],
    [11, outside],
  ],
});

const CASES: readonly Case[] = [
  gemm("gemmNN", functions.gemmNN, [4, 3]),
  gemm("gemmTN", functions.gemmTN, [2, 3]),
  gemm("gemmNT", functions.gemmNT, [4, 4]),
  unary("reluForward", functions.reluForward),
  unary("sigmoidForward", functions.sigmoidForward),
  unary("exponential", functions.exponential),
  binary("tanhBackward", functions.tanhBackward),
  binary("multiply", functions.multiply),
  {
    ...{ name: "gatherRows", kernel: functions.gatherRows, file: "assembly/gather.ts" },
    right: [x, labels, z, ROWS, COLUMNS],
    wrong: [
      [1, negative],
      [1, farAway],
      [2, labels],
      [2, outside],
      [3, -1],
      [4, 0],
    ],
  },
  {
    ...{ name: "softmaxForward", kernel: functions.softmaxForward, file: "assembly/layers/softmax.ts" },
    right: [x, y, ROWS, COLUMNS],
    wrong: [
      [1, x + OVERLAP],
      [2, -1],
      [3, 0],
    ],
  },
  {
    ...{ name: "softmaxBackward", kernel: functions.softmaxBackward, file: "assembly/layers/softmax.ts" },
    right: [x, y, z, ROWS, COLUMNS],
    wrong: [
      [2, x],
      [2, y + OVERLAP],
      [4, 0],
    ],
  },
  {
    ...{ name: "logSumExpRows", kernel: functions.logSumExpRows, file: "assembly/layers/softmax.ts" },
    right: [x, y, ROWS, COLUMNS, z],
    wrong: [
      [1, x],
      [4, x],
      [3, 0],
    ],
  },
  loss("softmaxCrossEntropyLabels", functions.softmaxCrossEntropyLabels, labels, [...outOfClasses, [2, x]]),
  loss("softmaxCrossEntropyRows", functions.softmaxCrossEntropyRows, y, [[2, x]]),
  loss("crossEntropyLabels", functions.crossEntropyLabels, labels, outOfClasses),
  loss("crossEntropyRows", functions.crossEntropyRows, y, []),
  ...(["binaryCrossEntropy", "squaredError"] as const).map((name) => ({
    ...{ name, kernel: functions[name], right: [x, y, z, N, 1] },
    file: `assembly/losses/${name === "squaredError" ? "mean-squared-error" : "binary-cross-entropy"}.ts`,
    wrong: [
      [0, x + 2],
      [2, x + OVERLAP],
      [2, y],
      [3, -1],
    ] as const,
  })),
  {
    ...{ name: "batchNormStatistics", kernel: functions.batchNormStatistics, file: "assembly/layers/batch-norm.ts" },
    right: [x, ROWS, COLUMNS, 1, COLUMNS, mean, inverse],
    wrong: [
      [1, 0],
      [3, 0],
      [4, COLUMNS - 1],
      [6, mean + OVERLAP],
    ],
  },
  {
    ...{ name: "batchNormForward", kernel: functions.batchNormForward, file: "assembly/layers/batch-norm.ts" },
    right: [x, y, ROWS, COLUMNS, 1, mean, inverse, gamma, dBeta],
    wrong: [
      [1, x + OVERLAP],
      [3, 0],
      [4, 0],
      [7, outside + 8],
    ],
  },
  {
    name: "batchNormParameterGradients",
    ...{ kernel: functions.batchNormParameterGradients, file: "assembly/layers/batch-norm.ts" },
    right: [x, y, ROWS, COLUMNS, 1, COLUMNS, mean, inverse, dGamma, dBeta],
    wrong: [
      [5, COLUMNS - 1],
      [9, dGamma],
    ],
  },
  {
    name: "batchNormInputGradients",
    ...{ kernel: functions.batchNormInputGradients, file: "assembly/layers/batch-norm.ts" },
    right: [x, y, z, ROWS, COLUMNS, 1, mean, inverse, gamma, dGamma, dBeta, ROWS],
    wrong: [
      [2, y + OVERLAP],
      [5, 0],
      [11, 0],
    ],
  },
];

describe.each(CASES)("$name", ({ kernel, file, right, wrong }) => {
  test("takes what it assumes", () => {
    expect(caught(() => kernel(...right))).toBeUndefined();
  });

  test.each(wrong)("argument %d = %d traps", (place, value) => {
    const error = caught(() => kernel(...right.with(place, value))) as Error;
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toMatch(/^abort: .* at assembly\/[a-z/-]+\.ts:\d+:\d+$/);
    expect(error.message).toContain(` ${file}:`);
  });
});
