/** Tables that there is little or nothing to learn from, and options that are not valid. */
import { describe, expect, test } from "vitest";
import { Model, type ModelOptions } from "../../src/model/index";
import { expectRejection } from "../core/throwing";
import { houses, noise } from "./tables";

const rows = (count: number, row: (i: number) => Record<string, string | number | null>) =>
  Array.from({ length: count }, (_, i) => row(i));

describe("tables that nothing can be learned from", () => {
  test("of 5 rows", async () => {
    await expectRejection(
      Model.train(houses(5), { target: "price" }),
      RangeError,
      "Model.train: the rows: 5 rows have a target; give 10 or more.",
    );
  });

  test("of one class", async () => {
    const same = rows(30, (i) => ({ x: i * 0.5, y: "yes" }));
    await expect(Model.train(same, { target: "y" })).rejects.toThrow(/the target "y" .*"yes"/);
  });

  test("of one number", async () => {
    const same = rows(30, (i) => ({ x: i * 0.5, y: 2.5 }));
    await expect(Model.train(same, { target: "y", task: "regression" })).rejects.toThrow(/the target "y" .*2\.5/);
  });

  test("of one column", async () => {
    await expect(
      Model.train(
        rows(30, (i) => ({ y: i % 2 })),
        { target: "y" },
      ),
    ).rejects.toThrow("no column is left as a feature");
  });

  test("that lack the target", async () => {
    await expect(Model.train(houses(30), { target: "prize" })).rejects.toThrow('there is no column "prize"');
  });
});

describe("tables that little can be learned from", () => {
  test("a target that is a function of nothing: the model is said to be no better than the mean", async () => {
    const random = rows(200, (i) => ({ x: noise(i), y: noise(i + 1000) }));
    const model = await Model.train(random, { target: "y" });
    expect(model.notes.find(({ kind }) => kind === "weak")?.message).toBe(
      "on rows that were held out the model is no better than always saying the mean",
    );
  });

  test("nothing but noise, in many draws: it is said in nearly all", async () => {
    const said = await Promise.all(
      Array.from({ length: 12 }, async (_, draw) => {
        const random = rows(100, (i) => ({ x: noise(i + 5000 * draw), y: noise(i + 1000 + 5000 * draw) }));
        using model = await Model.train(random, { target: "y", epochs: 3, hidden: [8] });
        return model.notes.some(({ message }) => message.includes("no better than always saying the mean"));
      }),
    );
    expect(said.filter(Boolean).length).toBeGreaterThanOrEqual(11);
  });

  test("too few rows for intervals: there are none, and it is said", async () => {
    const model = await Model.train(houses(20), { target: "price", epochs: 5 });
    expect(model.predict({ rooms: 3, town: "Ames" }).interval).toBeUndefined();
    expect(model.notes.find(({ kind }) => kind === "interval")?.message).toBe(
      "4 rows held out are too few for intervals of 0.9, which need 9: there are none",
    );
  });

  test("1,000 classes", async () => {
    const many = rows(2000, (i) => ({ x: i % 1000, z: noise(i), y: `class ${i % 1000}` }));
    const model = await Model.train(many, { target: "y", epochs: 1, hidden: [8], pieces: 0 });
    expect(model.classes).toHaveLength(1000);
    expect(Object.keys(model.predict({ x: 3, z: 0.5 }).probabilities!)).toHaveLength(1000);
  });

  test("10,000 columns", async () => {
    const wide = rows(12, (i) => ({
      ...Object.fromEntries(Array.from({ length: 10_000 }, (_, c) => [`c${c}`, noise(i * 10_000 + c)])),
      y: i % 2 ? "a" : "b",
    }));
    const model = await Model.train(wide, { target: "y", epochs: 1 });
    expect(model.predict(wide)).toHaveLength(12);
  });

  test("classes of one row each beside a common one", async () => {
    const model = await Model.train(
      rows(40, (i) => ({ x: i, y: i < 36 ? "common" : `lone ${i}` })),
      { target: "y", epochs: 2 },
    );
    expect(model.classes).toHaveLength(5);
  });

  test.each([
    ["in every row", 1, "40 classes in 40 rows"],
    ["in most rows", 1.5, "27 classes in 40 rows"],
  ])("a target that differs %s: it is said that it names the rows", async (_, each, counted) => {
    const named = rows(40, (i) => ({ x: noise(i), y: `name ${Math.floor(i / each)}` }));
    using model = await Model.train(named, { target: "y", epochs: 1, hidden: [4] });
    expect(model.notes.filter(({ kind }) => kind === "weak").map(({ message }) => message)).toContain(
      `the target "y" has ${counted}, as names of the rows have: of other rows the model knows nothing; choose a target whose values recur`,
    );
  });

  test("a target whose classes recur is not said to name the rows", async () => {
    const classes = rows(40, (i) => ({ x: noise(i), y: `kind ${i % 20}` }));
    using model = await Model.train(classes, { target: "y", epochs: 1, hidden: [4] });
    expect(model.notes.some(({ message }) => message.includes("names of the rows"))).toBe(false);
  });

  test("rows without a target are left out and counted", async () => {
    const some = houses(60).map((row, i) => ({ ...row, price: i % 6 === 0 ? null : row.price }));
    const model = await Model.train(some, { target: "price", epochs: 2 });
    expect(model.rows).toBe(50);
    expect(model.notes.find(({ kind }) => kind === "rows")?.count).toBe(10);
  });
});

