import { Adam, Linear, Network, ReLU, Trainer } from "wasm-mlp";
import { digits, split } from "wasm-mlp/datasets";

const { train, test } = split(await digits(), { testFraction: 0.25, seed: 1 });
const network = new Network([new Linear(64, 64, { initializer: "he" }), new ReLU(), new Linear(64, 10)], { seed: 42 });
const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ learningRate: 3e-3 }) });

const history = await trainer.fit(train, { epochs: 30, batchSize: 32 });
console.log(`loss ${history.loss.at(-1).toFixed(3)}, held-out accuracy ${trainer.evaluate(test).accuracy.toFixed(3)}`);

const { data } = network.predict([Array.from(test.inputs.data.subarray(0, 64))]);
console.log(`the first test digit is a ${data.indexOf(Math.max(...data))}`);
network.dispose();
