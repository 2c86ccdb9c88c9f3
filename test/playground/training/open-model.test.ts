/** Models that the page opens: its own, those of other programs, and those of other data. */
import { expect, test } from "vitest";
import { Network } from "wasm-mlp";
import { iris } from "wasm-mlp/datasets";
import { MLPClassifier } from "wasm-mlp/estimators";
import { saveNetwork } from "wasm-mlp/files";
import { Model } from "wasm-mlp/model";
import { argMaxRows } from "../../../src/core/arg-max";
import { prepare } from "../../../playground/src/data/prepare";
import { readChosen } from "../../../playground/src/data/read-table";
import { ProblemError } from "../../../playground/src/problem";
import { defaultsFor, type Settings } from "../../../playground/src/settings/settings";
import { bringNeededExtras } from "../../../playground/src/training/needed-extras";
import { openModel } from "../../../playground/src/training/open-model";
import { saved } from "../../../playground/src/training/save";
import { TrainingSession } from "../../../playground/src/training/session";

const CSV: Settings = { ...defaultsFor("csv"), hidden: [3], settle: false };
const HOMES = Array.from({ length: 24 }, (_, i) => [20 + i * i, ["Ames", "Boone"][i % 2], ["old", "new"][i % 3 && 1]]);

const table = (head: string, rows: readonly (readonly unknown[])[]) =>
  new File([[head, ...rows.map((row) => row.join(","))].join("\n")], "table.csv");
const chosen = (file: File, target: string, features: string[], isRegression = false) =>
  readChosen(file, { target, features, isRegression });
const homes = (rows = HOMES) => chosen(table("size,town,kind", rows), "kind", ["size", "town"]);

async function modelOf(settings: Settings, data: Awaited<ReturnType<typeof prepare>>) {
  const session = new TrainingSession(settings, data, { tick: () => undefined, paused: () => undefined });
  const { content } = await saved(session, "safetensors");
  return { session, file: new File([content], "mine.safetensors") };
}

const problem = (found: Promise<unknown>) =>
  found.then(
    () => undefined,
    (error: unknown) => (error instanceof ProblemError ? error.problem : error),
  );

test("a model goes on with the scalers that it was trained with, on later rows of its table", async () => {
  const first = await prepare(CSV, await homes());
  const { session, file } = await modelOf(CSV, first);
  const later = await homes(HOMES.map(([size, ...rest]) => [(size as number) * 3, ...rest]));
  const opened = await openModel(file, CSV, later);
  expect(opened.data.scaler?.toJSON()).toStrictEqual(first.scaler!.toJSON());
  expect(opened.data.rawTrain.inputs).not.toStrictEqual(first.rawTrain.inputs);
  await session.dispose();
});

test.each([
  ["an input", "size,city,kind", HOMES, ["size", "city"], ["“town=Ames”", "“city=Ames”"]],
  [
    "a class",
    "size,town,kind",
    HOMES.map(([a, b, c]) => [a, b, `very ${c as string}`]),
    ["size", "town"],
    ["“new”", "“very new”"],
  ],
])("a model of other data: %s", async (_, head, rows, features, values) => {
  const { session, file } = await modelOf(CSV, await prepare(CSV, await homes()));
  const other = await chosen(table(head, rows), "kind", features);
  expect(await problem(openModel(file, CSV, other))).toStrictEqual({ code: "modelUnsuited", values });
  await session.dispose();
});

test("an estimator answers as it did where it was fitted", async () => {
  const { inputs, targets } = await iris();
  const estimator = new MLPClassifier({ hiddenLayerSizes: [4], maxIter: 3, randomState: 1, activation: "relu" });
  await estimator.fit(inputs, targets);
  const file = new File([await estimator.save()], "estimator.safetensors");
  const settings: Settings = { ...defaultsFor("iris"), classLoss: "focal", scale: false };
  const { data, state, settings: found } = await openModel(file, settings);
  expect(found.scale).toBe(true);
  using network = Network.fromConfig({ ...Network.mlp([4, 4, 3]).config });
  network.loadStateDict(state);
  const { inputs: raw, rows } = data.rawValidation;
  const given = { data: raw, rows, columns: 4 };
  const labels = argMaxRows(network.predict(data.encode(given)));
  expect([...labels]).toStrictEqual([...estimator.predict(given)]);
});

