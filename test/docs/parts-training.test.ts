/** Defaults of optimizers, formulas of initializers, averages, limits and schedules in docs/parts.md and docs/training.md. */
import { describe, expect, test } from "vitest";
import * as library from "../../src/index";
import {
  createOptimizer,
  Linear,
  Network,
  OPTIMIZER_NAMES,
  SGD,
  Trainer,
  type Initializer,
  type Schedule,
} from "../../src/index";
import { expectClose } from "../golden/golden";
import { close, expectUsed, formula, mean, PARTS } from "./formula";
import { defaultsIn, namesIn, rowsOf } from "./markdown-tables";

describe("optimizers: defaults", () => {
  /** Numbers that the page gives without the option's name, in their order. */
  const BETAS = / (0\.\d+), (0\.\d+)/;

  test.each(rowsOf(PARTS, "Optimizers"))("%s", (cell, text) => {
    const [type] = namesIn(cell);
    const name = OPTIMIZER_NAMES.find((known) => createOptimizer(known).type === type)!;
    const { learningRate, settings } = createOptimizer(name) as unknown as {
      readonly learningRate: number;
      readonly settings: Readonly<Record<string, unknown>>;
    };
    const [, rate = "0.001"] = /\ba = ([.\d]+)/.exec(text) ?? [];
    const [, epsilon = "1e-8"] = /ε = ([-\de.]+\d)/.exec(text) ?? [];
    const isAdam = text.startsWith("Adam ");
    const [, beta1, beta2] =
      BETAS.exec(isAdam ? rowsOf(PARTS, "Optimizers").find(([c]) => namesIn(c)[0] === "Adam")![1] : text) ?? [];
    const decay = /`weightDecay`\); ([.\d]+)/.exec(text)?.[1] ?? "0";
    const said = {
      ...Object.fromEntries(
        Object.entries(defaultsIn(text)).map(([key, value]) => [key, value === true ? false : value]),
      ),
      ...(text.includes("ε") || isAdam ? { epsilon: Number(epsilon) } : {}),
      ...(beta1 !== undefined && { beta1: Number(beta1), beta2: Number(beta2) }),
      ...(name === "adamw" && { amsgrad: false }),
      weightDecay: Number(decay),
    };
    expect(learningRate).toBe(Number(rate));
    expect(settings).toStrictEqual({ ...said, learningRate });
  });
});

describe("initializers", () => {
  const [f, g] = [100, 200];
  /** Variance of a weight, the largest size where there is one, and whether biases are drawn too. */
  type Distribution = readonly [variance: number, largest?: number, biases?: "biases"];
  const uniform = (limit: number): Distribution => [limit ** 2 / 3, limit];
  const FORMULAS: Readonly<Record<string, Distribution>> = {
    "uniform on ±√(6 / (f + g))": uniform(Math.sqrt(6 / (f + g))),
    "uniform on ±√(6 / f)": uniform(Math.sqrt(6 / f)),
    "uniform on ±1 / √f": uniform(1 / Math.sqrt(f)),
    "N(0, 1), biases too": [1, undefined, "biases"],
    "N(0, 2 / (f + g))": [2 / (f + g)],
    "N(0, 2 / f)": [2 / f],
    "uniform on ±√(3 / f)": uniform(Math.sqrt(3 / f)),
    "N(0, 1 / f)": [1 / f],
    // The fewer of rows and columns have the length 1: 100 of 200 numbers.
    "rows or columns of length 1, right angles": [1 / g],
    "N(0, spread²), biases too": [0.25, undefined, "biases"],
    "all the same": [0.25, 0.5],
  };

  test.each(rowsOf(PARTS, "Initializers"))("%s", (cell, text) => {
    const initializer = cell.startsWith("{ normal")
      ? { normal: 0.5 }
      : cell.startsWith("{ constant")
        ? { constant: 0.5 }
        : namesIn(cell)[0];
    using network = new Network([new Linear(f, g, { initializer: initializer as Initializer })], { seed: 4 });
    const { "0.weight": weight, "0.bias": bias } = network.stateDict();
    const [variance, largest, biases] = formula(FORMULAS, text);
    const squares = mean(Array.from(weight.data, (w) => w * w));
    // 20,000 weights: a standard error of 1 % of a normal variance.
    expect(squares / variance).toBeGreaterThan(0.95);
    expect(squares / variance).toBeLessThan(1.05);
    const found = Math.max(...Array.from(weight.data, Math.abs));
    if (largest === undefined) expect(found).toBeGreaterThan(2.5 * Math.sqrt(variance));
    else expect(Math.abs(found / largest - 1)).toBeLessThan(1e-3);
    expect(bias.data.some((b) => b !== 0)).toBe(biases !== undefined);
  });
});

