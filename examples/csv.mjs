// From a CSV text to a model file and back: types are found, classes named, scaling kept with the network.
import { Adam, Network, Trainer } from "wasm-mlp";
import { readCsv, readCsvInputs, split, StandardScaler } from "wasm-mlp/datasets";
import { loadNetwork, saveNetwork } from "wasm-mlp/files";

const flowers = Array.from({ length: 120 }, (_, i) => {
  const kind = ["daisy", "rose"][i % 2];
  return `${(kind === "rose" ? 60 : 20) + (i % 13)},${kind === "rose" ? "red" : i % 4 ? "white" : "red"},${kind}`;
});
const data = await readCsv(["height,color,kind", ...flowers].join("\n"), { target: "kind" });
const { train, test } = split(data, { testFraction: 0.25, seed: 1 });
const scaler = new StandardScaler().fit(train.inputs);

const network = Network.mlp([data.columns.length, 8, data.classes.length], { seed: 1 });
const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 0.01 }) });
await trainer.fit({ ...train, inputs: scaler.transform(train.inputs) }, { epochs: 60 });
const { accuracy } = trainer.evaluate({ ...test, inputs: scaler.transform(test.inputs) });
console.log(`features ${data.columns.join(", ")}; held-out accuracy ${accuracy.toFixed(2)}`);

const bytes = await saveNetwork(network, undefined, { classes: data.classes });
const { network: copy, classes } = await loadNetwork(bytes);
const { inputs } = await readCsvInputs("color,height\nwhite,24\n", { schema: data.schema });
const row = copy.predict(scaler.transform(inputs)).data;
console.log(`a white flower of 24 cm is a ${classes[row.indexOf(Math.max(...row))]}`);