test.each([
  ["of another kind", { type: "minMax", min: [0, 0], max: [1, 1] }],
  ["of other columns", { type: "standard", mean: [0], deviation: [1] }],
  ["that is none", { mean: "a" }],
])("a scaler %s", async (_, scaler) => {
  using network = Network.mlp([2, 8, 8, 2], { outputActivation: "softmax" });
  const bytes = await saveNetwork(network, undefined, { scaler });
  const found = await problem(openModel(new File([bytes], "m.safetensors"), defaultsFor("moons")));
  expect(found).toMatchObject({ code: "modelUnreadable", values: ["m.safetensors", { finding: "foreign" }] });
});

const PRICES = table(
  "size,town,price",
  HOMES.map(([size, town], i) => [size, town, 1000 + 7 * i]),
);

test.each<[string, Partial<Settings>]>([
  ["probabilities", {}],
  ["one probability", { output: "sigmoid" }],
  ["logits", { classLoss: "focal" }],
  ["unscaled inputs", { scale: false }],
])("a saved table of classes is a model: %s", async (_, change) => {
  const settings = { ...CSV, ...change };
  const data = await prepare(settings, await homes());
  const { session, file } = await modelOf(settings, data);
  using model = await Model.load(file);
  const { inputs, rows } = data.rawTrain;
  const outputs = session.answers(data.encode({ data: inputs, rows, columns: 3 }));
  for (let r = 0; r < rows; r++) {
    const [size, ames] = inputs.subarray(3 * r);
    const { probabilities } = model.predict({ size, town: ames === 1 ? "Ames" : "Boone" });
    const last = outputs.data[(r + 1) * outputs.columns - 1];
    expect(probabilities![data.classes![1]]).toBeCloseTo(last, 5);
  }
  await session.dispose();
});

test.each<Partial<Settings>>([
  { valueLoss: "gaussian" },
  { valueLoss: "gaussian", scale: false },
  { valueLoss: "poisson" },
  { valueLoss: "quantile" },
  { valueLoss: "quantile", level: 0.9 },
])("a saved table of values is a model, and opens again: %j", async (change) => {
  const settings: Settings = { ...CSV, initializer: "he", ...change };
  await bringNeededExtras(settings);
  const table = await chosen(PRICES, "price", ["size", "town"], true);
  const data = await prepare(settings, table);
  const { session, file } = await modelOf(settings, data);
  using model = await Model.load(file);
  const sample = Float32Array.of(44, 1, 0);
  const frame = session.frame({ axes: { x: 0, y: 1 }, sample, place: undefined }, 0, false);
  const [value, deviation] = frame.probe!.activations.at(-1)!;
  const said = model.predict({ size: 44, town: "Ames" });
  expect(said.value).toBeCloseTo(value, 2);
  if (change.valueLoss === "gaussian") expect(said.deviation).toBeCloseTo(deviation, 2);
  const opened = await openModel(file, CSV, table);
  expect(opened.settings).toStrictEqual(settings);
  expect(opened.state).toStrictEqual(session.shownNetwork.stateDict());
  await session.dispose();
});

test("a saved table of values is a model", async () => {
  const data = await prepare(CSV, await chosen(PRICES, "price", ["size", "town"], true));
  const { session, file } = await modelOf(CSV, data);
  using model = await Model.load(file);
  const outputs = session.answers(data.encode({ data: Float32Array.of(44, 1, 0), rows: 1, columns: 3 }));
  const [value] = data.targetScaler!.inverseTransform(outputs).data;
  expect(model.predict({ size: 44, town: "Ames" }).value).toBeCloseTo(value, 2);
  await session.dispose();
});
