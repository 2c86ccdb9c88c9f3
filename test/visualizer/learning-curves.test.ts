import { expect, test } from "vitest";
import { Network, Trainer } from "../../src/index";
import { drawLearningCurves } from "../../src/visualizer/index";

const DATA = { inputs: [[0, 1], [1, 0]], targets: [0, 1] }; // prettier-ignore

test("epochs without validation are gaps", async () => {
  using network = Network.mlp([2, 4, 2], { seed: 1 });
  const trainer = new Trainer(network, { loss: "crossEntropy" });
  await trainer.fit(DATA, { epochs: 3 });
  await trainer.fit(DATA, { epochs: 3, validation: DATA });
  await trainer.fit(DATA);
  const svg = drawLearningCurves(trainer.history);
  expect(svg).toContain("best epoch 6: validation loss");
  expect(svg).not.toContain("NaN");
});
