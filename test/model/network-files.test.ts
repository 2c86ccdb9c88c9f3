/** Files that `saveNetwork` wrote with a schema, as docs/data.md shows it. */
import { describe, expect, test } from "vitest";
import { MinMaxScaler, readCsv, StandardScaler } from "../../src/datasets/index";
import { saveNetwork } from "../../src/files/index";
import { FileFormatError, Linear, Network, Sigmoid, Softmax, Tanh } from "../../src/index";
import { softmaxRows } from "../../src/core/softmax";
import { Model } from "../../src/model/index";
import { expectRejection } from "../core/throwing";

const CSV = "size,town,kind\n1,Ames,a\n2,Boone,b\n4,Ames,b\n8,Boone,a\n";
const ROW = { size: 3, town: "Boone" };
/** The row as the schema encodes it: a number and one indicator for each town. */
const ENCODED = [[3, 0, 1]];

function json(value: unknown): never {
  return JSON.parse(JSON.stringify(value)) as never;
}

describe("a network saved with its schema is a model", () => {
  test.each([
    ["standardized", new StandardScaler()],
    ["from 0 to 1", new MinMaxScaler()],
    ["as they are", undefined],
  ])("of classes, inputs %s", async (_, scaler) => {
    const { inputs, schema } = await readCsv(new TextEncoder().encode(CSV), { target: "kind" });
    const fitted = scaler?.fit(inputs);
    using network = Network.mlp([3, 4, 2], { seed: 2 });
    const bytes = await saveNetwork(network, undefined, {
      schema: json(schema),
      ...(fitted && { scaler: json(fitted.toJSON()) }),
    });
    using model = await Model.load(bytes);
    const { data } = softmaxRows(network.predict(fitted?.transform(ENCODED) ?? ENCODED));
    const { probabilities } = model.predict(ROW);
    expect(probabilities!.a).toBeCloseTo(data[0], 6);
    expect(probabilities!.b).toBeCloseTo(data[1], 6);
  });

  test("of numbers, in the units of the scaler of its targets", async () => {
    const { inputs, schema } = await readCsv(
      new TextEncoder().encode("size,town,kind\n1,Ames,1.5\n2,Boone,2.5\n4,Ames,3.5\n8,Boone,4.5\n"),
      {
        target: "kind",
        task: "regression",
      },
    );
    const scaler = new StandardScaler().fit(inputs);
    using network = Network.mlp([3, 4, 1], { seed: 2 });
    const extras = { schema: json(schema), scaler: json(scaler.toJSON()) };
    const targetScaler = { type: "standard", mean: [100], deviation: [10] };
    const [output] = network.predict(scaler.transform(ENCODED)).data;
    using plain = await Model.load(await saveNetwork(network, undefined, extras));
    expect(plain.predict(ROW).value).toBeCloseTo(output, 5);
    using scaled = await Model.load(await saveNetwork(network, undefined, { ...extras, details: { targetScaler } }));
    expect(scaled.predict(ROW).value).toBeCloseTo(100 + 10 * output, 4);
  });

  test("that gives probabilities, by softmax", async () => {
    const { schema } = await readCsv(new TextEncoder().encode(CSV), { target: "kind" });
    using network = new Network([new Linear(3, 2), new Softmax()], { seed: 4 });
    using model = await Model.load(await saveNetwork(network, undefined, { schema: json(schema) }));
    const { probabilities } = model.predict(ROW);
    const [a, b] = network.predict(ENCODED).data;
    expect(probabilities!.a).toBeCloseTo(a, 6);
    expect(probabilities!.b).toBeCloseTo(b, 6);
    using again = await Model.load(await model.save());
    expect(again.predict(ROW)).toStrictEqual(model.predict(ROW));
  });

  test.each([true, false])("that gives the probability of the second class, by a sigmoid, biases: %s", async (bias) => {
    const { schema } = await readCsv(new TextEncoder().encode(CSV), { target: "kind" });
    const layers = [new Linear(3, 4), new Tanh(), new Linear(4, 1, { bias, initializer: "normal" }), new Sigmoid()];
    using network = new Network(layers, { seed: 4 });
    using model = await Model.load(await saveNetwork(network, undefined, { schema: json(schema) }));
    const { probabilities } = model.predict(ROW);
    const [b] = network.predict(ENCODED).data;
    expect(probabilities!.b).toBeCloseTo(b, 6);
    expect(probabilities!.a).toBeCloseTo(1 - b, 6);
  });

  test("unless its classes do not exclude each other", async () => {
    const { schema } = await readCsv(new TextEncoder().encode(CSV), { target: "kind" });
    using network = new Network([new Linear(3, 2), new Sigmoid()]);
    await expectRejection(
      Model.load(await saveNetwork(network, undefined, { schema: json(schema) })),
      FileFormatError,
      "Model.load: the Uint8Array: its network ends in several sigmoids; save one that gives logits, or one sigmoid for two classes.",
    );
  });
});
