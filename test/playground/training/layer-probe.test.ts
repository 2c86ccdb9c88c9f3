import { expect, test } from "vitest";
import { defaultsFor } from "../../../playground/src/settings/settings";
import { LayerProbe } from "../../../playground/src/training/layer-probe";
import { blocksOf, networkConfig } from "../../../playground/src/training/architecture";
import { Network, Trainer } from "../../../src/index";

test("the last layer of neurons gives the outputs of the network, to the bit", async () => {
  const settings = { ...defaultsFor("spiral"), normalization: "batch" as const, dropout: 0.2, hidden: [7, 5] };
  const shape = { inputs: 2, classes: 3 };
  const config = networkConfig(settings, shape);
  using network = Network.fromConfig(config);
  const inputs = { data: Float32Array.from({ length: 40 }, (_, i) => Math.sin(i)), rows: 20, columns: 2 };
  const targets = Int32Array.from({ length: 20 }, (_, i) => i % 3);
  await new Trainer(network, { loss: "crossEntropy" }).fit({ inputs, targets }, { epochs: 3 });
  const probe = new LayerProbe(blocksOf(config.layers), config);
  probe.update(network.stateDict());
  const layers = probe.respond(inputs);
  expect(layers.map(({ columns }) => columns)).toStrictEqual([7, 5, 3]);
  expect(layers[2]).toStrictEqual(network.predict(inputs));
  probe.dispose();
});
