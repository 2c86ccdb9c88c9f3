/** What networks in lanes may have of their own: rates, starts, targets; and what is read out of them. */
import { describe, expect, test } from "vitest";
import { circles } from "../../src/datasets/index";
import { Linear, Network, SGD, Tanh, Trainer, type NeuralLayer } from "../../src/index";
import type { UpdateBlocks } from "../../src/optimizers/optimizer";
import { LaneGroup } from "../../src/population/lane-group";
import { parameterSlots } from "../../src/population/parameter-slots";
import { columnsOf } from "../../src/population/result-row";
import type { Member, PopulationTask } from "../../src/population/task";
import type { Kernels } from "../../src/wasm/kernels";
import { populationEngineFor } from "../../src/wasm/population-engine";
import { sample } from "../kernels";
import { PLAIN_TASK, trainTogether } from "./plain-task";

const DATA = circles({ samples: 40, noise: 0.1, factor: 0.2, seed: 1 });
const TARGETS = { data: Float32Array.from(DATA.targets), rows: 40, columns: 1 };

function taskOf(changes: Partial<PopulationTask> = {}): PopulationTask {
  return {
    ...PLAIN_TASK,
    architecture: [2, 3, 1],
    inputs: DATA.inputs,
    targets: TARGETS,
    ...changes,
  };
}

const member = (changes: Partial<Member> = {}): Member => ({
  seed: 1,
  learningRate: 0.1,
  l2: 0,
  epochs: 20,
  ...changes,
});

/** Plain descent with a rate for each tensor of parameters. */
class TensorRates extends SGD {
  constructor(
    private readonly rates: readonly number[],
    private readonly lengths: readonly number[],
  ) {
    super({ learningRate: 1 });
  }

  override update(kernels: Kernels, { parameters, gradients }: UpdateBlocks): void {
    let at = 0;
    this.lengths.forEach((length, i) => {
      // The layout pads each tensor to whole vectors.
      const padded = Math.ceil(length / 4) * 4;
      kernels.sgdStep(parameters + 4 * at, gradients + 4 * at, padded, this.rates[i], 0, 1);
      at += padded;
    });
  }
}

/** Weights (fanIn x fanOut) and biases of a network, as populations have them; zeros for biases it has not. */
function parametersOf(network: Network, architecture: readonly number[]): number[] {
  const entries = Object.values(network.stateDict());
  return parameterSlots(architecture).flatMap(({ kind, fanIn, fanOut }) => {
    if (kind === "biases")
      return entries[0]?.shape.length === 1 ? [...entries.shift()!.data] : new Array<number>(fanOut).fill(0);
    const { data } = entries.shift()!;
    return Array.from({ length: fanIn * fanOut }, (_, i) => data[(i % fanOut) * fanIn + Math.floor(i / fanOut)]);
  });
}

async function trainAlone(layers: NeuralLayer[], seed: number, epochs: number, optimizer: SGD): Promise<Network> {
  const network = new Network(layers, { seed });
  const trainer = new Trainer(network, { loss: "meanSquaredError", optimizer });
  await trainer.fit({ inputs: DATA.inputs, targets: TARGETS }, { epochs, batchSize: 40, shuffle: false });
  return network;
}

