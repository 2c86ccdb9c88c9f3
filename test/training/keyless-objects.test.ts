/** Maps, dates and promises have no keys of their own: read by keys they would count as nothing. */
import { expect, test } from "vitest";
import { readCsv, xor } from "../../src/datasets/index";
import { MLPClassifier } from "../../src/estimators/index";
import { Linear, Network, Trainer } from "../../src/index";
import { expectRejection, expectThrow } from "../core/throwing";

test.each([new Map([["f1", () => 1]]), new Date(0), Promise.resolve({})])("%s is refused", async (value) => {
  using network = new Network([new Linear(2, 2)]);
  using trainer = new Trainer(network, { loss: "crossEntropy" });
  const given = value as never;
  const shown = `an object of the class ${value.constructor.name}`;
  const needed = "pass an object of functions such as { f1 }.";
  const fit = trainer.fit(xor({ samples: 4 }), { metrics: given });
  await expectRejection(fit, TypeError, `Trainer.fit: metrics are ${shown}; ${needed}`);
  const text = `Network.loadStateDict: the state dict is ${shown}; pass what stateDict() returns.`;
  expectThrow(() => network.loadStateDict(given, { partial: true }), TypeError, text);
  expect(trainer.history.epoch).toEqual([]);
  const weights = 'pass "balanced" or a weight for each class, as { yes: 2, no: 1 }.';
  const classify = () => new MLPClassifier({ classWeight: given });
  expectThrow(classify, TypeError, `MLPClassifier: classWeight is ${shown}; ${weights}`);
  const types = 'pass "number" or "text" for each column, as { zip: "text" }.';
  const read = readCsv(new TextEncoder().encode("a,b\n1,2\n2,3\n"), { target: "b", types: given });
  await expectRejection(read, TypeError, `readCsv: types are ${shown}; ${types}`);
});
