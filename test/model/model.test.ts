import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { loadNetwork, saveNetwork } from "../../src/files/index";
import { FileFormatError, Network, StateError } from "../../src/index";
import { Model } from "../../src/model/index";
import { expectRejection } from "../core/throwing";
import { csvOf, houses, irisRecords } from "./tables";

const HOUSES = houses(200);
const QUICK = { epochs: 30 };

let classes: Model;
let prices: Model;

beforeAll(async () => {
  classes = await Model.train(await irisRecords(), { target: "species" });
  prices = await Model.train(HOUSES, { target: "price" });
});

describe("Model.train", () => {
  test("finds classes, and is right about flowers it has not seen", () => {
    expect(classes.task).toBe("classification");
    expect(classes.classes).toStrictEqual(["setosa", "versicolor", "virginica"]);
    expect(classes.schema.target.name).toBe("species");
    expect(classes.judgedOn).toBe("test");
    expect(classes.scores.accuracy).toBeGreaterThan(0.9);
    expect(classes.baseline.accuracy).toBeLessThan(0.5);
    expect(classes.networks).toHaveLength(1);
    expect(classes.history.loss!.length).toBeGreaterThan(1);
    expect(classes.rows).toBe(150);
  });

  test("finds numbers, and comes close to prices it has not seen", () => {
    expect(prices.task).toBe("regression");
    expect(prices.classes).toBeUndefined();
    expect(prices.scores.r2).toBeGreaterThan(0.97);
    expect(prices.baseline.r2).toBeLessThan(0.01);
  });

  test("learns the same from a CSV text as from rows", async () => {
    const model = await Model.train(csvOf(HOUSES), { target: "price" });
    expect(model.predict(HOUSES.slice(0, 5))).toStrictEqual(prices.predict(HOUSES.slice(0, 5)));
  });

  test("answers a last row called a sum, and is not judged by it", async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${["n", "m"][i % 2]},${i},${2 * i}`).join("\n");
    const table = `kind,a,y\n${rows}\nTotal,1770,3540\n`;
    const model = await Model.train(table, { target: "y", task: "regression", ...QUICK });
    expect(model.rows).toBe(60);
    expect((await model.predictTable(table)).rows).toHaveLength(61);
    expect((await model.judge(table)).actual).toHaveLength(60);
    model.dispose();
  });

  test("judges a table with another decimal mark as what it is", async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [i / 8, (i % 7) / 8, (3 * i + (i % 7)) / 8]);
    const table = (mark: string) => `a;b;y\n${rows.map((row) => row.join(";").replaceAll(".", mark)).join("\n")}\n`;
    const model = await Model.train(table(","), { target: "y", task: "regression", ...QUICK });
    expect(await model.evaluate(table("."))).toEqual(await model.evaluate(table(",")));
    expect(await model.importance(table("."))).toEqual(await model.importance(table(",")));
    const dependence = (mark: string) => model.partialDependence(table(mark), { column: "a" });
    expect(await dependence(".")).toEqual(await dependence(","));
    const point = "a;b;y\n1.125;0;1.125\n2;0;2.125\n";
    expect((await model.predictTable(point, { decimal: "," })).rows[0]).toEqual(model.predict({ a: 1125, b: 0 }));
    model.dispose();
  });

  test("gives the same bits for the same seed, others for another", async () => {
    const [one, same, other] = await Promise.all(
      [4, 4, 5].map((seed) => Model.train(HOUSES, { target: "price", seed, members: 2, ...QUICK })),
    );
    expect(await same.save()).toStrictEqual(await one.save());
    expect(other.predict(HOUSES[0])).not.toStrictEqual(one.predict(HOUSES[0]));
  });

  test("learns from all rows in the end: test rows only choose the scores", async () => {
    // The only house with 20 rooms is held out by no share of one seed or of another.
    const options = { target: "price", ...QUICK };
    const [all, judged] = await Promise.all([
      Model.train(HOUSES, { ...options, test: 0, validation: 0 }),
      Model.train(HOUSES, { ...options, test: 0.3 }),
    ]);
    expect(judged.predict(HOUSES[3]).value).toBe(all.predict(HOUSES[3]).value);
    expect(all.judgedOn).toBe("nothing");
    expect(all.scores).toStrictEqual({});
    expect(all.predict(HOUSES[3]).interval).toBeUndefined();
    expect(all.notes.map(({ kind }) => kind)).toContain("unjudged");
  });

  test("averages members, each with other rows and another seed", async () => {
    const model = await Model.train(HOUSES, { target: "price", members: 3, ...QUICK });
    expect(model.networks.map(({ seed }) => seed)).toStrictEqual([1, 2, 3]);
    expect(model.judgedOn).toBe("folds");
    expect(model.scores.r2).toBeGreaterThan(0.95);
    const again = await Model.load(await model.save());
    expect(again.networks).toHaveLength(3);
    expect(again.predict(HOUSES.slice(0, 9))).toStrictEqual(model.predict(HOUSES.slice(0, 9)));
  });

  test("says how far members differ: as their networks do", async () => {
    using model = await Model.train(HOUSES, { target: "price", members: 3, ...QUICK });
    const file = await model.save();
    const { value, spread } = model.predict(HOUSES[0]);
    expect(spread).toBeGreaterThan(0);
    expect(spread).toBeLessThan(0.3 * Number(value));
    using again = await Model.load(file);
    expect(again.predict(HOUSES[0]).spread).toBe(spread);
    expect(prices.predict(HOUSES[0])).not.toHaveProperty("spread");
    using flowers = await Model.train(await irisRecords(), { target: "species", members: 2, ...QUICK });
    for (const answer of flowers.predict(await irisRecords())) {
      // Two probabilities differ from their mean by at most what is left to 0 or 1.
      const share = answer.probabilities![answer.value];
      expect(answer.spread).toBeLessThanOrEqual(Math.min(share, 1 - share) + 1e-6);
    }
  });

  test("tells how far it is, to the end", async () => {
    const done: number[] = [];
    await Model.train(HOUSES, {
      target: "price",
      epochs: 3,
      onProgress: (progress) => {
        expect(progress.networks).toBe(4);
        expect(progress.epoch.loss).toBeGreaterThan(0);
        done.push(progress.done);
      },
    });
    // The price leaves little to chance: two networks with other settings are not needed.
    expect(done.map((share) => Math.round(12 * share))).toStrictEqual([1, 2, 3, 10, 11, 12]);
  });

  test("stops when asked to, with the reason", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const training = Model.train(HOUSES, {
      target: "price",
      signal: controller.signal,
      onProgress: () => {
        controller.abort(reason);
      },
    });
    await expect(training).rejects.toBe(reason);
  });

  test("gives rare classes their weight", async () => {
    const rows = Array.from({ length: 300 }, (_, i) => ({ x: Math.sin(i), y: i % 10 === 0 ? "rare" : "common" }));
    const share = async (classWeight?: "balanced" | Record<string, number>) => {
      const model = await Model.train(rows, {
        target: "y",
        ...QUICK,
        test: 0,
        validation: 0,
        ...(classWeight && { classWeight }),
      });
      return model.predict(rows).reduce((sum, { probabilities }) => sum + probabilities!.rare, 0) / rows.length;
    };
    expect(await share()).toBeLessThan(0.2);
    expect(await share("balanced")).toBeGreaterThan(0.4);
    expect(await share({ rare: 9 })).toBeGreaterThan(0.4);
  });
});

describe("answers", () => {
  test("name the class, with probabilities that sum to 1", async () => {
    const [row] = await irisRecords();
    const { value, probabilities } = classes.predict(row);
    expect(value).toBe("setosa");
    expect(Object.keys(probabilities!)).toStrictEqual(classes.classes);
    expect(Object.values(probabilities!).reduce((sum, share) => sum + share)).toBeCloseTo(1, 6);
  });

  test("have an interval that holds about nine of ten true numbers", () => {
    const rows = houses(1000, 10_000);
    const inside = prices
      .predict(rows)
      .filter(({ interval }, i) => interval![0] <= rows[i].price && rows[i].price <= interval![1]);
    expect(inside.length / rows.length).toBeGreaterThan(0.8);
    expect(inside.length / rows.length).toBeLessThan(1);
  });

  test("come for every row, in order, whatever is odd in it", async () => {
    const odd = [
      { rooms: 6, town: "Ames" },
      { rooms: 6, town: "Paris" },
      { rooms: null },
      {},
      { rooms: "many", size: 3 },
    ];
    const answers = prices.predict(odd);
    expect(answers).toHaveLength(5);
    for (const { value } of answers) expect(value).toSatisfy(Number.isFinite);
    expect(answers[0]).toStrictEqual(prices.predict(odd[0]));
    const { rows, notes } = await prices.predictTable("rooms,town\n6,Ames\n6,Paris\nNA,NA\n");
    expect(rows).toHaveLength(3);
    expect(rows[0]).toStrictEqual(answers[0]);
    expect(notes.map(({ kind, column }) => `${kind} ${column ?? ""}`).sort()).toStrictEqual([
      "filled rooms",
      "filled town",
      "unknown town",
    ]);
  });

  test("are none for no rows", () => {
    expect(prices.predict([])).toStrictEqual([]);
  });
});

describe("evaluate, importance, partialDependence, explain", () => {
  test("scores on rows with a target", async () => {
    const scores = await prices.evaluate(houses(100, 5000));
    expect(scores.r2).toBeGreaterThan(0.97);
    expect(scores.rootMeanSquaredError).toBeGreaterThanOrEqual(scores.meanAbsoluteError);
    const flowers = await classes.evaluate(csvOf(await irisRecords()));
    expect(Object.keys(flowers)).toStrictEqual([
      "accuracy",
      "f1",
      "precision",
      "recall",
      "rocAuc",
      "averagePrecision",
      "top2Accuracy",
      "cohenKappa",
      "matthewsCorrelation",
      "logLoss",
      "brierScore",
      "calibrationError",
    ]);
    expect(flowers.accuracy).toBeGreaterThan(0.95);
    expect(flowers.logLoss).toBeLessThan(0.3);
    await expectRejection(
      prices.evaluate([{ rooms: 3, town: "Ames", price: null }]),
      RangeError,
      'Model.evaluate: no row has a target that the model knows; pass rows with "price".',
    );
  });

  test("find the column that matters, with a deviation, the same for the same seed", async () => {
    const rows = HOUSES.map((row, i) => ({ ...row, nothing: (i * 7) % 5 }));
    const model = await Model.train(rows, { target: "price" });
    const found = await model.importance(rows, { repeats: 4, seed: 2 });
    expect(found.map(({ column }) => column)).toStrictEqual(["rooms", "town", "nothing"]);
    expect(found[0].mean).toBeGreaterThan(0.5);
    expect(found[0].deviation).toBeGreaterThan(0);
    expect(Math.abs(found[2].mean)).toBeLessThan(0.05);
    expect(await model.importance(rows, { repeats: 4, seed: 2 })).toStrictEqual(found);
  });

  test("show what the answer is like as a column varies", async () => {
    const { values, means } = await prices.partialDependence(HOUSES, { column: "town" });
    expect([...values].sort()).toStrictEqual(["Ames", "Boone", "Nevada"]);
    const at = (town: string) => means[values.indexOf(town)][0];
    expect(at("Ames") - at("Boone")).toBeCloseTo(100, -1.5);
    const rooms = await prices.partialDependence(HOUSES, { column: "rooms", points: 5 });
    const [first] = rooms.means[0];
    const [last] = rooms.means[rooms.means.length - 1];
    expect((last - first) / (Number(rooms.values.at(-1)) - Number(rooms.values[0]))).toBeCloseTo(50, -1.2);
    await expectRejection(
      prices.partialDependence(HOUSES, { column: "garden" }),
      RangeError,
      'Model.partialDependence: column is "garden", which the model does not use; choose from "rooms", "town".',
    );
  });

  test("have the words of the table for truth values", async () => {
    const words = (no: string, yes: string) => {
      return HOUSES.map((row, i) => ({ ...row, garden: i % 7 === 0 ? yes.toUpperCase() : i % 2 ? yes : no }));
    };
    for (const [no, yes] of [
      ["nein", "ja"],
      ["n", "Y"],
      ["false", "true"],
      ["0", "yes"],
    ]) {
      const rows = words(no, yes);
      const model = await Model.train(rows, { target: "price", epochs: 1 });
      const { values, means } = await model.partialDependence(rows, { column: "garden" });
      expect([values, means[0]]).not.toEqual([[no, yes], means[1]]);
      expect(values).toEqual([no, yes]);
      model.dispose();
    }
  });

  test("say what moved one answer", () => {
    const [first, second] = prices.explain({ rooms: 8, town: "Boone" });
    expect(first.column).toBe("rooms");
    expect(first.effect).toBeGreaterThan(100);
    expect(second).toMatchObject({ column: "town", value: "Boone" });
    expect(second.effect).toBeLessThan(0);
  });
});

describe("files", () => {
  test("bring the model back, by path and by bytes", async () => {
    const folder = await mkdtemp(join(tmpdir(), "model-"));
    try {
      const path = join(folder, "houses.safetensors");
      await prices.save(path);
      for (const again of [await Model.load(path), await Model.load(await prices.save())]) {
        expect(again.predict(HOUSES)).toStrictEqual(prices.predict(HOUSES));
        expect(again.schema).toStrictEqual(prices.schema);
        expect(again.scores).toStrictEqual(prices.scores);
        expect(again.baseline).toStrictEqual(prices.baseline);
        expect(again.judgedOn).toBe("test");
        expect(again.history.loss).toStrictEqual(prices.history.loss);
        expect(again.explain(HOUSES[0])).toStrictEqual(prices.explain(HOUSES[0]));
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("are network files with schema, columns and classes", async () => {
    const { network, schema, columns, classes: names } = await loadNetwork(await classes.save());
    expect(schema).toStrictEqual(classes.schema);
    expect(columns).toHaveLength(4);
    expect(names).toStrictEqual(classes.classes);
    expect(network.stateDict()).toStrictEqual(classes.networks[0].stateDict());
  });

  test("of other kinds are refused by name", async () => {
    const bytes = await saveNetwork(Network.mlp([1, 1]));
    await expectRejection(
      Model.load(bytes),
      FileFormatError,
      "Model.load: the Uint8Array: it holds a network, but not how the columns of a table become its inputs; train a model with Model.train or wasm-mlp train, or use loadNetwork.",
    );
  });
});

describe("dispose", () => {
  test("gives the networks back; everything else says so", async () => {
    const model = await Model.train(HOUSES, { target: "price", epochs: 1 });
    model.dispose();
    model.dispose();
    const remedy = "the model is disposed of; train or load a new one.";
    expect(() => model.predict(HOUSES[0])).toThrow(new StateError(`Model.predict: ${remedy}`));
    expect(() => model.explain(HOUSES[0])).toThrow(new StateError(`Model.explain: ${remedy}`));
    await expectRejection(model.save(), StateError, `Model.save: ${remedy}`);
    await expectRejection(model.evaluate(HOUSES), StateError, `Model.evaluate: ${remedy}`);
  });
});
