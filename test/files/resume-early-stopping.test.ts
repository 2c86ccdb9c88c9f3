/** A run with early stopping that goes on from a checkpoint: what never begins changes nothing, and 0 epochs end it. */
import { expect, test } from "vitest";
import { loadCheckpoint, saveCheckpoint } from "../../src/files/index";
import { Adam, Network, Trainer, type FitOptions } from "../../src/index";
import { rejection } from "../core/throwing";

const data = { inputs: [[0, 1], [1, 0], [1, 1], [0, 0]], targets: [1, 1, 0, 0] }; // prettier-ignore
const validation = { inputs: [[0, 1], [1, 0]], targets: [0, 1] }; // prettier-ignore
const OPTIONS: FitOptions = { epochs: 6, batchSize: 2, validation, earlyStopping: { patience: 50 } };

const create = () => {
  const network = Network.mlp([2, 4, 2], { seed: 1 });
  return new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 0.3 }) });
};

/** The checkpoint after each epoch, and how the whole run ended. */
async function run() {
  const checkpoints: Uint8Array[] = [];
  const trainer = create();
  const onEpoch = async () => void checkpoints.push(await saveCheckpoint(trainer));
  const { bestEpoch } = await trainer.fit(data, { ...OPTIONS, onEpoch });
  return { checkpoints, bestEpoch, loss: trainer.evaluate(data).loss };
}

const { checkpoints, bestEpoch, loss } = await run();
const last = checkpoints[checkpoints.length - 1];

test.each<[string, (trainer: Trainer) => Promise<unknown>]>([
  ["aborted before", (trainer) => trainer.fit(data, { ...OPTIONS, signal: AbortSignal.abort(new Error("no")) })],
  ["on NaN", (trainer) => trainer.fit({ ...data, inputs: [[NaN, 1], [1, 0], [1, 1], [0, 0]] }, OPTIONS)], // prettier-ignore
  [
    "with bad validation data",
    (trainer) => trainer.fit(data, { ...OPTIONS, validation: { ...validation, targets: [9, 9] } }),
  ],
  [
    "without early stopping, aborted before",
    (trainer) => trainer.fit(data, { signal: AbortSignal.abort(new Error("no")) }),
  ],
  [
    "whose onTrainBegin throws",
    (trainer) =>
      trainer.fit(data, {
        ...OPTIONS,
        callbacks: [
          {
            onTrainBegin: () => {
              throw new Error("no");
            },
          },
        ],
      }),
  ],
])("a fit %s changes nothing", async (_, fit) => {
  const [trainer, untouched] = [create(), create()];
  for (const each of [trainer, untouched]) await loadCheckpoint(each, checkpoints[3]);
  const before = await saveCheckpoint(trainer);
  expect(await rejection(fit(trainer))).toBeInstanceOf(Error);
  expect(await saveCheckpoint(trainer)).toStrictEqual(before);
  const [history, expected] = [await trainer.fit(data, OPTIONS), await untouched.fit(data, OPTIONS)];
  expect([history.loss, history.bestEpoch]).toStrictEqual([expected.loss, expected.bestEpoch]);
});

test("0 epochs after the last checkpoint end the run as it would have ended", async () => {
  const trainer = create();
  await loadCheckpoint(trainer, last);
  const history = await trainer.fit(data, { ...OPTIONS, epochs: 6 - trainer.epochCount });
  expect([history.bestEpoch, trainer.evaluate(data).loss]).toStrictEqual([bestEpoch, loss]);
});

test("0 epochs change nothing else", async () => {
  const trainer = create();
  const before = await saveCheckpoint(trainer);
  const history = await trainer.fit(data, { epochs: 0 });
  expect(history.epoch).toStrictEqual([]);
  expect(await saveCheckpoint(trainer)).toStrictEqual(before);
});

test("no trainer of a network is saved within an epoch of another", async () => {
  const network = Network.mlp([2, 4, 2], { seed: 1 });
  const [first, second] = [0, 1].map(() => new Trainer(network, { loss: "crossEntropy" }));
  const errors: unknown[] = [];
  const onStep = async () => void errors.push(await rejection(saveCheckpoint(second)));
  const onEpoch = async () => void errors.push(await rejection(saveCheckpoint(second)));
  await first.fit(data, { onEpoch, callbacks: [{ onStep }] });
  expect(errors.map(String)).toStrictEqual([
    "StateError: saveCheckpoint: an epoch of the network is under way; save in onEpoch, between epochs or after fit.",
    "undefined",
  ]);
});
