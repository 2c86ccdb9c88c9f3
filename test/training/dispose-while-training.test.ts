/**
 * Networks and trainers that are disposed of by user code while they work: the work ends with a StateError, and
 * memory that others were given meanwhile keeps its bits.
 */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  checkGradients,
  findLearningRate,
  Linear,
  Network,
  NeuralLayer,
  Schedule,
  StateError,
  Trainer,
  type FitOptions,
} from "../../src/index";
import { engineFor } from "../../src/wasm/engine";
import { caught, rejection } from "../core/throwing";

const { arena } = engineFor("strict");
const ROWS = 64;
const inputs = { data: Float32Array.from({ length: ROWS * 4 }, (_, i) => Math.sin(i)), rows: ROWS, columns: 4 };
const targets = Int32Array.from({ length: ROWS }, (_, i) => i % 2);
const DATA = { inputs, targets };
const OPTIONS = { epochs: 3, batchSize: 8 };

/** A schedule that calls a function at each update. */
class Calling extends Schedule {
  constructor(
    private readonly onRate: (step: number) => void,
    private readonly onEpoch: () => void = () => undefined,
  ) {
    super({ type: "Calling" });
  }

  override rate(base: number, steps: number): number {
    this.onRate(steps);
    return base;
  }

  override afterEpoch(_base: number, state: object): Readonly<Record<string, number>> {
    this.onEpoch();
    return state as Readonly<Record<string, number>>;
  }
}

/** Passes its inputs on and calls a function before each forward pass. */
class Watching extends NeuralLayer {
  readonly type = "Watching";
  readonly config = { type: "Watching" };

  constructor(private readonly onForward: () => void) {
    super();
  }

  override get fixedFanIn(): number {
    return 4;
  }

  protected override allocate(): void {
    // It has no workspace.
  }

  override forward<Values>(values: Values): Values {
    this.onForward();
    return values;
  }

  override backward<Values>(gradients: Values): Values {
    return gradients;
  }
}

let network: Network;
let trainer: Trainer;
let liveBytes: number;
/** Networks that were made just after the disposal, in memory that has become free, and their bits. */
let victims: { readonly network: Network; readonly before: object }[];
let disposeOf: () => void;
let isDone: boolean;

function createVictims(): void {
  victims = Array.from({ length: 4 }, (_, seed) => {
    const victim = Network.mlp([4, 32, 2], { seed });
    return { network: victim, before: victim.stateDict() };
  });
}

/** Disposes of the network or the trainer, once, and lets others have what memory there is then. */
function strike(): void {
  if (isDone) return;
  isDone = true;
  disposeOf();
  createVictims();
}

