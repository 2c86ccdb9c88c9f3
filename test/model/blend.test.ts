/** Tables of which held-out rows cannot tell how strongly to regularize: a network of each setting answers. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FileFormatError } from "../../src/index";
import { chosenOf } from "../../src/model/chosen-of";
import { Model } from "../../src/model/index";
import { capture, testFile } from "../cli/captured-terminal";
import { partsOf, withMetadata } from "../files/file-bytes";
import { csvOf, noise } from "./tables";

describe("chosenOf", () => {
  const tried = (...losses: number[]) => ({
    losses: Float64Array.from(losses),
    loss: losses.reduce((sum, loss) => sum + loss, 0),
  });

  test("takes the first where the second is no better, or is not there", () => {
    const [a, b] = [tried(1, 2, 3), tried(1, 2, 4)];
    expect(chosenOf([a])).toEqual([a]);
    expect(chosenOf([a, b])).toEqual([a]);
    expect(chosenOf([a, tried(3, 2, 1)])).toEqual([a]);
  });

  test("takes the second alone from two standard errors on, else both, the second first", () => {
    const first = tried(2, 2, 2, 2);
    // Gains 1, 2, 3, 4: mean 2.5, standard error sqrt(5 / 3 / 4) = 0.645; gains -2, 2, 2, 2: 1 and 1.
    const [sure, doubtful] = [tried(1, 0, -1, -2), tried(4, 0, 0, 0)];
    expect(chosenOf([first, sure])).toEqual([sure]);
    expect(chosenOf([first, doubtful])).toEqual([doubtful, first]);
  });
});

/** Mostly chance; the target is a number, or a class. */
function tableOf(count: number, isClass: boolean) {
  return Array.from({ length: count }, (_, i) => {
    const x = Array.from({ length: 4 }, (_, c) => noise(20 * i + c) - 0.5);
    const y = 3 * x[0] - 2 * x[1] + 12 * (noise(20 * i + 15) - 0.5);
    return { ...Object.fromEntries(x.map((value, c) => [`x${c}`, value])), y: isClass ? (y > 0 ? "yes" : "no") : y };
  });
}

const OPTIONS = { target: "y", epochs: 20, hidden: [16] } as const;
// Shrinking of 20 and of 5 % an epoch: 0.2 / (0.004 * ceil(rows / 64)).
const strong = (rows: number) => ({ ...OPTIONS, dropout: 0.4, weightDecay: 0.2 / (0.004 * Math.ceil(rows / 64)) });
const weak = (rows: number) => ({ ...OPTIONS, dropout: 0.2, weightDecay: 0.05 / (0.004 * Math.ceil(rows / 64)) });
const statesOf = ({ networks }: Model) => networks.map((network) => network.stateDict());

