/** Looking into networks, training parts of them, cutting them: each by a twin that gives the same bits. */
import { describe, expect, test } from "vitest";
import {
  Adam,
  AdamW,
  BatchNorm1d,
  Dropout,
  Linear,
  Network,
  SGD,
  StateError,
  Tanh,
  Trainer,
  type StateDict,
} from "../../src/index";
import { expectThrow } from "../core/throwing";

const ROWS = 300;
const inputs = { data: Float32Array.from({ length: 3 * ROWS }, (_, i) => Math.sin(5 * i)), rows: ROWS, columns: 3 };
const targets = Int32Array.from({ length: ROWS }, (_, i) => i % 2);
const DATA = { inputs, targets };

const create = () =>
  new Network([new Linear(3, 7), new BatchNorm1d(7), new Tanh(), new Dropout(0.4), new Linear(7, 2)], { seed: 3 });

/** A network that has learned something, running statistics too. */
async function trained() {
  const network = create();
  await new Trainer(network, { loss: "crossEntropy" }).fit(DATA);
  return network;
}

const part = (dict: StateDict, prefix: string) =>
  Object.fromEntries(Object.entries(dict).filter(([name]) => name.startsWith(prefix)));

describe("activations", () => {
  test("are what the slices of the network predict, layer by layer", async () => {
    const network = await trained();
    const activations = network.activations(inputs);
    expect(activations.length).toBe(5);
    activations.forEach((activation, i) => {
      using slice = network.slice(0, i + 1);
      expect(activation).toStrictEqual(slice.predict(inputs));
    });
    expect(activations[4]).toStrictEqual(network.predict(inputs));
    expectThrow(
      () => network.activations([[1, 2]]),
      RangeError,
      "Network.activations: inputs have 2 columns, the network takes 3; pass samples of 3 numbers.",
    );
  });
});

describe("slice", () => {
  test("the rest goes on from the activations", async () => {
    const network = await trained();
    using rest = network.slice(2);
    expect(rest.predict(network.activations(inputs)[1])).toStrictEqual(network.predict(inputs));
    expect(Object.keys(rest.stateDict())).toStrictEqual(["2.weight", "2.bias"]);
  });

  test.each([
    [[-1], "Network.slice: from is -1; pass an integer from 0 to 4."],
    [[5], "Network.slice: from is 5; pass an integer from 0 to 4."],
    [[2, 2], "Network.slice: to is 2; pass an integer from 3 to 5."],
    [[0, 6], "Network.slice: to is 6; pass an integer from 1 to 5."],
  ])("%j is refused", (range, message) => {
    const [from, to] = range as [number, number | undefined];
    expectThrow(() => create().slice(from, to), RangeError, message);
  });
});

describe("freeze", () => {
  test("the head of a frozen body learns as a network of its own, to the bit", async () => {
    const layers = () => [new Linear(3, 7), new Tanh(), new Linear(7, 2)];
    const network = new Network(layers(), { seed: 3 });
    const before = network.stateDict();
    const head = network.slice(2);
    const body = network.activations(inputs)[1];
    network.freeze("0");
    expect(network.frozen).toStrictEqual(["0.weight", "0.bias"]);
    const options = { loss: "crossEntropy", clipNorm: 0.05, l1: 1e-3 } as const;
    const fit = { epochs: 3, accumulate: 2 };
    const whole = await new Trainer(network, { ...options, optimizer: new AdamW() }).fit(DATA, fit);
    const own = await new Trainer(head, { ...options, optimizer: new AdamW() }).fit({ inputs: body, targets }, fit);
    expect(whole.loss).toStrictEqual(own.loss);
    expect(part(network.stateDict(), "0.")).toStrictEqual(part(before, "0."));
    const [learned, expected] = [network.stateDict(), head.stateDict()];
    expect([learned["2.weight"], learned["2.bias"]]).toStrictEqual([expected["0.weight"], expected["0.bias"]]);
    expect(learned["2.weight"]).not.toStrictEqual(before["2.weight"]);
  });

  test("one parameter, until unfreeze; its gradient is 0", () => {
    const network = create();
    const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new Adam({ weightDecay: 0.1 }) });
    network.freeze(["4.weight"]);
    const before = network.stateDict();
    trainer.step(inputs, targets);
    const after = network.stateDict();
    expect(after["4.weight"]).toStrictEqual(before["4.weight"]);
    expect(after["4.bias"]).not.toStrictEqual(before["4.bias"]);
    expect(trainer.gradients()["4.weight"].data.every((value) => value === 0)).toBe(true);
    network.unfreeze(["4.weight"]);
    expect(network.frozen).toStrictEqual([]);
    trainer.step(inputs, targets);
    expect(network.stateDict()["4.weight"]).not.toStrictEqual(before["4.weight"]);
  });

  test("names that are none change nothing", () => {
    const network = create();
    const known = '"0.weight", "0.bias", "1.weight", "1.bias", "4.weight", "4.bias"';
    expectThrow(
      () => {
        network.freeze(["0", "2"]);
      },
      RangeError,
      `Network.freeze: no parameter is named "2"; choose from ${known}.`,
    );
    for (const names of [1, null, [0], new Array(1)]) {
      expect(() => {
        network.freeze(names as never);
      }).toThrow(TypeError);
    }
    expect(network.frozen).toStrictEqual([]);
  });
});

