import * as library from "wasm-mlp";
import * as datasets from "wasm-mlp/datasets";
import { afterEach, describe, expect, test } from "vitest";
import { prepare } from "../../../playground/src/data/prepare";
import { pageCode } from "../../../playground/src/program/page-code";
import { programFor } from "../../../playground/src/program/program";
import { torchCode } from "../../../playground/src/program/torch-code";
import { readAddress, writeAddress, type Position } from "../../../playground/src/settings/address";
import { FIELDS } from "../../../playground/src/settings/fields";
import { OPTIMIZER_OPTIONS } from "../../../playground/src/settings/options";
import { changed, defaultsFor, type Settings } from "../../../playground/src/settings/settings";
import { fingerprintOf } from "../../../playground/src/training/fingerprint";
import { bringNeededExtras } from "../../../playground/src/training/needed-extras";
import { saved } from "../../../playground/src/training/save";
import { TrainingSession } from "../../../playground/src/training/session";

const SMALL: Settings = { ...defaultsFor("moons"), samples: 40, hidden: [4], batchSize: 8, settle: false };
const VALUES: Settings = { ...defaultsFor("polynomial"), samples: 40, hidden: [4], batchSize: 8, settle: false };

const COUNTS: Settings = { ...VALUES, valueLoss: "poisson", coefficients: [9, 0, 0.2], noise: 1 };

const opened: TrainingSession[] = [];

afterEach(async () => {
  for (const session of opened.splice(0)) await session.dispose();
});

const SECOND_EPOCH: Position = { epoch: 2, batch: 0 };

/** A session of the page that has trained to a moment. */
async function trained(settings: Settings, until = SECOND_EPOCH): Promise<TrainingSession> {
  await bringNeededExtras(settings);
  let pause: () => void = () => undefined;
  const paused = new Promise<void>((resolve) => (pause = resolve));
  const session = new TrainingSession(settings, await prepare(settings, undefined), {
    tick: () => undefined,
    paused: pause,
  });
  opened.push(session);
  session.run({ ...until, reason: "moment" }, { kind: "full" });
  await paused;
  return session;
}

/** The fingerprint of the network that a program trains. */
async function runHere(program: string): Promise<string> {
  const body = program
    .replace(/import \{ (.*) \} from "wasm-mlp";/, "const { $1 } = library;")
    .replace(/import \{ (.*) \} from "wasm-mlp\/datasets";/, "const { $1 } = datasets;");
  expect(body).not.toContain("import ");
  const AsyncFunction = (async () => Promise.resolve()).constructor as new (
    ...texts: string[]
  ) => (...values: object[]) => Promise<library.Network>;
  const run = new AsyncFunction("library", "datasets", "console", `${body}; return network;`);
  using network = await run(library, datasets, { log: () => undefined });
  return fingerprintOf(network.stateDict());
}

const choices: (readonly [string, Settings])[] = [
  ...FIELDS.normalization.names.map(
    (normalization) => [`normalization ${normalization}`, { ...SMALL, normalization }] as const,
  ),
  ...FIELDS.classLoss.names.map((classLoss) => [`loss ${classLoss}`, { ...SMALL, classLoss }] as const),
  ...FIELDS.valueLoss.names.map(
    (valueLoss) => [`loss ${valueLoss}`, valueLoss === "poisson" ? COUNTS : { ...VALUES, valueLoss }] as const,
  ),
  ...FIELDS.averaging.names.map(
    (averaging) => [`averages: ${averaging}`, { ...SMALL, averaging, averagingDecay: 0.8, averagingStart: 2 }] as const,
  ),
  ["values of an average as they are", { ...VALUES, valueLoss: "gaussian", scale: false, averaging: "ema" }],
  ...FIELDS.optimizer.names.map((optimizer) => [optimizer, otherOptions(optimizer)] as const),
  ["one sigmoid", { ...SMALL, output: "sigmoid", labelSmoothing: 0.2 }],
  ["one sigmoid left for a loss of logits", { ...SMALL, output: "sigmoid", classLoss: "hinge" }],
  ["label smoothing", { ...SMALL, labelSmoothing: 0.1 }],
  ["focus", { ...SMALL, classLoss: "focal", gamma: 0.5 }],
  ["Huber's delta", { ...VALUES, valueLoss: "huber", delta: 0.2 }],
  ["a level", { ...VALUES, valueLoss: "quantile", level: 0.9 }],
  ["the trainer's options", { ...SMALL, maxNorm: 0.7, clipNorm: 0.5, l1: 0.001, l2: 0.01, reduction: "sum" }],
  ["schedule, dropout", { ...SMALL, schedule: "warmup", dropout: 0.2, activation: "gelu" }],
];