describe.each(["network", "trainer"] as const)("the %s, disposed of", (what) => {
  beforeEach(() => {
    liveBytes = arena.liveBytes;
    victims = [];
    isDone = false;
    create();
  });

  afterEach(() => {
    expect(isDone).toBe(true);
    expect(victims.map((victim) => victim.network.stateDict())).toStrictEqual(victims.map(({ before }) => before));
    for (const victim of victims) victim.network.dispose();
    network.dispose();
    expect(arena.liveBytes).toBe(liveBytes);
  });

  function create(schedule?: Schedule): void {
    network = Network.mlp([4, 32, 2], { seed: 9 });
    trainer = new Trainer(network, { loss: "crossEntropy", schedule });
    disposeOf = () => {
      if (what === "network") network.dispose();
      else trainer.dispose();
    };
  }

  const message = (who: string) => `${who}: the ${what} is disposed of; make a new one or call dispose later.`;

  async function expectEnd(promise: Promise<unknown>, who = "Trainer.fit"): Promise<void> {
    const error = await rejection(promise);
    expect(error).toBeInstanceOf(StateError);
    expect((error as Error).message).toBe(message(who));
  }

  /** A data set whose inputs are read by `strike`. */
  const trap = () => {
    const rows = Array.from({ length: ROWS }, (_, r) => [...inputs.data.subarray(4 * r, 4 * r + 4)]);
    const row = rows[ROWS - 2];
    rows[ROWS - 2] = new Proxy(row, {
      get: (values, key) => {
        if (key === "2") strike();
        return Reflect.get(values, key) as unknown;
      },
    });
    return { inputs: rows, targets };
  };

  const cases: Record<string, () => FitOptions> = {
    onTrainBegin: () => ({ callbacks: [{ onTrainBegin: strike }] }),
    onStep: () => ({
      callbacks: [
        {
          onStep: ({ step }) => {
            if (step === 3) strike();
          },
        },
      ],
    }),
    "the last onStep of an epoch": () => ({
      callbacks: [
        {
          onStep: ({ step }) => {
            if (step === 8) strike();
          },
        },
      ],
    }),
    "an async onStep": () => ({
      callbacks: [
        {
          onStep: async ({ step }) => {
            await Promise.resolve();
            if (step === 3) strike();
          },
        },
      ],
    }),
    "a metric": () => ({ metrics: { mine: () => (strike(), 1) } }),
    "a metric of the validation data": () => {
      let calls = 0;
      return { validation: DATA, metrics: { mine: () => (++calls === 2 && strike(), 1) } };
    },
    onEpoch: () => ({ onEpoch: strike }),
    "the last onEpoch": () => ({
      onEpoch: ({ epoch }) => {
        if (epoch === 3) strike();
      },
    }),
    "an async onEpoch": () => ({
      onEpoch: async () => {
        await Promise.resolve();
        strike();
      },
    }),
    "validation data": () => ({ validation: trap() }),
    "accumulated gradients": () => ({
      accumulate: 3,
      callbacks: [
        {
          onStep: () => {
            strike();
          },
        },
      ],
    }),
    "early stopping": () => ({
      validation: DATA,
      earlyStopping: { patience: 2 },
      onEpoch: ({ epoch }) => {
        if (epoch === 2) strike();
      },
    }),
  };

  test.each(Object.keys(cases))("by %s", async (name) => {
    await expectEnd(trainer.fit(DATA, { ...OPTIONS, ...cases[name]() }));
  });

  test.each([1, 2, 3, 5, 8, 13, 21, 34])("by microtask %i of a fit on a stream", async (count) => {
    const stream = {
      async *[Symbol.asyncIterator]() {
        for (let i = 0; i < 8; i++) yield await Promise.resolve(DATA);
      },
    };
    const end = expectEnd(trainer.fit(stream, { epochs: 100 }));
    for (let i = 0; i < count; i++) await Promise.resolve();
    strike();
    await end;
  });

  test("while a batch is awaited that never comes", async () => {
    const stream = {
      async *[Symbol.asyncIterator]() {
        yield DATA;
        await new Promise(() => undefined);
      },
    };
    const end = expectEnd(trainer.fit(stream));
    await new Promise((resolve) => setTimeout(resolve, 1));
    strike();
    await end;
  });

  test("by a schedule, at an update and after an epoch", async () => {
    network.dispose();
    create(
      new Calling((steps) => {
        if (steps === 5) strike();
      }),
    );
    await expectEnd(trainer.fit(DATA, OPTIONS));
    isDone = false;
    for (const victim of victims) victim.network.dispose();
    network.dispose();
    create(new Calling(() => undefined, strike));
    await expectEnd(trainer.fit(DATA, OPTIONS));
  });

  test("by a getter in the data of fit, evaluate, step and the learning-rate finder", async () => {
    const actions: [string, (data: ReturnType<typeof trap>) => unknown][] = [
      ["Trainer.fit", (data) => trainer.fit(data)],
      ["Trainer.evaluate", (data) => trainer.evaluate(data)],
      ["Trainer.step", (data) => trainer.step(data.inputs, data.targets)],
      ["findLearningRate", (data) => findLearningRate(trainer, data)],
    ];
    for (const [who, action] of actions) {
      isDone = false;
      network.dispose();
      for (const victim of victims) victim.network.dispose();
      create();
      let result: unknown;
      const thrown = caught(() => (result = action(trap())));
      const error = thrown ?? (await rejection(Promise.resolve(result)));
      expect(error).toBeInstanceOf(StateError);
      expect((error as Error).message).toBe(message(who));
    }
  });

  test("between the epochs of a loop, which then gives no further one", async () => {
    const seen: number[] = [];
    const loop = async () => {
      for await (const { epoch } of trainer.epochs(DATA, OPTIONS)) {
        seen.push(epoch);
        if (epoch === 2) strike();
      }
    };
    await expectEnd(loop(), "Trainer.epochs");
    expect(seen).toStrictEqual([1, 2]);
  });

  test("before a loop is left: it ends in order", async () => {
    for await (const { epoch } of trainer.epochs(DATA, OPTIONS)) {
      if (epoch === 2) strike();
      if (epoch === 2) break;
    }
  });
});

