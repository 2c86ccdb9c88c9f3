/** What may be called while a network is trained does not change the training by a bit. */
import { expect, test } from "vitest";
import { BatchNorm1d, Dropout, Linear, Network, ReLU, Schedule, Trainer, type FitOptions } from "../../src/index";

const ROWS = 48;
const inputs = { data: Float32Array.from({ length: ROWS * 3 }, (_, i) => Math.sin(7 * i)), rows: ROWS, columns: 3 };
const targets = Int32Array.from({ length: ROWS }, (_, i) => i % 2);
const DATA = { inputs, targets };
/** Other rows, more of them than a batch has, so that the network needs more room. */
const OTHER = { data: new Float32Array(3 * 1000).fill(1e30), rows: 1000, columns: 3 };

const stream = {
  async *[Symbol.asyncIterator]() {
    for (let first = 0; first < ROWS; first += 12) {
      await Promise.resolve();
      const data = inputs.data.slice(3 * first, 3 * (first + 12));
      yield { inputs: { data, rows: 12, columns: 3 }, targets: targets.slice(first, first + 12) };
    }
  },
};

class Calling extends Schedule {
  constructor(private readonly call: () => void) {
    super({ type: "Calling" });
  }

  override rate(base: number): number {
    this.call();
    return base;
  }
}

type Watch = (network: Network, trainer: Trainer) => void;

/** Losses and parameters of a training during which `watch` is called from everywhere. */
async function train(data: typeof DATA | typeof stream, watch: Watch) {
  const layers = [new Linear(3, 16), new BatchNorm1d(16), new ReLU(), new Dropout(0.2), new Linear(16, 2)];
  using network = new Network(layers, { seed: 4 });
  let hasBegun = false;
  const call = () => {
    if (hasBegun) watch(network, trainer);
  };
  const trainer: Trainer = new Trainer(network, { loss: "crossEntropy", schedule: new Calling(call) });
  hasBegun = true;
  const options: FitOptions = {
    epochs: 3,
    metrics: { mine: () => (call(), 1) },
    onEpoch: call,
    callbacks: [{ onStep: call, onTrainBegin: call }],
    ...(data === DATA && { batchSize: 12, validation: DATA }),
  };
  const fit = trainer.fit(data as typeof DATA, options);
  let isDone = false;
  const microtasks = async () => {
    for (let i = 1; !isDone; i++) {
      call();
      await (i % 20 === 0 ? new Promise((resolve) => setTimeout(resolve)) : Promise.resolve());
    }
  };
  // Streams leave microtasks between their batches, data sets do not.
  if (data === stream) void microtasks();
  const { loss, validationLoss } = await fit;
  isDone = true;
  return { loss, validationLoss, state: network.stateDict() };
}

const WATCHES: Record<string, Watch> = {
  predict: (network) => network.predict(OTHER),
  "predict of one row": (network) => network.predict([[1e30, 1, 1]]),
  evaluate: (_, trainer) => trainer.evaluate({ inputs: OTHER, targets: new Int32Array(OTHER.rows) }),
  "a state dict, norms and configuration": (network) => [network.stateDict(), network.norms(), network.config],
  "another trainer's evaluation": (network) => {
    using other = new Trainer(network, { loss: "crossEntropy" });
    other.evaluate(DATA);
  },
};

test.each(Object.keys(WATCHES))("%s", async (name) => {
  for (const data of [DATA, stream]) {
    const expected = await train(data, () => undefined);
    expect(await train(data, WATCHES[name])).toStrictEqual(expected);
  }
});