/** An optimizer with other options than the usual ones. */
function otherOptions(optimizer: Settings["optimizer"]): Settings {
  const other = (value: number | boolean) => (typeof value === "boolean" ? !value : value / 2);
  const own = Object.entries(OPTIMIZER_OPTIONS[optimizer]).map(([name, value]) => [name, other(value)]);
  return { ...changed(SMALL, { optimizer }), ...(Object.fromEntries(own) as Partial<Settings>) };
}

describe("the page, its program, its link and its file train the same bits:", () => {
  test.each(choices)("%s", async (_name, settings) => {
    const session = await trained(settings);
    const code = (of: Settings) => programFor(of, { task: session.task, until: SECOND_EPOCH });
    expect(await runHere(code(settings))).toBe(session.fingerprint);
    const { settings: again, problems } = readAddress(writeAddress(settings));
    expect(problems).toStrictEqual([]);
    expect(code(again)).toBe(code(settings));
  });

  test.each([
    { epoch: 0, batch: 1, averaging: "none" },
    { epoch: 1, batch: 2, averaging: "none" },
    { epoch: 1, batch: 2, averaging: "ema" },
    { epoch: 3, batch: 1, averaging: "swa" },
  ] as const)("epoch $epoch, batch $batch, averages: $averaging", async ({ averaging, ...until }) => {
    const session = await trained({ ...SMALL, schedule: "cosine", dropout: 0.2, averaging, averagingStart: 2 }, until);
    expect(session.position).toStrictEqual(until);
    expect(await runHere(programFor(session.settings, { task: session.task, until }))).toBe(session.fingerprint);
  });
});

describe.each(["focal", "hinge"] as const)("a network of %s, which ends in logits,", (classLoss) => {
  test("answers with probabilities: pictures, one sample, the saved predictions", async () => {
    const session = await trained({ ...SMALL, classLoss });
    const sample = Float32Array.of(0.5, 0.25);
    const frame = session.frame({ axes: { x: 0, y: 1 }, sample, place: undefined }, 0, true);
    const answer = frame.probe!.activations.at(-1)!;
    expect(answer[0] + answer[1]).toBeCloseTo(1, 6);
    expect(Math.min(...answer)).toBeGreaterThan(0);
    const logits = session.shownNetwork.predict({ data: frame.probe!.inputs, rows: 1, columns: 2 }).data;
    expect(answer[1]).toBeCloseTo(1 / (1 + Math.exp(logits[0] - logits[1])), 6);
    expect(Math.min(...frame.surface!.confidence)).toBeGreaterThanOrEqual(127);
    const lines = ((await saved(session, "predictions")).content as string).trimEnd().split("\n");
    const probabilities = lines.slice(1).map((line) => Number(line.split(",").at(-1)));
    expect(probabilities.every((probability) => probability >= 0.5 && probability <= 1)).toBe(true);
  });

  test("is code whose answers are probabilities too", async () => {
    const { task } = await trained({ ...SMALL, classLoss });
    expect(torchCode(SMALL, task)).toContain("nn.Linear(4, 2),\n    nn.Softmax(dim=1),\n)");
    expect(pageCode(SMALL, task)).toContain("= softmax(Array.from(");
    const { task: plain } = await trained(SMALL);
    expect(torchCode(SMALL, plain).match(/Softmax/g)).toHaveLength(1);
    expect(pageCode(SMALL, plain)).not.toContain("softmax");
  });
});
