import {
  createOptimizer,
  Network,
  OPTIMIZER_NAMES,
  Trainer,
  Adam,
  Linear,
  ReLU,
  Softmax,
  type History,
  type Optimizer,
} from "wasm-mlp";
import { INITIALIZER_NAMES } from "wasm-mlp/layers/initializer-names";
import { moons, split, StandardScaler } from "wasm-mlp/datasets";
import { afterEach, describe, expect, test, vi } from "vitest";
import { prepare } from "../../../playground/src/data/prepare";
import { START } from "../../../playground/src/settings/address";
import { changed, defaultsFor, type Settings } from "../../../playground/src/settings/settings";
import { explainStep } from "../../../playground/src/training/explain";
import { fingerprintOf } from "../../../playground/src/training/fingerprint";
import type { PauseReason } from "../../../playground/src/training/messages";
import { bringNeededExtras } from "../../../playground/src/training/needed-extras";
import { TrainingSession } from "../../../playground/src/training/session";
import type { Goal } from "../../../playground/src/training/training-gate";

const MOONS: Settings = { ...defaultsFor("moons"), samples: 60, hidden: [5], settle: false };
const WISHES = { axes: { x: 0, y: 1 }, sample: undefined, place: undefined };

const opened: TrainingSession[] = [];

afterEach(async () => {
  for (const session of opened.splice(0)) await session.dispose();
});

/** A session with a promise of its next pause. */
async function open(settings: Settings = MOONS) {
  let tell: (reason: PauseReason) => void = () => undefined;
  const listener = {
    tick: () => undefined,
    paused: (reason: PauseReason) => {
      tell(reason);
    },
  };
  const session = new TrainingSession(settings, await prepare(settings, undefined), listener);
  opened.push(session);
  const runTo = (goal: Partial<Goal>, pace = { kind: "full" as const }) => {
    const reason = new Promise<PauseReason>((resolve) => (tell = resolve));
    session.run({ ...START, reason: "moment", ...goal }, pace);
    return reason;
  };
  return { session, runTo };
}

/** The weights of the library's own training, after each epoch. */
async function libraryFingerprints(
  epochs: number,
  optimizer: Optimizer = new Adam({ learningRate: 0.01 }),
  initializer: (typeof INITIALIZER_NAMES)[number] = "he",
): Promise<string[]> {
  const { train } = split(moons({ samples: 60, noise: 0.25, seed: 1 }), { testFraction: 0.3, seed: 1 });
  const scaler = new StandardScaler().fit(train.inputs);
  using network = new Network(
    [new Linear(2, 5, { initializer }), new ReLU(), new Linear(5, 2, { initializer }), new Softmax()],
    { seed: 1 },
  );
  const prints = [fingerprintOf(network.stateDict())];
  await new Trainer(network, { loss: "crossEntropy", optimizer }).fit(
    { ...train, inputs: scaler.transform(train.inputs) },
    { epochs, batchSize: 32, onEpoch: () => void prints.push(fingerprintOf(network.stateDict())) },
  );
  return prints;
}

