/**
 * One random run of misuse: something trains, and at random moments of it things are called that disturb it or
 * should not. Networks that have nothing to do with it, the victims, must keep their bits; what trains must settle
 * with a value or a named error; what only looks on must not change the training.
 */
import { setTimeout } from "node:timers/promises";
import { loadCheckpoint, saveCheckpoint, saveNetwork } from "../../src/files/index";
import { normStudy } from "../../src/experiments/index";
import {
  BatchNorm1d,
  DivergenceError,
  Dropout,
  findLearningRate,
  Linear,
  Network,
  ReLU,
  Schedule,
  StateError,
  Tanh,
  Trainer,
  type NeuralLayer,
  type StateDict,
} from "../../src/index";
import { trainInWorker, WorkerError } from "../../src/workers/index";
import type { RandomNumbers } from "../reference/random";

/**
 * Turns of 100 ms in which a run must settle: far above what it takes. Turns, since a machine that stands still for a while
 * makes them wait too; a single timer would be over before the run had its turn.
 */
const LIMIT_TURNS = 200;

class Thrown extends Error {}

/** Classes that an error may have: all others are faults. */
const NAMED = [StateError, DivergenceError, WorkerError, Thrown];

/** What one run gave. */
export interface RunReport {
  readonly activity: string;
  readonly calls: readonly string[];
  /** What went wrong; empty for a good run. */
  readonly faults: readonly string[];
}

/** A schedule that calls a function at each update. */
class Calling extends Schedule {
  constructor(private readonly call: () => unknown) {
    super({ type: "Calling" });
  }

  override rate(base: number): number {
    this.call();
    return base;
  }
}

interface Rows {
  readonly inputs: number[][];
  readonly targets: number[];
}

interface Scene {
  readonly random: RandomNumbers;
  readonly network: Network;
  readonly trainer: Trainer;
  readonly other: Trainer;
  readonly data: Rows;
  readonly controller: AbortController;
  readonly victims: Victim[];
  /** Promises that calls have begun. */
  readonly open: Promise<unknown>[];
}

interface Victim {
  readonly network: Network;
  readonly before: StateDict;
}

type Call = (scene: Scene) => unknown;

/** What may be called without any effect on the training. */
const ONLOOKERS: Readonly<Record<string, Call>> = {
  predict: ({ network, data }) => network.predict(data.inputs),
  "predict one row": ({ network }) => network.predict([Array.from({ length: network.fanIn }, () => 1e20)]),
  evaluate: ({ trainer, data }) => trainer.evaluate(data),
  "evaluate by another trainer": ({ other, data }) => other.evaluate(data),
  "read the state": ({ network }) => [network.stateDict(), network.norms(), network.config, network.summary()],
  "save the network": ({ network }) => saveNetwork(network),
  "save a checkpoint": ({ trainer }) => saveCheckpoint(trainer),
  "save another trainer's checkpoint": ({ other }) => saveCheckpoint(other),
  "load a checkpoint": ({ trainer }) => loadCheckpoint(trainer, new Uint8Array(8)),
  "bad data": ({ network }) => network.predict([[NaN]]),
  "make a network": ({ victims, network, random }) => {
    const victim = Network.mlp([network.fanIn, 1 + random.below(40), 2], { seed: random.below(100) });
    victims.push({ network: victim, before: victim.stateDict() });
  },
  "make and dispose of a network": ({ random }) => {
    Network.mlp([2, 1 + random.below(60), 2]).dispose();
  },
};

/** What is refused while the network is trained, and else trains it. */
const TRAINERS: Readonly<Record<string, Call>> = {
  "fit again": ({ trainer, data }) => trainer.fit(data),
  "fit by another trainer": ({ other, data }) => other.fit(data),
  step: ({ trainer, data }) => trainer.step(data.inputs, data.targets),
  "find a learning rate": ({ other, data }) => findLearningRate(other, data, { steps: 3 }),
  "train in a worker": ({ network, data }) => trainInWorker(network, data, { loss: "crossEntropy" }).history,
};