describe("the bits of Trainer", () => {
  const xavier = { initializer: "xavier" } as const;

  test("with a rate for each tensor", async () => {
    const rates = [0.3, 0, 0.05, 0.2];
    const [{ parameters }] = trainTogether(taskOf(), [member({ learningRate: rates })]);
    const optimizer = new TensorRates(rates, [6, 3, 3, 1]);
    using network = await trainAlone(
      [new Linear(2, 3, xavier), new Tanh(), new Linear(3, 1, xavier)],
      1,
      20,
      optimizer,
    );
    expect([...parameters]).toEqual(parametersOf(network, [2, 3, 1]));
    expect([...parameters.subarray(6, 9)]).toEqual([0, 0, 0]);
  });

  test("without biases, drawn from N(0, 1)", async () => {
    const options = { initializer: "normal", bias: false } as const;
    const [{ parameters }] = trainTogether(taskOf({ biases: false, initializer: "normal" }), [member()]);
    const layers = [new Linear(2, 3, options), new Tanh(), new Linear(3, 1, options)];
    using network = await trainAlone(layers, 1, 20, new SGD({ learningRate: 0.1 }));
    expect([...parameters]).toEqual(parametersOf(network, [2, 3, 1]));
  });

  test("with linear hidden layers", async () => {
    const [{ parameters }] = trainTogether(taskOf({ activation: "none", architecture: [2, 5, 4, 1] }), [member()]);
    const layers = [new Linear(2, 5, xavier), new Linear(5, 4, xavier), new Linear(4, 1, xavier)];
    using network = await trainAlone(layers, 1, 20, new SGD({ learningRate: 0.1 }));
    expect([...parameters]).toEqual(parametersOf(network, [2, 5, 4, 1]));
  });

  test("32 layers deep, 64 wide", async () => {
    const architecture = [2, ...new Array<number>(31).fill(3), 1];
    const [{ parameters }] = trainTogether(taskOf({ architecture }), [member({ epochs: 3 })]);
    const layers = architecture.slice(1).flatMap((fanOut, i) => {
      const linear = new Linear(architecture[i], fanOut, xavier);
      return i === 31 ? [linear] : [linear, new Tanh()];
    });
    using network = await trainAlone(layers, 1, 3, new SGD({ learningRate: 0.1 }));
    expect([...parameters]).toEqual(parametersOf(network, architecture));
    const wide = [2, 64, 64, 1];
    const [{ parameters: got }] = trainTogether(taskOf({ architecture: wide }), [member({ epochs: 3 })]);
    const wideLayers = [
      new Linear(2, 64, xavier),
      new Tanh(),
      new Linear(64, 64, xavier),
      new Tanh(),
      new Linear(64, 1, xavier),
    ];
    using other = await trainAlone(wideLayers, 1, 3, new SGD({ learningRate: 0.1 }));
    expect([...got]).toEqual(parametersOf(other, wide));
  });
});

describe("a lane of its own", () => {
  test("explicit parameters take the place of the seed's; scales act on weights", () => {
    const parameters = sample(13, 3);
    const scales = [2, 0.5];
    const results = trainTogether(taskOf(), [
      member({ parameters, epochs: 0 }),
      member({ epochs: 0 }),
      member({ scales, epochs: 0 }),
    ]);
    expect(results[0].parameters).toEqual(parameters);
    const expected = results[1].parameters.map((value, i) =>
      i < 6 ? 2 * value : i >= 9 && i < 12 ? value / 2 : value,
    );
    expect(results[2].parameters).toEqual(expected);
  });

  test("targets and classes of its own, beside networks that have others", () => {
    const task = taskOf({ loss: "binaryCrossEntropy", outputActivation: "sigmoid", labels: DATA.targets });
    const flipped = DATA.targets.map((label) => 1 - label);
    const own = { targets: Float32Array.from(flipped), labels: flipped };
    const together = trainTogether(task, [member(), member(own), member(), member(own), member()]);
    const alone = trainTogether({ ...task, targets: { ...TARGETS, data: own.targets }, labels: flipped }, [
      member(),
    ])[0];
    expect(together[1].parameters).toEqual(alone.parameters);
    expect(together[3].row).toEqual(alone.row);
    expect(together[4].row).toEqual(together[0].row);
    expect(together[0].row).not.toEqual(alone.row);
  });

  test("a network that diverges leaves at once, with its epoch; its neighbors do not notice", () => {
    const task = taskOf();
    const columns = columnsOf(task);
    const list = [
      member({ learningRate: 1e4, epochs: 1000 }),
      member({ epochs: 200 }),
      member({ seed: 5, epochs: 150 }),
    ];
    const [wild, ...calm] = trainTogether(task, list);
    expect(wild.row[columns.loss]).not.toBeLessThan(Infinity);
    const stop = wild.row[columns.stopEpoch];
    expect(stop).toBeLessThan(100);
    // Before, its loss was a number.
    const [before] = trainTogether(task, [member({ learningRate: 1e4, epochs: 2 })]);
    expect(before.row[columns.loss]).toBeLessThan(Infinity);
    expect(calm.map(({ row }) => row)).toEqual(list.slice(1).map((each) => trainTogether(task, [each])[0].row));
  });

  test("losses over the first one, each epoch once, also when a neighbor diverges", () => {
    const task = taskOf({ notes: { norms: false, trace: [], lossRatios: { cap: 1e6, last: 5 } } });
    const columns = columnsOf(task);
    const list = [member({ epochs: 30 }), member({ learningRate: 1e4, epochs: 30 }), member({ seed: 2, epochs: 12 })];
    const [calm, wild] = trainTogether(task, list);
    const traced = taskOf({
      checkpoints: Array.from({ length: 31 }, (_, i) => i),
      notes: { norms: false, trace: ["loss"] },
    });
    const at = columnsOf(traced);
    const losses = Array.from({ length: 31 }, (_, i) => i);
    const ratios = losses.map((point) => {
      const { row } = trainTogether(traced, [list[0]])[0];
      return row[at.at("loss", point)] / row[at.at("loss", 0)];
    });
    const sum = (values: readonly number[]) => values.reduce((p, q) => p + q, 0);
    expect(calm.row[columns.lossRatios]).toBeCloseTo(sum(ratios), 10);
    expect(calm.row[columns.lossRatios + 1]).toBeCloseTo(sum(ratios.map((ratio) => 1 / ratio)), 10);
    expect(calm.row[columns.lossRatios + 2]).toBeCloseTo(sum(ratios.slice(-5)) / 5, 10);
    expect(wild.row[columns.lossRatios + 2]).toBe(1e6);
  });
});

