/** Getters of options and data run user code before the work begins. */
import { expect, test } from "vitest";
import { Network, StateError, Trainer } from "../../src/index";
import { caught } from "../core/throwing";

const DATA = { inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [0, 1, 1, 0] }; // prettier-ignore
const create = (seed: number) => Network.mlp([2, 4, 2], { seed });

test("a network disposed of by an option of loadStateDict: no other network's memory is written to", () => {
  for (const partial of [true, false]) {
    const network = create(1);
    const others: Network[] = [];
    const options = {
      get partial() {
        network.dispose();
        for (let i = 0; i < 4; i++) others.push(create(10 + i));
        return partial;
      },
    };
    const state = network.stateDict();
    expect(caught(() => network.loadStateDict(state, options))).toBeInstanceOf(StateError);
    others.forEach((other, i) => {
      expect(other.stateDict()).toStrictEqual(create(10 + i).stateDict());
    });
  }
});

test.each(["epochs", "inputs"])("a fit begun by the getter of %s is the only one", async (name) => {
  const network = create(1);
  const trainer = new Trainer(network, { loss: "crossEntropy" });
  let inner: Promise<unknown> | undefined;
  const begin = () => {
    inner ??= trainer.fit(DATA, { epochs: 30 });
  };
  const data = { ...DATA };
  const options = { epochs: 30 };
  Object.defineProperty(name === "epochs" ? options : data, name, {
    enumerable: true,
    get: () => {
      begin();
      return name === "epochs" ? 30 : DATA.inputs;
    },
  });
  await expect(trainer.fit(data, options)).rejects.toThrow(StateError);
  await inner;
  expect(trainer.epochCount).toBe(30);
  network.dispose();
});