/** What ends or changes the training. */
const DISTURBANCES: Readonly<Record<string, Call>> = {
  "dispose of the network": ({ network }) => {
    network.dispose();
  },
  "dispose of the trainer": ({ trainer }) => {
    trainer.dispose();
  },
  "dispose of another trainer": ({ other }) => {
    other.dispose();
  },
  abort: ({ controller }) => {
    controller.abort(new Thrown("aborted"));
  },
  "throw an error": () => {
    throw new Thrown("thrown");
  },
  "load parameters": ({ network }) => {
    network.loadStateDict(network.stateDict());
  },
};

/** What trains; `call` is called wherever user code may run. */
const ACTIVITIES: Readonly<Record<string, (scene: Scene, call: () => unknown) => unknown>> = {
  fit: ({ trainer, data, controller: { signal } }, call) =>
    trainer.fit(data, { ...hooks(call), epochs: 3, batchSize: 8, validation: data, signal, metrics: metric(call) }),
  "fit with early stopping": ({ trainer, data, controller: { signal } }, call) => {
    const options = {
      epochs: 4,
      batchSize: 8,
      accumulate: 2,
      validation: data,
      earlyStopping: { patience: 2 },
      signal,
    };
    return trainer.fit(data, { ...options, ...hooks(call) });
  },
  "fit on a stream": ({ trainer, data, controller: { signal } }, call) => {
    const stream = streamOf(data, call);
    return trainer.fit(stream, { ...hooks(call), epochs: 2, signal, validation: stream, metrics: metric(call) });
  },
  epochs: async ({ trainer, data, controller: { signal } }, call) => {
    const losses: number[] = [];
    for await (const { loss } of trainer.epochs(data, { epochs: 3, batchSize: 8, signal })) {
      losses.push(loss);
      await call();
    }
    return { loss: losses };
  },
  findLearningRate: ({ trainer, data, controller: { signal } }) =>
    findLearningRate(trainer, data, { steps: 20, signal }),
  steps: async ({ trainer, data }, call) => {
    const loss: number[] = [];
    for (let i = 0; i < 6; i++) {
      loss.push(trainer.step(data.inputs, data.targets));
      await call();
    }
    return { loss };
  },
  trainInWorker: ({ network, data, controller: { signal } }, call) =>
    trainInWorker(network, data, { loss: "crossEntropy", signal, onEpoch: () => void call() }).history,
  "a study": ({ controller: { signal } }, call) =>
    normStudy({
      architecture: [2, 3, 1],
      dataset: { inputs: [[0, 1], [1, 0]], targets: [0, 1] }, // prettier-ignore
      networks: 4,
      epochs: 20,
      workers: 0,
      signal,
      onProgress: () => {
        call();
      },
    }),
};

const hooks = (call: () => unknown) => ({
  onEpoch: async () => {
    await call();
  },
  callbacks: [{ onTrainBegin: () => void call(), onStep: () => void call(), onTrainEnd: () => void call() }],
});

const metric = (call: () => unknown) => ({ mine: () => (call(), 1) });

const streamOf = ({ inputs, targets }: Rows, call: () => unknown) => ({
  async *[Symbol.asyncIterator]() {
    for (let first = 0; first < targets.length; first += 8) {
      await call();
      yield { inputs: inputs.slice(first, first + 8), targets: targets.slice(first, first + 8) };
    }
  },
});

