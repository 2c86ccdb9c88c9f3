/** Learning rates of 0, and so small that f32 loses them, in populations: PyTorch's values, and empty lanes that stay 0. */
import { describe, expect, test } from "vitest";
import { LaneGroup } from "../../src/population/lane-group";
import { parameterSlots } from "../../src/population/parameter-slots";
import type { Member, PopulationTask } from "../../src/population/task";
import { populationEngineFor } from "../../src/wasm/population-engine";
import { PLAIN_TASK } from "./plain-task";
import { readGolden, type NetworkJson } from "../golden/golden";

interface PopulationRatesJson extends NetworkJson {
  readonly inputs: number[][];
  readonly targets: number[][];
  readonly epochs: number;
  readonly cases: readonly {
    readonly optimizer: PopulationTask["optimizer"];
    readonly l2: number;
    readonly learningRate: number;
    /** Parameters at the end, in PyTorch's order. */
    readonly state: Readonly<Record<string, readonly number[]>>;
  }[];
}

const golden = readGolden("population-rates") as PopulationRatesJson;
const ARCHITECTURE = [3, 5, 2];
const LANES = [0, 1, 2, 3];

const matrix = (rows: number[][]) => ({
  data: Float32Array.from(rows.flat()),
  rows: rows.length,
  columns: rows[0].length,
});

const taskOf = (optimizer: PopulationTask["optimizer"]): PopulationTask => ({
  ...PLAIN_TASK,
  architecture: ARCHITECTURE,
  optimizer,
  inputs: matrix(golden.inputs),
  targets: matrix(golden.targets),
});

/** Parameters as populations have them: weights are (fanIn x fanOut). */
function plainOf(state: Readonly<Record<string, readonly number[]>>): Float32Array {
  const values = Object.values(state);
  return Float32Array.from(
    parameterSlots(ARCHITECTURE).flatMap(({ kind, fanIn, fanOut }, i) =>
      kind === "biases"
        ? values[i]
        : Array.from({ length: fanIn * fanOut }, (_, k) => values[i][(k % fanOut) * fanIn + Math.floor(k / fanOut)]),
    ),
  );
}

const START = plainOf(Object.fromEntries(Object.entries(golden.state).map(([name, { data }]) => [name, data])));
const OPTIMIZERS = [...new Set(golden.cases.map(({ optimizer }) => JSON.stringify(optimizer)))];

describe.each(OPTIMIZERS)("%s", (text) => {
  const optimizer = JSON.parse(text) as PopulationTask["optimizer"];
  const cases = golden.cases.filter((each) => JSON.stringify(each.optimizer) === text);
  const memberOf = ({ learningRate, l2 }: (typeof cases)[number]): Member => {
    return { seed: 1, learningRate, l2, epochs: golden.epochs, parameters: START };
  };

  test.each(cases)("rate $learningRate, l2 $l2: as in PyTorch, in each lane", (each) => {
    for (const lane of LANES) {
      const group = new LaneGroup(populationEngineFor("strict"), taskOf(optimizer));
      group.load(lane, memberOf(each));
      expect(group.train(golden.epochs)).toBe(golden.epochs);
      const got = group.readback.parametersOf(lane).slice();
      // Lanes without a network pad the vectors.
      for (const empty of LANES.filter((other) => other !== lane)) {
        expect(group.readback.parametersOf(empty).every((value) => value === 0)).toBe(true);
      }
      group.dispose();
      const expected = plainOf(each.state);
      got.forEach((value, i) => {
        expect(Math.abs(value - expected[i]), `parameter ${i}: ${value}, ${expected[i]}`).toBeLessThan(1e-6);
      });
      if (each.learningRate === 0) expect(got).toStrictEqual(START);
    }
  });

  test("a lane that is emptied stays 0 beside one that learns", () => {
    const group = new LaneGroup(populationEngineFor("strict"), taskOf(optimizer));
    const moving = cases.find(({ learningRate }) => learningRate === 0.01)!;
    for (const lane of LANES) group.load(lane, memberOf(moving));
    group.train(3);
    group.clear(2);
    group.train(golden.epochs);
    expect(group.readback.parametersOf(2).every((value) => value === 0)).toBe(true);
    expect(group.readback.parametersOf(1).every(Number.isFinite)).toBe(true);
    group.dispose();
  });
});