describe("a session", () => {
  test("trains to the bits of the library, paused between batches or not", async () => {
    const expected = await libraryFingerprints(12);
    const { session, runTo } = await open();
    expect(session.fingerprint).toBe(expected[0]);
    await runTo({ epoch: 3, batch: 1 });
    expect(session.position).toStrictEqual({ epoch: 3, batch: 1 });
    expect(expected).not.toContain(session.fingerprint);
    await runTo({ epoch: 4 });
    expect(session.fingerprint).toBe(expected[4]);
    await runTo({ epoch: 12 });
    expect(session.fingerprint).toBe(expected[12]);
  });

  test("keeps those bits in a run without an end, and no number of each of its epochs", async () => {
    const expected = await libraryFingerprints(4200);
    const fit = vi.spyOn(Trainer.prototype, "fit");
    const { session, runTo } = await open();
    await runTo({ epoch: 4096 });
    expect(session.fingerprint).toBe(expected[4096]);
    await runTo({ epoch: 4200 });
    expect(session.fingerprint).toBe(expected[4200]);
    expect(session.frame(WISHES, 0, true).details!.curves.epoch.length).toBeLessThan(500);
    const [first, ...others] = fit.mock.results;
    fit.mockRestore();
    expect(((await first.value) as History).epoch).toHaveLength(4096);
    expect(others).toHaveLength(1);
  });

  test.each(OPTIMIZER_NAMES)("%s has the bits of the library", async (optimizer) => {
    const settings = changed(MOONS, { optimizer, learningRate: 0.02, l2: 0.001 });
    await bringNeededExtras(settings);
    const expected = await libraryFingerprints(
      3,
      createOptimizer(optimizer, { learningRate: 0.02, weightDecay: 0.001 }),
    );
    const { session, runTo } = await open(settings);
    await runTo({ epoch: 3 });
    expect(session.fingerprint).toBe(expected[3]);
  });

  test.each(INITIALIZER_NAMES)("begins with the weights of the library: %s", async (initializer) => {
    const settings: Settings = { ...MOONS, initializer };
    await bringNeededExtras(settings);
    const [expected] = await libraryFingerprints(0, undefined, initializer);
    const { session } = await open(settings);
    expect(session.fingerprint).toBe(expected);
  });

  test("shows the very bits of recorded moments, and goes on from the present", async () => {
    const expected = await libraryFingerprints(13);
    const { session, runTo } = await open();
    await runTo({ epoch: 12 });
    const { curves } = session.frame(WISHES, 0, true).details!;
    for (const [moment, epoch] of curves.epoch.entries()) {
      session.visit(moment);
      const frame = session.frame(WISHES, 0, false);
      expect(frame.position.epoch).toBe(Math.floor(epoch));
      if (Number.isInteger(epoch)) expect(session.fingerprint).toBe(expected[epoch]);
    }
    session.visit(undefined);
    expect(session.fingerprint).toBe(expected[12]);
    await runTo({ epoch: 13 });
    expect(session.fingerprint).toBe(expected[13]);
  });

  test("records the same moments at any pace", async () => {
    const [one, two] = [await open(), await open()];
    await one.runTo({ epoch: 30 });
    await two.runTo({ epoch: 7, batch: 1 });
    await two.runTo({ epoch: 30 });
    const epochs = ({ session }: typeof one) => Array.from(session.frame(WISHES, 0, true).details!.curves.epoch);
    expect(epochs(two).filter((epoch) => epoch !== 7.5)).toStrictEqual(epochs(one));
  });

  test("stops when the loss has settled", async () => {
    const { session, runTo } = await open({ ...MOONS, hidden: [], settle: true, stopEpoch: 3000 });
    expect(await runTo({ epoch: 3000, reason: "epochs" })).toBe("settled");
    expect(session.position.epoch).toBeLessThan(2000);
  });

  test("measures a summed loss per sample", async () => {
    const [mean, sum] = [await open(), await open({ ...MOONS, reduction: "sum" })];
    const loss = ({ session }: typeof mean) => session.frame(WISHES, 0, false).latest;
    expect(loss(sum).loss).toBeCloseTo(loss(mean).loss, 5);
    expect(loss(sum).validationLoss).toBeCloseTo(loss(mean).validationLoss, 5);
  });

  test("says that it diverged", async () => {
    const { runTo } = await open({ ...MOONS, optimizer: "sgd", learningRate: 100, activation: "none", scale: false });
    expect(await runTo({ epoch: 3000 })).toMatch(/diverged|moment/);
  });

  test("keeps frozen weights and silences neurons that are switched off", async () => {
    const { session, runTo } = await open();
    const place = { layer: 0, neuron: 2 };
    session.edit((held) => {
      held.set({ ...place, from: 1 }, 0.75);
      held.freeze({ ...place, from: 1 }, true);
      held.switchOff({ layer: 0, neuron: 4 }, true);
    });
    expect(session.origin).toBe("changed");
    await runTo({ epoch: 3 });
    const { focus } = session.frame({ ...WISHES, place }, 0, false);
    expect(focus!.incoming[1]).toBe(0.75);
    expect(focus!.frozen).toStrictEqual([1]);
    const off = () => session.frame({ ...WISHES, place: { layer: 0, neuron: 4 } }, 0, false).focus!;
    expect(off()).toMatchObject({ isOff: true, outgoing: Float32Array.of(0, 0) });
    session.edit((held) => {
      held.switchOff({ layer: 0, neuron: 4 }, false);
    });
    expect(off().outgoing.every((weight) => weight !== 0)).toBe(true);
  });

  test("answers a sample layer by layer", async () => {
    const { session } = await open();
    const { probe } = session.frame({ ...WISHES, sample: Float32Array.of(0.5, -0.2) }, 0, false);
    expect(probe!.activations.map(({ length }) => length)).toStrictEqual([5, 2]);
    expect(probe!.activations[1][0] + probe!.activations[1][1]).toBeCloseTo(1, 6);
  });
});

describe("a step that is explained", () => {
  test.each<Partial<Settings>>([
    {},
    { activation: "tanh", hidden: [4, 3] },
    { activation: "sigmoid", output: "sigmoid" },
    { activation: "leakyRelu", hidden: [6, 5, 4], dropout: 0.5 },
    { activation: "none" },
    { activation: "gelu", hidden: [4, 3] },
    { activation: "prelu", hidden: [4, 3] },
    { set: "polynomial", activation: "tanh", coefficients: [0, 0, 1], noise: 0 },
  ])("has the numbers of the library: %j", async (change) => {
    const { session } = await open({ ...MOONS, learningRate: 0.1, ...change });
    const { layers, learningRate, lossBefore, lossAfter } = explainStep(session);
    for (const { weightsBefore, weightsAfter, weightGradients, biasesBefore, biasesAfter, errors } of layers) {
      weightGradients.forEach((row, n) => {
        row.forEach((gradient, i) => {
          expect(weightsAfter[n][i]).toBeCloseTo(weightsBefore[n][i] - learningRate * gradient, 5);
        });
        expect(biasesAfter[n]).toBeCloseTo(biasesBefore[n] - learningRate * errors[n], 5);
      });
    }
    expect(lossAfter).toBeLessThan(lossBefore);
  });
});

test("a network with many parameters stands still with a coarser picture, measured on fewer samples", async () => {
  const wishes = { axes: { x: 0, y: 1 }, sample: undefined, place: undefined };
  const sideOf = async (hidden: number[]) => {
    const { session } = await open({ ...MOONS, samples: 4000, hidden });
    return session.frame(wishes, 0, false, true).surface!.columns;
  };
  expect(await sideOf([5])).toBe(96);
  expect(await sideOf([256, 256, 256, 256])).toBeLessThan(72);
});
