import { Population } from "../../src/population/population";
import type { Member, PopulationTask } from "../../src/population/task";
import { populationEngineFor } from "../../src/wasm/population-engine";

/** All of a task but its network's widths and its data: a test says what it changes. */
export const PLAIN_TASK: Omit<PopulationTask, "architecture" | "inputs" | "targets"> = {
  activation: "tanh",
  outputActivation: "none",
  biases: true,
  initializer: "xavier",
  loss: "meanSquaredError",
  reduction: "mean",
  lossFactor: 1,
  optimizer: { type: "sgd" },
  regularizeBiases: true,
  success: { type: "never" },
  stopOnSuccess: false,
  stopWhenDead: false,
  checkpoints: [],
  notes: { norms: true, trace: [] },
  precision: "strict",
  labels: undefined,
  test: undefined,
  batchSize: undefined,
};

/** What a member came to: its row of results, in the population's columns, and its parameters at the end. */
export interface TrainedMember {
  readonly row: Float64Array;
  readonly parameters: Float32Array;
  readonly columns: Population["columns"];
}

/** Trains members together, in slices of some milliseconds; results in the members' order. */
export function trainTogether(task: PopulationTask, members: readonly Member[], sliceMs = 100): TrainedMember[] {
  const population = new Population(populationEngineFor(task.precision), task);
  const { columns } = population;
  const queue = members[Symbol.iterator]();
  const results = new Map<Member, TrainedMember>();
  const flow = {
    next: () => queue.next().value,
    done: (member: Member, row: Float64Array, parameters: () => Float32Array) =>
      void results.set(member, { row, parameters: parameters(), columns }),
  };
  while (population.advance(flow, sliceMs));
  population.dispose();
  return members.map((member) => results.get(member)!);
}