function createScene(random: RandomNumbers, call: () => unknown): Scene {
  const [fanIn, width] = [2 + random.below(4), 1 + random.below(24)];
  const middle = [new ReLU(), new Tanh(), new BatchNorm1d(width), new Dropout(0.3)].filter(() => random.below(2) > 0);
  const layers: NeuralLayer[] = [new Linear(fanIn, width), ...middle, new Linear(width, 2)];
  const network = new Network(layers, { seed: random.below(1000) });
  // Even, so that no batch has one sample, which batch normalization refuses.
  const rows = 16 + 2 * random.below(10);
  const schedule = random.below(2) > 0 ? new Calling(call) : undefined;
  return {
    random,
    network,
    trainer: new Trainer(network, { loss: "crossEntropy", schedule }),
    other: new Trainer(network, { loss: "crossEntropy" }),
    data: { inputs: random.matrix(rows, fanIn), targets: Array.from({ length: rows }, () => random.below(2)) },
    controller: new AbortController(),
    victims: [],
    open: [],
  };
}

/** Calls at random moments; notes what was called. */
class Caller {
  readonly calls: string[] = [];
  hasDisturbed = false;
  scene: Scene | undefined;
  #depth = 0;

  constructor(
    private readonly random: RandomNumbers,
    private readonly disturbs: boolean,
  ) {}