describe.each([
  ["values", tableOf(60, false)],
  ["classes", tableOf(100, true)],
])("a model of %s in doubt", (_, rows) => {
  let model: Model;
  let file: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    model = await Model.train(rows, OPTIONS);
    file = await model.save();
  });
  afterAll(() => {
    model.dispose();
  });

  /** The file, loaded with another list of seeds or other details. */
  const loadedWith = async (change: { seeds?: number[]; isBlend?: unknown }) => {
    const texts: Record<string, string> = partsOf(file).header.__metadata__;
    const details = JSON.parse(texts.details) as Record<string, unknown>;
    const changed = withMetadata(file, "details", JSON.stringify({ ...details, isBlend: change.isBlend ?? true }));
    return Model.load(change.seeds ? withMetadata(changed, "members", JSON.stringify(change.seeds)) : changed);
  };
  /** The number, or the probability of the first class. */
  const answers = (from: Model) => from.predict(rows).map(({ value, probabilities: p }) => p?.yes ?? Number(value));

  test("has the networks of both settings, and says so", async () => {
    using first = await Model.train(rows, strong(rows.length));
    using second = await Model.train(rows, { ...weak(rows.length), seed: 2 });
    expect(statesOf(model)).toStrictEqual([...statesOf(first), ...statesOf(second)]);
    expect(model.notes.filter(({ kind }) => kind === "blend").map(({ message }) => message)).toEqual([
      "rows that were held out cannot tell whether strong regularization is better than weak: the answers are the mean of a network of each",
    ]);
    expect(model.judgedRows!.actual).toHaveLength(rows.length / 5);
  });

  test("answers with the mean of both, without a spread that nobody asked for", async () => {
    using first = await loadedWith({ seeds: [1] });
    using members = await loadedWith({ isBlend: false });
    const [mean, one, spreads] = [answers(model), answers(first), members.predict(rows)];
    mean.forEach((value, row) => {
      // Two numbers are as far from their mean as their deviation.
      expect(Math.abs(value - one[row])).toBeCloseTo(spreads[row].spread!, 5);
    });
    expect(Math.max(...spreads.map(({ spread }) => spread!))).toBeGreaterThan(0.01);
    for (const answer of model.predict(rows)) expect(answer).not.toHaveProperty("spread");
  });

  test("is the same again, and after its file", async () => {
    using again = await Model.train(rows, OPTIONS);
    expect(await again.save()).toEqual(file);
    using loaded = await Model.load(file);
    expect(loaded.predict(rows)).toStrictEqual(model.predict(rows));
    expect(loaded.networks.map(({ config }) => config)).toStrictEqual(model.networks.map(({ config }) => config));
    expect(loaded.explain(rows[0])).toStrictEqual(model.explain(rows[0]));
    expect(await loaded.save()).toEqual(file);
    await expect(loadedWith({ isBlend: "yes" })).rejects.toThrow(FileFormatError);
  });
});

test("stopped before the second of both begins, a model is of the first alone", async () => {
  const rows = tableOf(60, false);
  const stop = new AbortController();
  using model = await Model.train(rows, {
    ...OPTIONS,
    stop: stop.signal,
    onProgress: ({ network, networks, epoch }) => {
      expect(networks).toBe(4);
      if (network === 3 && epoch.epoch === 2) stop.abort();
    },
  });
  expect(model.networks).toHaveLength(1);
  expect(model.notes.map(({ kind }) => kind)).not.toContain("blend");
  using first = await Model.train(rows, strong(60));
  expect(model.judgedRows).toStrictEqual(first.judgedRows);
  expect(model.scores).toStrictEqual(first.scores);
  using loaded = await Model.load(await model.save());
  expect(loaded.predict(rows)).toStrictEqual(model.predict(rows));
});

test("members in doubt take both settings by turns, and none is trained for it", async () => {
  const rows = tableOf(60, false);
  const seen = new Set<number>();
  const onProgress = ({ network }: { network: number }) => void seen.add(network);
  using model = await Model.train(rows, { ...OPTIONS, members: 3, onProgress });
  using first = await Model.train(rows, { ...strong(60), members: 3 });
  using second = await Model.train(rows, { ...weak(60), members: 3 });
  expect(statesOf(model)).toStrictEqual([statesOf(first)[0], statesOf(second)[1], statesOf(first)[2]]);
  expect(seen.size).toBe(4);
  expect(model.predict(rows[0]).spread).toBeGreaterThan(0);
  expect(model.notes.map(({ kind }) => kind)).not.toContain("blend");
});

test("the command line says it in a sentence, and counts no members", async () => {
  const csv = csvOf(tableOf(60, false));
  const train = ["train", "-", "--target", "y", "--epochs", "20", "--hidden", "16"];
  expect((await capture(train, { stdin: csv })).stdout).toContain(`
network     2 of 36-16-1, 1,218 parameters
            rows that were held out cannot tell whether strong regularization is
            better than weak: the answers are the mean of a network of each
training `);
  const { bytes } = await capture([...train, "--out", "-"], { stdin: csv });
  const file = testFile("model", bytes);
  expect((await capture(["inspect", file])).stdout).toMatch(/^networks +2 of this kind, averaged$/m);
  const { stderr } = await capture(["predict", file, "-", "--spread"], { stdin: csv });
  expect(stderr).toContain("--spread stays empty: the model has one member");
});