describe("read out", () => {
  test("loss and accuracy of data that nothing is learned from", () => {
    const other = circles({ samples: 24, noise: 0.1, factor: 0.2, seed: 9 });
    const targets = { data: Float32Array.from(other.targets), rows: 24, columns: 1 };
    const shared = { loss: "binaryCrossEntropy", outputActivation: "sigmoid", labels: DATA.targets } as const;
    const notes = { norms: false, trace: ["testLoss", "testAccuracy", "loss"] } as const;
    const test = { inputs: other.inputs, targets, labels: other.targets };
    const task = taskOf({ ...shared, test, checkpoints: [0, 20], notes });
    const [{ row, parameters }] = trainTogether(task, [member()]);
    const columns = columnsOf(task);
    const swapped = taskOf({ ...shared, ...test, notes });
    const [at] = trainTogether(swapped, [member({ parameters, epochs: 0 })]);
    expect(row[columns.at("testLoss", 1)]).toBe(at.row[2]);
    expect(row[columns.at("testAccuracy", 1)]).toBe(at.row[3]);
    expect(row[columns.at("loss", 1)]).toBe(row[columns.loss]);
    expect(row[columns.at("testLoss", 0)]).not.toBe(row[columns.at("testLoss", 1)]);
  });

  test("a network is dead when a hidden layer is 0 for all samples", () => {
    const task = taskOf({ activation: "relu", checkpoints: [0], notes: { norms: false, trace: ["isDead"] } });
    const columns = columnsOf(task);
    const alive = new Float32Array(13).fill(0.5);
    const dead = new Float32Array(13);
    dead.set([-1, -1, -1], 6);
    const rows = trainTogether(
      task,
      [alive, dead, alive, dead, alive].map((parameters) => member({ parameters })),
    );
    expect(rows.map(({ row }) => row[columns.at("isDead", 0)])).toEqual([0, 1, 0, 1, 0]);
    const stopped = trainTogether({ ...task, stopWhenDead: true }, [
      member({ parameters: dead }),
      member({ parameters: alive }),
    ]);
    expect(stopped.map(({ row }) => row[columns.stopEpoch])).toEqual([0, 20]);
  });

  /** The loss of a tanh network in f64, and its Hessian by central differences of it. */
  function denseHessian(task: PopulationTask, parameters: readonly number[]): number[][] {
    const loss = (p: readonly number[]) => lossOf(task, p);
    const h = 1e-3;
    const moved = (i: number, j: number, a: number, b: number) =>
      loss(parameters.map((value, k) => value + (k === i ? a : 0) + (k === j ? b : 0)));
    return parameters.map((_, i) =>
      parameters.map(
        (_, j) => (moved(i, j, h, h) - moved(i, j, h, -h) - moved(i, j, -h, h) + moved(i, j, -h, -h)) / (4 * h * h),
      ),
    );
  }

  function lossOf({ architecture, inputs, targets, lossFactor }: PopulationTask, p: readonly number[]): number {
    let total = 0;
    for (let s = 0; s < inputs.rows; s++) {
      let values = Array.from(inputs.data.subarray(s * 2, s * 2 + 2));
      let at = 0;
      architecture.slice(1).forEach((fanOut, layer) => {
        const fanIn = values.length;
        const next = Array.from({ length: fanOut }, (_, j) =>
          values.reduce((sum, value, k) => sum + value * p[at + k * fanOut + j], p[at + fanIn * fanOut + j]),
        );
        at += (fanIn + 1) * fanOut;
        values = layer === architecture.length - 2 ? next : next.map(Math.tanh);
      });
      total += (values[0] - targets.data[s]) ** 2;
    }
    return (lossFactor * total) / inputs.rows;
  }

  /** Largest eigenvalue of a symmetric matrix by many steps of the power method in f64. */
  function largestEigenvalue(matrix: readonly (readonly number[])[]): number {
    let v = matrix.map((_, i) => Math.sin(i + 1));
    let value = 0;
    for (let i = 0; i < 5000; i++) {
      const product = matrix.map((row) => row.reduce((sum, x, j) => sum + x * v[j], 0));
      const length = Math.hypot(...product);
      value = v.reduce((sum, x, j) => sum + x * product[j], 0) / v.reduce((sum, x) => sum + x * x, 0);
      v = product.map((x) => x / length);
    }
    return value;
  }

  test("gradients are those of the loss", () => {
    const task = taskOf({ lossFactor: 0.5 });
    const group = new LaneGroup(populationEngineFor("strict"), task);
    group.load(2, member({ seed: 7 }));
    const parameters = [...group.readback.parametersOf(2)];
    const got = group.readback.gradientsOf(2);
    group.dispose();
    parameters.forEach((_, i) => {
      const moved = (by: number) =>
        lossOf(
          task,
          parameters.map((value, k) => (k === i ? value + by : value)),
        );
      expect(got[i]).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 5);
    });
  });

  test("sharpness is the largest eigenvalue of the Hessian, within 2 %, alone and in company", () => {
    const points = [0, 40, 80];
    const task = taskOf({ lossFactor: 0.5, checkpoints: points, notes: { norms: false, trace: ["sharpness"] } });
    const columns = columnsOf(task);
    const list = [1, 2, 3, 4, 5].map((seed) => member({ seed, epochs: 80 }));
    const results = trainTogether(task, list);
    for (const [point, epochs] of points.entries()) {
      const at = trainTogether(
        taskOf({ lossFactor: 0.5 }),
        list.map((each) => ({ ...each, epochs })),
      );
      results.forEach(({ row }, i) => {
        const expected = largestEigenvalue(denseHessian(task, [...at[i].parameters]));
        const got = row[columns.at("sharpness", point)];
        expect(Math.abs(got / expected - 1), `seed ${i + 1}, epoch ${epochs}: ${got}, ${expected}`).toBeLessThan(0.02);
      });
    }
    expect(trainTogether(task, [list[4]])[0].row).toEqual(results[4].row);
    // The look itself changes nothing that is learned.
    expect(results[0].parameters).toEqual(trainTogether(taskOf({ lossFactor: 0.5 }), [list[0]])[0].parameters);
  });
});

test("memory is given back with test data and curvature", () => {
  const { arena } = populationEngineFor("strict");
  const before = arena.liveBytes;
  const test = { inputs: DATA.inputs, targets: TARGETS, labels: undefined };
  trainTogether(taskOf({ test, checkpoints: [0, 3], notes: { norms: true, trace: ["sharpness", "testLoss"] } }), [
    member(),
    member(),
  ]);
  expect(arena.liveBytes).toBe(before);
});