  /** Called wherever user code may run; each fourth time it does something. */
  readonly call = (): Promise<void> | undefined => {
    const { scene, random } = this;
    if (scene === undefined || this.#depth > 0) return undefined;
    // The control run draws the same numbers, and does nothing.
    if (random.below(4) > 0) return undefined;
    const isDisturbance = this.disturbs && random.below(12) === 0;
    const trains = !isDisturbance && random.below(3) === 0;
    const table = isDisturbance ? DISTURBANCES : trains ? TRAINERS : ONLOOKERS;
    const names = Object.keys(table);
    const name = names[random.below(names.length)];
    this.calls.push(name);
    this.hasDisturbed ||= isDisturbance;
    this.#depth++;
    try {
      const result = table[name](scene);
      if (isDisturbance) createVictim(scene);
      const note = (error?: unknown) => {
        this.hasDisturbed ||= trains && !(error instanceof StateError);
      };
      scene.open.push(
        Promise.resolve(result).then(
          () => {
            note();
          },
          (error: unknown) => {
            note(error);
            refuse(error);
          },
        ),
      );
      return undefined;
    } catch (error) {
      if (error instanceof Thrown) throw error;
      refuse(error);
      return undefined;
    } finally {
      this.#depth--;
    }
  };
}

/** What an onlooker may be refused with. */
function refuse(error: unknown): void {
  const isNamed = error instanceof Error && /^[A-Z]\w*(\.\w+)?[:,]|^\w+(\.\w+)?: /.test(error.message);
  if (!isNamed) throw error;
}

function createVictim({ victims, network }: Scene): void {
  const victim = Network.mlp([network.fanIn, 16, 2], { seed: victims.length });
  victims.push({ network: victim, before: victim.stateDict() });
}

/** What an activity came to: its losses, or its error. */
interface Outcome {
  readonly value?: unknown;
  readonly error?: unknown;
  readonly isLate?: boolean;
}

async function outcomeOf(activity: () => unknown): Promise<Outcome> {
  const alarm = new AbortController();
  const late = lateOutcome(alarm);
  const settled = (async (): Promise<Outcome> => ({ value: await activity() }))().catch((error: unknown) => ({
    error,
  }));
  const outcome = await Promise.race([settled, late]);
  alarm.abort();
  return outcome;
}

async function lateOutcome(alarm: AbortController): Promise<Outcome> {
  try {
    for (let turn = 0; turn < LIMIT_TURNS; turn++) await setTimeout(100, undefined, alarm);
  } catch {
    return {};
  }
  return { isLate: true };
}

/** Numbers of an outcome that the seed fixes. */
function figuresOf({ value }: Outcome): unknown {
  const { loss, losses, validationLoss } = (value ?? {}) as Record<string, unknown>;
  return JSON.stringify({ loss, losses, validationLoss });
}

/** @param create - Gives the same random numbers each time. */
export async function misuse(create: () => RandomNumbers, withDisturbances: boolean): Promise<RunReport> {
  const random = create();
  const names = Object.keys(ACTIVITIES);
  const activity = names[random.below(names.length)];
  const caller = new Caller(random, withDisturbances);
  const scene = createScene(random, caller.call);
  const control = await controlOf(create, activity);
  createVictim(scene);
  caller.scene = scene;
  void callLater(random.below(3), random, caller);
  const outcome = await outcomeOf(() => ACTIVITIES[activity](scene, caller.call));
  caller.scene = undefined;
  const faults = (await Promise.allSettled(scene.open)).flatMap((each) =>
    each.status === "rejected" ? [`a call failed: ${String(each.reason)}`] : [],
  );
  faults.push(...faultsOf(outcome, scene, control, caller.hasDisturbed));
  faults.push(...(await faultsAfterwards(scene, caller.calls)));
  for (const victim of scene.victims) victim.network.dispose();
  scene.network.dispose();
  return { activity, calls: caller.calls, faults };
}

/** Calls from outside, some microtasks or turns of the event loop later. */
async function callLater(count: number, random: RandomNumbers, caller: Caller): Promise<void> {
  for (let i = 0; i < count; i++) {
    const turns = random.below(2);
    for (let wait = random.below(30); wait > 0; wait--)
      await (turns > 0 && wait % 10 === 0 ? setTimeout(0) : undefined);
    try {
      void caller.call();
    } catch (error) {
      // Nobody hears what is thrown outside of the activity.
      if (!(error instanceof Thrown)) throw error;
    }
  }
}

/** The same activity with nobody looking on. */
async function controlOf(
  create: () => RandomNumbers,
  activity: string,
): Promise<{ figures: unknown; state: StateDict }> {
  const random = create();
  random.below(Object.keys(ACTIVITIES).length);
  const scene = createScene(random, () => undefined);
  const outcome = await outcomeOf(() => ACTIVITIES[activity](scene, () => undefined));
  const result = { figures: figuresOf(outcome), state: scene.network.stateDict() };
  scene.network.dispose();
  return result;
}

function faultsOf(
  outcome: Outcome,
  { network, victims }: Scene,
  control: Awaited<ReturnType<typeof controlOf>>,
  hasDisturbed: boolean,
): string[] {
  const faults: string[] = [];
  if (outcome.isLate) faults.push("it does not settle");
  if (outcome.error !== undefined && !NAMED.some((kind) => outcome.error instanceof kind)) {
    faults.push(`it ends with ${String((outcome.error as Error).stack)}`);
  }
  victims.forEach((victim, i) => {
    if (!areEqual(victim.network.stateDict(), victim.before)) faults.push(`victim ${i} has changed`);
  });
  if (hasDisturbed) return faults;
  if (outcome.error !== undefined && !(outcome.error instanceof WorkerError)) {
    faults.push(`undisturbed it ends with ${(outcome.error as Error).message}`);
  }
  if (figuresOf(outcome) !== control.figures) faults.push("its losses have changed");
  if (!areEqual(network.stateDict(), control.state)) faults.push("its parameters have changed");
  return faults;
}

/** Whether what was not disposed of can be trained again. */
async function faultsAfterwards({ network, trainer, data }: Scene, calls: readonly string[]): Promise<string[]> {
  const isDisposed = calls.includes("dispose of the network") || calls.includes("dispose of the trainer");
  const { error, isLate } = await outcomeOf(() => trainer.fit(data));
  if (isLate) return ["a fit afterwards does not settle"];
  if (error instanceof DivergenceError) return [];
  if (isDisposed !== error instanceof StateError) return [`a fit afterwards: ${String(error)}`];
  if (!isDisposed) network.predict(data.inputs);
  return [];
}

function areEqual(a: StateDict, b: StateDict): boolean {
  return Object.entries(a).every(([name, { data }]) => data.every((value, i) => Object.is(value, b[name].data[i])));
}