describe("a single row to judge by", () => {
  test("has no R squared, and no importance of columns", async () => {
    using model = await Model.train(houses(30), { target: "price", epochs: 1, hidden: [4] });
    const [row] = houses(1);
    expect(Object.keys(await model.evaluate([row]))).not.toContain("r2");
    expect(Object.keys(await model.evaluate(houses(2)))).toContain("r2");
    await expectRejection(
      model.importance([row]),
      RangeError,
      "Model.importance: 1 row has a target; pass 2 or more: values are shuffled among rows.",
    );
  });
});

describe("options", () => {
  test.each<[Partial<Record<keyof ModelOptions, unknown>>, ErrorConstructor, string]>([
    [{ members: 0 }, RangeError, "members is 0; pass an integer from 1 to 64."],
    [{ test: 1 }, RangeError, "test is 1; pass a number of at least 0 and below 1."],
    [{ test: "0.2" }, TypeError, 'test is "0.2"; pass a number.'],
    [{ interval: 0 }, RangeError, "interval is 0; pass a number above 0 and below 1."],
    [{ hidden: 32 }, TypeError, "hidden is 32; pass an array such as [256]."],
    [{ classWeight: { cheap: -1 } }, RangeError, 'classWeight of "cheap" is -1; pass a finite number of 0 or more.'],
    [
      { classWeight: "even" },
      TypeError,
      'classWeight is "even"; pass "balanced" or a weight for each class, as { yes: 2, no: 1 }.',
    ],
    [{ dropout: 1 }, RangeError, "dropout is 1; pass a number of at least 0 and below 1."],
  ])("%j", async (options, type, message) => {
    const all = { target: "price", ...options } as ModelOptions;
    await expectRejection(Model.train(houses(20), all), type, `Model.train: ${message}`);
  });

  test.each<[ModelOptions, string]>([
    [{ target: "price", test: 0.99 }, "test 0.99 leaves 0 of 20 rows to learn from; hold out a smaller share."],
    [
      { target: "price", test: 0, validation: 0.95 },
      "validation 0.95 leaves 1 of 20 rows to learn from; hold out a smaller share.",
    ],
    [
      { target: "town", classWeight: { Ames: 0, Boone: 0, Nevada: 0 } },
      "the weights of all classes are 0; give one of them a weight above 0.",
    ],
  ])("%j leaves nothing to learn", async (options, message) => {
    await expectRejection(Model.train(houses(20), options), RangeError, `Model.train: the rows: ${message}`);
  });

  test("a name that is unknown", async () => {
    const options = { target: "price", epoch: 3 } as ModelOptions;
    await expect(Model.train(houses(20), options)).rejects.toThrow('Model.train: option "epoch" is unknown');
  });

  test("weights of classes where there are none", async () => {
    await expectRejection(
      Model.train(houses(20), { target: "price", classWeight: "balanced" }),
      RangeError,
      "Model.train: the rows: weights of classes are given, the target is a number; leave classWeight out, or choose a target of classes.",
    );
  });
});
