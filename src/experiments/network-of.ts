import { assertInteger, rangeError } from "../core/check";
import { defineOptions, integer, type RowsFor } from "../core/option-table";
import { assertResultObject } from "./assert-arguments";
import type { Dataset } from "../data/dataset";
import { installExtras } from "../extras/index";
import { Linear } from "../layers/linear";
import { createLayer } from "../layers/layer-config";
import { activationLayers } from "../network/activations";
import { Network } from "../network/network";
import type { StateDict } from "../network/state-dict";
import { parameterSlots } from "../population/parameter-slots";
import { Population } from "../population/population";
import type { Member, PopulationTask } from "../population/task";
import { populationEngineFor } from "../wasm/population-engine";
import { rememberedPlan } from "./remembered-plans";
import { checkedSettings, definitionOf, planAgain, placeOf, type AnyStudyResult } from "./study-kinds";
import { memberOf, type StudyPlan } from "./study-plan";
import { datasetRow } from "./study-options";

/** Options of `networkOf`. */
export interface NetworkOfOptions {
  /** The study's data: needed for a result that comes from a file, unless its settings fix them. */
  readonly dataset?: Dataset;
  /** Epochs to train, 0 for the initial network. Default: until it stopped in the study. */
  readonly epochs?: number;
}

const WHO = "networkOf";

const OPTIONS = defineOptions({ dataset: [datasetRow], epochs: [integer(0)] } satisfies RowsFor<NetworkOfOptions>);

/**
 * A network of a study, trained again: the same bits as it had there.
 *
 * @param index - From 0. Of a norm study, a network; of a performance map, a run, column by column; of
 *   `trainabilityBoundary` and `initialConditions`, a pixel, row by row; of `edgeOfStability`, a rate; of `dyingRelu` and
 *   `teacherStudent`, cell by cell, row by row; of `capacityCurve`, a try at a labelling, for each number of points.
 * @example
 * ```ts
 * const study = await teacherStudent({ teacherWidths: [2], extraNeurons: [0], starts: 8 });
 * const network = networkOf(study, 3);
 * network.predict([[0.5, -1]]);
 * ```
 * @throws TypeError, RangeError for an index, a result or data that do not fit; RangeError for a network whose
 *   parameters are not finite.
 */
export function networkOf(result: AnyStudyResult, index: number, options: NetworkOfOptions = {}): Network {
  assertResultObject(WHO, result);
  const { dataset, epochs } = OPTIONS.complete(WHO, options);
  const plan = rememberedPlan(result) ?? plannedAgain(result, dataset);
  const { at, count } = placeOf(result, plan);
  assertInteger(WHO, "index", index, 0, count - 1);
  const { part, member } = memberOf(plan, at(index));
  const parameters = trainOne(part.task, epochs === undefined ? member : { ...member, epochs });
  return toNetwork(part.task, member, parameters);
}

function plannedAgain(result: AnyStudyResult, dataset: Dataset | undefined): StudyPlan {
  const { settings } = checkedSettings(WHO, result.settings);
  const isGiven = dataset !== undefined || definitionOf(WHO, settings.kind).defaultDataset !== undefined;
  if (settings.dataset !== null && !isGiven) {
    throw rangeError(WHO, "the result comes from a file, without its data", "pass them as { dataset }");
  }
  const plan = planAgain(WHO, settings, dataset);
  if (JSON.stringify(plan.settings.dataset) === JSON.stringify(settings.dataset)) return plan;
  throw rangeError(WHO, "the data are not those of the study", "pass the data it was computed with");
}

/** The parameters of a network at the end of its training. */
function trainOne(task: PopulationTask, member: Member): Float32Array {
  const population = new Population(populationEngineFor(task.precision), task);
  let waiting: Member | undefined = member;
  let parameters!: Float32Array;
  const flow = {
    next: () => {
      const next = waiting;
      waiting = undefined;
      return next;
    },
    done: (_member: Member, _row: Float64Array, copy: () => Float32Array) => {
      parameters = copy();
    },
  };
  try {
    while (population.advance(flow, Infinity));
    return parameters;
  } finally {
    population.dispose();
  }
}

function toNetwork(task: PopulationTask, { seed }: Member, parameters: Float32Array): Network {
  const { architecture, activation, outputActivation, biases, initializer, precision } = task;
  if (!parameters.every(Number.isFinite)) {
    throw rangeError(WHO, "the network diverged, its parameters are not finite", "choose another, or fewer epochs");
  }
  installExtras();
  const last = architecture.length - 2;
  const layers = architecture
    .slice(1)
    .flatMap((fanOut, i) => [
      new Linear(architecture[i], fanOut, { bias: biases, initializer }),
      ...activationLayers(i === last ? outputActivation : activation).map(createLayer),
    ]);
  const network = new Network(layers, { seed, precision });
  network.loadStateDict(stateOf(Object.keys(network.stateDict()), task, parameters));
  return network;
}

/** Parameters under the names of a state dict, which has weights transposed. */
function stateOf(
  names: readonly string[],
  { architecture, biases }: PopulationTask,
  parameters: Float32Array,
): StateDict {
  const slots = parameterSlots(architecture).filter(({ kind }) => biases || kind === "weights");
  return Object.fromEntries(
    slots.map(({ kind, offset, length, fanIn, fanOut }, i) => {
      const values = parameters.subarray(offset, offset + length);
      if (kind === "biases") return [names[i], { shape: [fanOut], data: values.slice() }];
      const data = Float32Array.from(values, (_, at) => values[(at % fanIn) * fanOut + Math.floor(at / fanIn)]);
      return [names[i], { shape: [fanOut, fanIn], data }];
    }),
  );
}
