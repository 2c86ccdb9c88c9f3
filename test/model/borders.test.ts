/** A model: what is handed out cannot change it, and wrong kinds are named. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { Model, type ModelOptions } from "../../src/model/index";
import { show } from "../../src/core/check";
import { caught, expectRejection, expectThrow } from "../core/throwing";

const ROWS = Array.from({ length: 30 }, (_, i) => ({ size: i, town: "ab"[i % 2], y: "pq"[i % 2] }));
const OPTIONS: ModelOptions = { target: "y", hidden: [2], epochs: 1, members: 2 };
let model: Model;

beforeAll(async () => {
  model = await Model.train(ROWS, OPTIONS);
});
afterAll(() => {
  model.dispose();
});

test("what its getters give cannot change it", async () => {
  const [before, file] = [model.predict(ROWS), await model.save()];
  const changes = [
    () => ((model.classes as string[])[0] = "z"),
    () => ((model.schema.features[0] as { name: string }).name = "z"),
    () => model.history.loss!.push(1),
    () => (model.networks as unknown[]).pop(),
    () => (model.notes as unknown[]).push(1),
    () => (model.leftOut as unknown[]).push(1),
  ];
  for (const change of changes) expect(caught(change), String(change)).toBeInstanceOf(TypeError);
  (model.scores as Record<string, number>).accuracy = 7;
  expect(model.scores.accuracy).not.toBe(7);
  expect(model.predict(ROWS)).toStrictEqual(before);
  expect(Buffer.from(await model.save()).equals(file)).toBe(true);
});

test("a hole among rows is refused, not answered", () => {
  const rows = [ROWS[0], ROWS[1], ROWS[2]];
  Reflect.deleteProperty(rows, 1);
  expectThrow(
    () => model.predict(rows),
    TypeError,
    "Model.predict: row 1 is undefined; pass objects with the names of columns, as { rooms: 6 }.",
  );
});

const NO_ROWS = [
  new Map([["size", 1]]),
  new Date(0),
  Promise.resolve(ROWS[0]),
  Object.create({ size: 1 }),
  Float32Array.of(1, 2),
  new BigInt64Array(1),
] as object[];

test.each(NO_ROWS)("%s is no row: its keys would count as missing", async (value) => {
  const row = value as never;
  const needed = "pass objects with the names of columns, as { rooms: 6 }.";
  expectThrow(() => model.predict([row]), TypeError, `Model.predict: row 0 is ${show(value)}; ${needed}`);
  await expectRejection(
    Model.train([ROWS[0], row], OPTIONS),
    TypeError,
    `Model.train: row 1 is ${show(value)}; ${needed}`,
  );
});

test("a cell that no text stands for is refused, as where the model is trained", async () => {
  const detached = new Float32Array(1);
  structuredClone(detached, { transfer: [detached.buffer] });
  for (const cell of [Object.create(null), detached, Symbol("x"), () => 1, {}, [3]]) {
    const message = `row 1 has ${show(cell)} as "size"; pass numbers, texts, booleans, dates or null.`;
    const rows = [ROWS[0], { ...ROWS[1], size: cell as never }];
    expectThrow(() => model.predict(rows), TypeError, `Model.predict: ${message}`);
    await expectRejection(Model.train(rows, OPTIONS), TypeError, `Model.train: ${message}`);
    expect(model.predict([{ ...ROWS[1], other: cell as never }])).toStrictEqual(model.predict([ROWS[1]]));
  }
});

test("columns are found in another case, and as properties of a row's class", () => {
  const [expected] = model.predict([ROWS[3]]);
  class Row {
    size = ROWS[3].size;
    get town() {
      return ROWS[3].town;
    }
  }
  const { size, town } = ROWS[3];
  for (const row of [new Row(), { Size: size, TOWN: town }, { size, town, Size: 99 }]) {
    expect(model.predict([row as never])).toStrictEqual([expected]);
    expect(model.explain(row as never).map(({ column, value }) => [column, value])).toEqual(
      expect.arrayContaining([
        ["size", size],
        ["town", town],
      ]),
    );
  }
});

test("a column that a row lacks is explained as absent, whatever else the row has", () => {
  const effects = model.explain({ size: 3, "": "another" });
  expect(effects.find(({ column }) => column === "town")!.value).toBeUndefined();
});

test("rows of another table are refused, an empty one is answered", () => {
  const message = 'Model.predict: no row has a column of the model; pass values for "size", "town".';
  for (const row of [{ rooms: 3 }, { y: "p" }, JSON.parse('{ "__proto__": 3 }')] as never[]) {
    expectThrow(() => model.predict(row), RangeError, message);
    expectThrow(() => model.predict([row, row]), RangeError, message);
    expect(model.predict([row, ROWS[0]])[1]).toStrictEqual(model.predict([ROWS[0]])[0]);
  }
});

test("bounds of importance, partial dependence; a path that no system takes", async () => {
  await expect(model.importance(ROWS, { repeats: 2 ** 53 })).rejects.toThrow("repeats is 9007199254740992; pass an");
  await expect(model.partialDependence(ROWS, { column: "size", points: 2 ** 53 })).rejects.toThrow("points is 9007");
  await expect(Model.train("x".repeat(1e5), OPTIONS)).rejects.toThrow(
    /^Model\.train: "x{80}"\.\.\. cannot be read: .{1,310}; check the path/,
  );
});

test("rows without a prototype, and instances with keys, are rows", () => {
  const [expected] = model.predict([ROWS[0]]);
  const bare = Object.assign(Object.create(null) as object, ROWS[0]);
  const instance = Object.assign(Object.create({ area: () => 1 }) as object, ROWS[0]);
  expect(model.predict([bare, instance] as never)).toStrictEqual([expected, expected]);
  expect(model.predict([{}])).toHaveLength(1);
});

test.each([null, undefined])("a source that is %s is named", async (source) => {
  const needed = "pass a path, a text with lines, a Blob, a Uint8Array or a stream";
  const none = source as never;
  await expectRejection(Model.train(none, OPTIONS), TypeError, `Model.train: the source is ${source}; ${needed}.`);
  await expectRejection(model.predictTable(none), TypeError, `Model.predictTable: the source is ${source}; ${needed}.`);
  await expectRejection(model.evaluate(none), TypeError, `Model.evaluate: the source is ${source}; ${needed}.`);
});

test("options that are null, or have a wrong name, are named", async () => {
  const none = null as never;
  const object = "options are null; pass an object.";
  await expectRejection(model.importance(ROWS, none), TypeError, `Model.importance: ${object}`);
  await expectRejection(model.partialDependence(ROWS as never, none), TypeError, `Model.partialDependence: ${object}`);
  await expect(model.importance(ROWS, { repeat: 1 } as never)).rejects.toThrow(
    'Model.importance: option "repeat" is unknown; did you mean "repeats"?',
  );
});
