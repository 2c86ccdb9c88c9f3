/** An abort or a disposal is heard while a callback is waited for, which may never answer; so is a promise of another realm. */
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { fitLBFGS, Network, Trainer, type TrainingCallbacks } from "../../src/index";
import { rejection } from "../core/throwing";

const DATA = { inputs: [[0, 1], [1, 0]], targets: [0, 1] }; // prettier-ignore
const NEVER = new Promise<void>(() => undefined);
const HOOKS = ["onTrainBegin", "onStep", "onEpoch", "onTrainEnd"] as const;

/** When what ends the fit comes: from within the callback, from a microtask, from a later turn. */
const MOMENTS: Readonly<Record<string, (action: () => void) => void>> = {
  "at once": (action) => {
    action();
  },
  "in a microtask": queueMicrotask,
  "in a later turn": (action) => void setTimeout(action),
};
const CASES = HOOKS.flatMap((hook) => Object.keys(MOMENTS).map((moment) => ({ hook, moment })));

/** A fit whose callback does something and then never answers. */
function pending(hook: (typeof HOOKS)[number], action: (trainer: Trainer) => void, signal?: AbortSignal) {
  const trainer = new Trainer(Network.mlp([2, 2], { seed: 1 }), { loss: "crossEntropy" });
  const callback = () => {
    action(trainer);
    return NEVER;
  };
  return { trainer, fit: trainer.fit(DATA, { epochs: 3, callbacks: [{ [hook]: callback }], signal }) };
}

describe.each(CASES)("$hook never answers", ({ hook, moment }) => {
  test(`an abort ${moment} ends the fit with its reason, and the network can be trained again`, async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const abort = () => {
      MOMENTS[moment](() => {
        controller.abort(reason);
      });
    };
    const { trainer, fit } = pending(hook, abort, controller.signal);
    expect(await rejection(fit)).toBe(reason);
    await trainer.fit(DATA);
    trainer.dispose();
  });

  test(`a disposal ${moment} ends the fit`, async () => {
    const { fit } = pending(hook, (trainer) => {
      MOMENTS[moment](() => {
        trainer.dispose();
      });
    });
    // At the end nothing is left to be refused.
    if (hook === "onTrainEnd") expect((await fit).loss).toHaveLength(3);
    else expect(await rejection(fit)).toMatchObject({ name: "StateError" });
  });
});

/** Batches that never come, or whose iterator never ends. */
const STREAMS: Readonly<Record<string, (action: () => void) => AsyncIterator<typeof DATA>>> = {
  "whose next batch never comes": (action) => ({ next: () => (action(), new Promise(() => undefined)) }),
  "that never ends its clean-up": (action) => ({
    next: () => Promise.resolve({ done: false, value: { ...DATA, inputs: [[NaN, 1]], targets: [0] } }),
    return: () => (action(), new Promise(() => undefined)),
  }),
};

describe.each(Object.keys(STREAMS))("a stream %s", (name) => {
  test.each(Object.keys(MOMENTS))("is left at an abort %s", async (moment) => {
    using network = Network.mlp([2, 2], { seed: 1 });
    const trainer = new Trainer(network, { loss: "crossEntropy" });
    const controller = new AbortController();
    const abort = () => {
      MOMENTS[moment](() => {
        controller.abort(new Error("enough"));
      });
    };
    const stream = { [Symbol.asyncIterator]: () => STREAMS[name](abort) };
    expect(String(await rejection(trainer.fit(stream, { signal: controller.signal })))).toMatch(/enough|NaN/);
    await trainer.fit(DATA);
  });
});

test("fitLBFGS: an abort within onIteration is heard while its promise is open", async () => {
  using network = Network.mlp([2, 2], { seed: 1 });
  const controller = new AbortController();
  const onIteration = () => {
    controller.abort(new Error("enough"));
    return NEVER;
  };
  const fit = fitLBFGS(network, DATA, { loss: "crossEntropy", signal: controller.signal, onIteration });
  expect(await rejection(fit)).toMatchObject({ message: "enough" });
});

test.each(HOOKS)("%s: a promise of another realm that rejects ends the fit", async (hook) => {
  using network = Network.mlp([2, 2], { seed: 1 });
  const trainer = new Trainer(network, { loss: "crossEntropy" });
  const callbacks: TrainingCallbacks[] = [
    { [hook]: () => runInNewContext("Promise.reject('of another realm')") as Promise<void> },
  ];
  expect(await rejection(trainer.fit(DATA, { callbacks }))).toBe("of another realm");
});