describe("gradients", () => {
  test("are what plain descent subtracts, and finite differences of the loss", () => {
    const network = new Network([new Linear(3, 4), new Tanh(), new Linear(4, 2)], { seed: 3 });
    const trainer = new Trainer(network, { loss: "crossEntropy", optimizer: new SGD({ learningRate: 1 }) });
    expectThrow(
      () => trainer.gradients(),
      StateError,
      "Trainer.gradients: no step has been made; call step or fit first.",
    );
    const before = network.stateDict();
    trainer.step(inputs, targets);
    const [gradients, after] = [trainer.gradients(), network.stateDict()];
    expect(Object.keys(gradients)).toStrictEqual(Object.keys(before));
    const squares = Object.values(gradients).flatMap(({ data }) => Array.from(data, (value) => value ** 2));
    expect(Math.sqrt(squares.reduce((sum, square) => sum + square, 0))).toBeCloseTo(trainer.gradientNorm, 6);
    for (const [name, { data, shape }] of Object.entries(gradients)) {
      expect(shape).toStrictEqual(before[name].shape);
      data.forEach((value, i) => {
        expect(before[name].data[i] - after[name].data[i]).toBeCloseTo(value, 6);
      });
      const lossAt = (change: number) => {
        const moved = { ...before, [name]: { shape, data: before[name].data.slice() } };
        moved[name].data[1] += change;
        network.loadStateDict(moved);
        return trainer.evaluate(DATA).loss;
      };
      expect((lossAt(0.01) - lossAt(-0.01)) / 0.02).toBeCloseTo(data[1], 4);
    }
  });
});

describe("loadStateDict with partial", () => {
  test("takes what fits and says what does not", () => {
    const [network, other] = [create(), Network.mlp([3, 7, 5], { seed: 9 })];
    const before = network.stateDict();
    const theirs = other.stateDict();
    const report = network.loadStateDict({ ...theirs, "4.weight": theirs["2.weight"] }, { partial: true });
    expect(report).toStrictEqual({
      loaded: ["0.weight", "0.bias"],
      missing: ["1.weight", "1.bias", "1.running_mean", "1.running_var", "4.bias"],
      unexpected: ["2.weight", "2.bias"],
      misshapen: ["4.weight"],
    });
    const after = network.stateDict();
    expect(part(after, "0.")).toStrictEqual(part(theirs, "0."));
    for (const prefix of ["1.", "4."]) expect(part(after, prefix)).toStrictEqual(part(before, prefix));
  });

  test("names of Object.prototype are no entries, numbers that are not finite change nothing", () => {
    const network = create();
    const before = network.stateDict();
    const odd = JSON.parse('{ "__proto__": 1, "constructor": 2 }') as StateDict;
    expect(network.loadStateDict(odd, { partial: true }).unexpected).toStrictEqual(["__proto__", "constructor"]);
    const broken = { "0.bias": before["4.bias"], "4.bias": { shape: [2], data: Float32Array.of(1, NaN) } };
    expect(() => network.loadStateDict({ ...before, ...broken }, { partial: true })).toThrow(RangeError);
    expect(network.stateDict()).toStrictEqual(before);
    expect(() => network.loadStateDict(before, { partly: true } as never)).toThrow('did you mean "partial"?');
  });

  test.each([null, 3, "0.weight", [1], new Map(), { shape: "2", data: new Float32Array(2) }, { data: [1, 2] }])(
    "an entry that is none, %s, is refused, whatever its shape",
    (entry) => {
      const network = create();
      const before = network.stateDict();
      for (const partial of [true, false]) {
        const dict = { ...before, "0.bias": entry as never };
        expect(() => network.loadStateDict(dict, { partial })).toThrow('Network.loadStateDict: entry "0.bias" is ');
      }
      expect(network.stateDict()).toStrictEqual(before);
    },
  );

  test.each([true, false])("an entry is what it was when it was checked (partial: %s)", (partial) => {
    const network = create();
    const good = network.stateDict();
    let reads = 0;
    const changing = {
      shape: [2],
      get data() {
        return Float32Array.of(reads++ > 0 ? NaN : 1, 2);
      },
    };
    network.loadStateDict({ ...good, "4.bias": changing }, { partial });
    expect(Array.from(network.stateDict()["4.bias"].data)).toStrictEqual([1, 2]);
    expect(good["4.bias"].data).toHaveLength(2);
  });

  test("messages about many entries or long shapes are short", () => {
    const network = new Network(Array.from({ length: 500 }, () => new Linear(1, 1)));
    expect(() => network.loadStateDict({ x: { shape: [1], data: new Float32Array(1) } })).toThrow(/^.{1,300}$/);
    const long = { shape: new Array<number>(100_000).fill(1), data: new Float32Array(1) };
    expect(() => network.loadStateDict({ ...network.stateDict(), "3.bias": long })).toThrow(/^.{1,300}$/);
    expect(() => {
      network.freeze("x");
    }).toThrow(/^.{1,300}$/);
  });

  test("without it a report comes too", () => {
    const network = create();
    expect(network.loadStateDict(network.stateDict()).loaded.length).toBe(8);
  });
});
