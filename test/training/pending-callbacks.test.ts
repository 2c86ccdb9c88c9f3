/** An abort or a disposal is heard while a callback is waited for, which may never answer; so is a promise of another realm. */
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { Network, Trainer, type TrainingCallbacks } from "../../src/index";
import { rejection } from "../core/throwing";

const DATA = { inputs: [[0, 1], [1, 0]], targets: [0, 1] }; // prettier-ignore
const NEVER = new Promise<void>(() => undefined);
const HOOKS = ["onTrainBegin", "onStep", "onEpoch"] as const;

/** A fit whose callback does something and then never answers. */
function pending(hook: (typeof HOOKS)[number], action: (trainer: Trainer) => void, signal?: AbortSignal) {
  const trainer = new Trainer(Network.mlp([2, 2], { seed: 1 }), { loss: "crossEntropy" });
  const callback = () => {
    setTimeout(() => {
      action(trainer);
    });
    return NEVER;
  };
  return { trainer, fit: trainer.fit(DATA, { epochs: 3, callbacks: [{ [hook]: callback }], signal }) };
}

describe.each(HOOKS)("%s never answers", (hook) => {
  test("an abort ends the fit with its reason, and the network can be trained again", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const { trainer, fit } = pending(
      hook,
      () => {
        controller.abort(reason);
      },
      controller.signal,
    );
    expect(await rejection(fit)).toBe(reason);
    await trainer.fit(DATA);
    trainer.dispose();
  });

  test("a disposal ends the fit with a StateError", async () => {
    const { fit } = pending(hook, (trainer) => {
      trainer.dispose();
    });
    expect(await rejection(fit)).toMatchObject({ name: "StateError" });
  });
});

test.each(HOOKS)("%s: a promise of another realm that rejects ends the fit", async (hook) => {
  using network = Network.mlp([2, 2], { seed: 1 });
  const trainer = new Trainer(network, { loss: "crossEntropy" });
  const callbacks: TrainingCallbacks[] = [
    { [hook]: () => runInNewContext("Promise.reject('of another realm')") as Promise<void> },
  ];
  expect(await rejection(trainer.fit(DATA, { callbacks }))).toBe("of another realm");
});
