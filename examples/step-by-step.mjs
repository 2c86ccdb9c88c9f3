// A training loop of one's own: mini-batches, clipping, the norm of the gradient, a state dict.
import { Momentum, Network, Trainer, minibatches } from "wasm-mlp";
import { spiral } from "wasm-mlp/datasets";

const data = spiral({ samples: 300, classes: 3, seed: 1 });
const network = Network.mlp([2, 32, 3], { activation: "tanh", seed: 7 });
console.log(network.summary());

const trainer = new Trainer(network, {
  loss: "crossEntropy",
  optimizer: new Momentum({ learningRate: 0.1, nesterov: true }),
  clipNorm: 1,
});
for (let epoch = 1; epoch <= 200; epoch++) {
  let loss = 0;
  for (const { inputs, targets } of minibatches(data, { batchSize: 50, seed: epoch })) {
    loss = trainer.step(inputs, targets);
  }
  if (epoch % 50 === 0) {
    console.log(`epoch ${epoch}: loss ${loss.toFixed(3)}, gradient norm ${trainer.gradientNorm.toFixed(3)}`);
  }
}
console.log(`accuracy ${trainer.evaluate(data).accuracy.toFixed(3)}`);

const copy = Network.fromConfig(network.config);
copy.loadStateDict(network.stateDict());
console.log(`the copy's weights have norm ${copy.norms().weights.toFixed(3)}`);