test("a network that a layer of its own disposes of in a forward pass touches nothing else", () => {
  const before = arena.liveBytes;
  const own: Network = new Network([
    new Watching(() => {
      own.dispose();
    }),
  ]);
  expect(own.predict(inputs).rows).toBe(ROWS);
  expect(arena.liveBytes).toBe(before);
});

describe("where nothing is learned", () => {
  /** A list whose middle element is read by a getter that calls `strike`. */
  const striking = <Value>(list: readonly Value[]): Value[] => {
    const copy = [...list];
    const get = () => (strike(), list[1]);
    return Object.defineProperty(copy, 1, { get, enumerable: true });
  };
  const rows = [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ];
  const loss = {
    name: "striking",
    evaluate: ({ data }: { readonly data: Float32Array }) => {
      strike();
      return { loss: 1, gradient: data.map(() => 0.5) };
    },
  };
  const cases: Readonly<Record<string, () => unknown>> = {
    "predict, by its inputs": () => network.predict(striking(rows)),
    "activations, by their inputs": () => network.activations([striking(rows[0]), rows[1]]),
    "inputGradients, by their inputs": () =>
      network.inputGradients([striking(rows[0]), rows[1]], [0, 1], "crossEntropy"),
    "inputGradients, by their targets": () => network.inputGradients(rows, striking([0, 1]), "crossEntropy"),
    "inputGradients, by their loss": () => network.inputGradients(rows, [0, 1], loss),
    "inputGradients, by a layer": () => {
      const own = new Network([new Linear(4, 4), new Watching(strike)], { seed: 1 });
      disposeOf = () => {
        own.dispose();
      };
      return own.inputGradients(rows, [0, 1], "crossEntropy");
    },
    "checkGradients, by its loss": () => checkGradients(network, { inputs: rows, targets: [0, 1] }, { loss }),
    "checkGradients, by its data": () =>
      checkGradients(network, { inputs: rows, targets: striking([0, 1]) }, { loss: "crossEntropy" }),
    "loadStateDict, by an entry": () => {
      const state = network.stateDict();
      const entry = state["0.bias"];
      const get = () => (strike(), entry);
      return network.loadStateDict(Object.defineProperty({ ...state }, "0.bias", { get, enumerable: true }));
    },
  };

  test.each(Object.keys(cases))("%s", (name) => {
    const before = arena.liveBytes;
    isDone = false;
    network = Network.mlp([4, 16, 2], { seed: 1 });
    disposeOf = () => {
      network.dispose();
    };
    caught(cases[name]);
    expect(isDone).toBe(true);
    expect(victims.map((victim) => victim.network.stateDict())).toStrictEqual(victims.map((victim) => victim.before));
    for (const victim of victims) victim.network.dispose();
    network.dispose();
    expect(arena.liveBytes).toBe(before);
  });
});

test("a trainer gives its memory back and leaves the network; a second call does nothing", () => {
  using owner = Network.mlp([4, 8, 2]);
  new Trainer(owner, { loss: "crossEntropy" }).step(inputs, targets);
  const before = arena.liveBytes;
  const own = new Trainer(owner, { loss: "crossEntropy" });
  own.evaluate(DATA);
  expect(arena.liveBytes).toBeGreaterThan(before);
  own.dispose();
  own.dispose();
  expect(arena.liveBytes).toBe(before);
  expect(owner.predict(inputs).rows).toBe(ROWS);
  for (const who of ["step", "evaluate"]) {
    const error = caught(() => (who === "step" ? own.step(inputs, targets) : own.evaluate(DATA)));
    expect(String(error)).toBe(
      `StateError: Trainer.${who}: the trainer is disposed of; make a new one or call dispose later.`,
    );
  }
});