describe("schedules", () => {
  const schedules = library as unknown as Readonly<Record<string, new (options: object) => Schedule>>;
  const FORMULAS: Readonly<Record<string, (base: number, t: number) => number>> = {
    base: (base) => base,
    "base · factor^⌊t / size⌋": (base, t) => base * 0.1 ** Math.floor(t / 8),
    "base · factor^t": (base, t) => base * 0.9 ** t,
    "minRate + (base - minRate)(1 + cos(πt / length)) / 2, then minRate": (base, t) =>
      (base * (1 + Math.cos((Math.PI * Math.min(t, 8)) / 8))) / 2,
    "(startFactor + (1 - startFactor) t / length) times `then`'s first, then `then`": (base, t) =>
      base * Math.min(1, 1 / 3 + (2 / 3) * (t / 8)),
    "base / 25 up to base and down to base / 250,000, half cosines; by steps": (base, t) => {
      const top = 0.3 * 20 - 1;
      const half = (from: number, to: number, share: number) =>
        to + ((from - to) * (1 + Math.cos(Math.PI * share))) / 2;
      return t <= top ? half(base / 25, base, t / top) : half(base, base / 250_000, (t - top) / (20 - 1 - top));
    },
  };
  const NEEDED = { size: 8, length: 8, factor: 0.9, totalSteps: 20, monitor: "validationLoss" };
  const rows = rowsOf("docs/training.md", "Schedules");

  test("all that are exported", () => {
    const exported = Object.keys(library).filter((name) => /.Schedule$/.test(name));
    expect(rows.flatMap(([cell]) => namesIn(cell)).sort()).toStrictEqual(exported.sort());
  });

  test.each(rows)("%s", (cell, text) => {
    const [name] = namesIn(cell);
    const said = defaultsIn(cell);
    const needed = Object.fromEntries(
      Object.entries(NEEDED).filter(([option]) => new RegExp(`\\b${option}\\b(?!:)`).test(cell)),
    );
    const schedule = new schedules[name](needed);
    const { config } = schedule;
    expect(config).toStrictEqual({ ...config, ...said });
    const known = { type: name, then: "", ...said, ...needed };
    expect(Object.keys(config).filter((option) => !(option in known))).toStrictEqual([]);
    if (name === "PlateauSchedule") return;
    const times = Array.from({ length: 20 }, (_, t) => t);
    const rates = times.map((t) => schedule.rate(0.5, t, t, {}));
    const expected = times.map((t) => formula(FORMULAS, text)(0.5, t));
    expectClose(name, rates, expected, { absolute: 1e-12, relative: 1e-12 });
  });
});

describe("averages and limits", () => {
  const inputs = [
    [1, 2],
    [0.5, -1],
    [3, 0.25],
    [-2, 1],
  ];
  const targets = inputs.map(([a, b]) => [20 * a - 7 * b]);

  /** Parameters after some epochs. */
  async function parametersAfter(options: object, epochs = 3) {
    using network = new Network([new Linear(2, 1)], { seed: 1 });
    const trainer = new Trainer(network, {
      loss: "meanSquaredError",
      optimizer: new SGD({ learningRate: 0.01 }),
      ...options,
    });
    const seen: number[][] = [];
    const onEpoch = () => void seen.push(Object.values(network.stateDict()).flatMap(({ data }) => [...data]));
    await trainer.fit({ inputs, targets }, { epochs, batchSize: 4, onEpoch });
    return seen;
  }

  test.each(rowsOf(PARTS, "Averages and limits of parameters").filter(([cell]) => cell.includes("averaging")))(
    "%s: the default",
    async (cell, text) => {
      const type = /type: "(\w+)"/.exec(cell)![1];
      const said = defaultsIn(text);
      expect(Object.keys(said)).toHaveLength(1);
      const plain = await parametersAfter({ averaging: { type } });
      expect(await parametersAfter({ averaging: { type, ...said } })).toStrictEqual(plain);
      const [[option, value]] = Object.entries(said);
      const other = { type, [option]: option === "start" ? Number(value) + 1 : 0.5 };
      expect(await parametersAfter({ averaging: other })).not.toStrictEqual(plain);
    },
  );

  test("each row is what an epoch of one batch does", async () => {
    const texts = rowsOf(PARTS, "Averages and limits of parameters").map((row) => row[1]);
    using untrained = new Network([new Linear(2, 1)], { seed: 1 });
    const start = Object.values(untrained.stateDict()).flatMap(({ data }) => [...data]);
    const [plain] = await parametersAfter({}, 1);
    const gradient = plain.map((p, i) => (start[i] - p) / 0.01);
    const norm = Math.hypot(...gradient);
    const moved = (change: (g: number, i: number) => number) => gradient.map((g, i) => start[i] - 0.01 * change(g, i));
    const plainTwo = await parametersAfter({}, 2);
    const length = Math.hypot(plain[0], plain[1]);
    const FORMULAS: Readonly<Record<string, readonly [options: object, epochs: number, expected: readonly number[]]>> =
      {
        "after each update a = d a + (1 - d) p; `decay: 0.999`": [
          { averaging: { type: "ema", decay: 0.75 } },
          2,
          plain.map((p, i) => 0.75 * p + 0.25 * plainTwo[1][i]),
        ],
        "the mean of p after each epoch from number `start: 1` on": [
          { averaging: { type: "swa" } },
          2,
          plain.map((p, i) => (p + plainTwo[1][i]) / 2),
        ],
        "after each update w min(1, c / |w|), w the weights into a unit": [
          { maxNorm: 0.3 },
          1,
          plain.map((p, i) => (i < 2 ? p * Math.min(1, 0.3 / length) : p)),
        ],
        "g min(1, c / (|g| + 1e-6)) before an update": [
          { clipNorm: 2 },
          1,
          moved((g) => g * Math.min(1, 2 / (norm + 1e-6))),
        ],
        "each element of g between -c and c": [{ clipValue: 5 }, 1, moved((g) => Math.min(5, Math.max(-5, g)))],
        "g + l1 sign(p)": [{ l1: 4 }, 1, moved((g, i) => g + 4 * Math.sign(start[i]))],
      };
    expect(length).toBeGreaterThan(0.3);
    for (const text of texts) {
      const [options, epochs, expected] = formula(FORMULAS, text);
      close(text, (await parametersAfter(options, epochs))[epochs - 1], expected, 2e-5);
    }
    expectUsed(FORMULAS, texts);
  });
});
