import { assertOptions, rangeError, show } from "../core/check";
import { lookUp } from "../core/look-up";
import { isColumn, isMatrix, ownMatrix, type MatrixLike } from "../core/matrix";
import { copyNumbers, isNumberArray } from "../core/typed-array";
import { createLayer, type LayerConfig } from "../layers/layer-config";
import type { LayerStack } from "../network/layer-stack";
import { stackOf, type Network } from "../network/network";
import { checkDataset, type Dataset } from "../data/dataset";
import { optimizerClassOf } from "../optimizers/create-optimizer";
import { completeFitOptions, FIT_OPTIONS, type FitOptions } from "../training/fit-options";
import type { EpochRecord } from "../training/history";
import { SCHEDULES } from "../training/schedules/create-schedule";
import type { Schedule } from "../training/schedules/schedule";
import type { Labels } from "../data/targets";
import { assertIdle } from "../training/trainer-core";
import { rowColumns } from "../training/staged-targets";
import { completeTrainerOptions, TRAINER_OPTIONS, type TrainerOptions } from "../training/trainer-options";
import type { SentFitOptions, TrainingTask } from "./training-messages";

/** Options of `trainInWorker`: those of a trainer and of its `fit`, without metrics and callbacks of your own. */
export interface WorkerTrainingOptions extends TrainerOptions, SentFitOptions, Pick<FitOptions, "signal"> {
  /** Called in the calling thread when an epoch is done. The worker does not wait for it; what it throws or rejects with ends training. */
  readonly onEpoch?: (epoch: EpochRecord) => void | Promise<void>;
}

/** Options that are no plain data: they are sent as configurations or stay in the calling thread. */
const [TRAINER_OBJECTS, FIT_FUNCTIONS] = [
  ["optimizer", "schedule"],
  ["metrics", "signal", "onEpoch", "callbacks"],
];
const TRAINER_NAMES = TRAINER_OPTIONS.names.filter((name) => !TRAINER_OBJECTS.includes(name));
const FIT_NAMES = FIT_OPTIONS.names.filter((name) => !FIT_FUNCTIONS.includes(name));
const NAMES = [...TRAINER_NAMES, ...TRAINER_OBJECTS, ...FIT_NAMES, "signal", "onEpoch"];

/** Checks everything but the numbers of the data, and makes what the worker is sent. */
export function createTask(who: string, network: Network, data: Dataset, options: WorkerTrainingOptions): TrainingTask {
  const stack = stackOf(network, who);
  assertIdle(who, stack);
  assertOptions(who, options, NAMES);
  const { optimizer, schedule, signal, onEpoch } = options;
  const trainer = pick(options, TRAINER_NAMES) as TrainingTask["trainer"];
  const fit = pick(options, FIT_NAMES) as SentFitOptions;
  const settings = completeTrainerOptions({ ...trainer, optimizer, schedule }, stack);
  completeFitOptions(who, { ...fit, signal, onEpoch }, false);
  const { validation } = fit;
  const columns = rowColumns(settings.loss, stack.fanOut);
  checkDataset(who, data, stack.fanIn, columns);
  if (validation !== undefined) checkDataset(`${who}: validation`, validation, stack.fanIn, columns);
  assertKnownLayers(who, stack);
  assertKnown(who, "optimizer", settings.optimizer, optimizerClassOf(settings.optimizer.type));
  if (schedule !== undefined) assertKnownSchedule(who, schedule);
  return {
    network: network.config,
    state: network.stateDict(),
    frozen: network.frozen,
    trainer: { ...trainer, classWeights: settings.classWeights },
    optimizer: settings.optimizer.config,
    schedule: schedule?.config,
    fit: {
      ...fit,
      earlyStopping: fit.earlyStopping && { ...fit.earlyStopping },
      validation: validation && copyDataset(validation),
    },
    data: copyDataset(data),
  };
}

function pick(options: WorkerTrainingOptions, names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, options[name as keyof WorkerTrainingOptions]]));
}

function assertKnownLayers(who: string, { layers }: LayerStack): void {
  layers.forEach((layer, i) => {
    if (createLayer(layer.config as LayerConfig).constructor !== layer.constructor) throw unknown(who, `layer ${i}`);
  });
}

function assertKnown(who: string, name: string, value: object, known: unknown): void {
  if (known !== value.constructor) throw unknown(who, `the ${name}`);
}

/** Another schedule may be inside; its own class is lost then, and its type alone says what it is. */
function assertKnownSchedule(who: string, schedule: Schedule): void {
  assertKnown(who, "schedule", schedule, lookUp(SCHEDULES, schedule.type));
  for (let { then } = schedule.config; typeof then === "object"; { then } = then) {
    if (lookUp(SCHEDULES, then.type) === undefined) throw unknown(who, `the schedule ${show(then.type)}`);
  }
}

function unknown(who: string, what: string): RangeError {
  return rangeError(who, `${what} is of a class of its own, which the worker does not know`, "use Trainer.fit");
}

/** A copy of the data and nothing else: what the caller changes afterwards does not reach the worker. */
function copyDataset({ inputs, targets, sampleWeights }: Dataset): Dataset {
  const copy = { inputs: copyRows(inputs), targets: isColumn(targets) ? copyLabels(targets) : copyRows(targets) };
  return sampleWeights === undefined ? copy : { ...copy, sampleWeights: Float64Array.from(sampleWeights) };
}

function copyLabels(labels: Labels): Labels {
  return isNumberArray(labels) ? copyNumbers(labels) : Array.from(labels);
}

function copyRows(matrix: MatrixLike): MatrixLike {
  return isMatrix(matrix) ? ownMatrix(matrix) : Array.from(matrix, (row) => Array.from(row));
}
