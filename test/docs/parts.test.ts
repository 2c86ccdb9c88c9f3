/** The table of all parts (docs/parts.md) has every part that the library exports or knows by name, and no other. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EXTRA_LAYERS } from "../../src/layers/extras/extra-layers";
import {
  ACTIVATION_NAMES,
  activationLayers,
  createOptimizer,
  Linear,
  Network,
  NeuralLayer,
  OPTIMIZER_NAMES,
  Trainer,
  type LossName,
} from "../../src/index";
import * as metrics from "../../src/metrics/index";
import { CLASS_METRICS, VALUE_METRICS } from "../../src/metrics/named-metrics";
import * as library from "../../src/index";
import { namesIn, rowsOf as rowsOfFile } from "./markdown-tables";

const PARTS = "docs/parts.md";
const text = readFileSync(PARTS, "utf8");

const rowsOf = (title: string) => rowsOfFile(PARTS, title);

const isExtra = (cell: string) => cell.endsWith("\\*");

test("activations: the name, the layer that it stands for, the star of an extra", () => {
  const rows = rowsOf("Activations");
  expect(rows.map(([name]) => namesIn(name)[0]).sort()).toStrictEqual([...ACTIVATION_NAMES].sort());
  for (const [name, layer] of rows) {
    const [type] = activationLayers(namesIn(name)[0] as "relu").map((config) => config.type);
    expect(namesIn(layer)[0]).toBe(type);
    expect(isExtra(name), name).toBe(type !== undefined && Object.hasOwn(EXTRA_LAYERS, type));
  }
});

test("layers: all that are exported", () => {
  const exported = Object.entries(library)
    .filter(([, part]) => typeof part === "function" && part.prototype instanceof NeuralLayer)
    .map(([name]) => name);
  const listed = [...rowsOf("Activations").map((row) => row[1]), ...rowsOf("Other layers").map((row) => row[0])];
  expect(listed.flatMap(namesIn).sort()).toStrictEqual(exported.sort());
  for (const [cell] of rowsOf("Other layers")) {
    for (const name of namesIn(cell)) expect(isExtra(cell), name).toBe(Object.hasOwn(EXTRA_LAYERS, name));
  }
});

test("losses: all that a trainer knows", () => {
  using network = new Network([new Linear(1, 2)]);
  const known = () => new Trainer(network, { loss: "unknown" as LossName });
  const names = rowsOf("Losses").map(([cell]) => namesIn(cell)[0]);
  expect(names.at(-1)).toBeUndefined();
  const choices = names.slice(0, -1).map((name) => `"${name}"`);
  let message = "";
  try {
    known();
  } catch (error) {
    message = (error as Error).message;
  }
  const said = message.slice(message.indexOf("choose one of ") + "choose one of ".length, -1).split(", ");
  expect(choices.sort()).toStrictEqual(said.sort());
});

test("metrics: all that give one number, and the names under which scores have them", () => {
  const tables = new Set(["classScores", "confusionMatrix", "calibrationCurve"]);
  const names = rowsOf("Metrics").flatMap(([cell]) => namesIn(cell));
  const known = [...Object.keys(CLASS_METRICS), ...Object.keys(VALUE_METRICS)];
  const exported = Object.keys(metrics).filter((name) => !tables.has(name));
  expect([...exported, "r2"].sort()).toStrictEqual(names.sort());
  expect(known.filter((name) => !text.includes(`\`${name}\``))).toStrictEqual([]);
});

describe("optimizers and initializers", () => {
  test("every optimizer", () => {
    const classes = OPTIMIZER_NAMES.map((name) => createOptimizer(name).constructor.name);
    expect(
      rowsOf("Optimizers")
        .flatMap(([cell]) => namesIn(cell))
        .sort(),
    ).toStrictEqual(classes.sort());
  });

  test("every initializer makes weights", () => {
    const names = rowsOf("Initializers").map(([cell]) => namesIn(cell)[0]);
    expect(names.length).toBeGreaterThan(8);
    for (const name of names.filter((one) => one !== undefined)) {
      using network = new Network([new Linear(2, 2, { initializer: name as "he" })]);
      expect(network.stateDict()["0.weight"].data.every(Number.isFinite)).toBe(true);
    }
  });
});
