import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadCheckpoint, loadNetwork, loadParameters, saveCheckpoint, saveNetwork } from "../../src/files/index";
import {
  Adam,
  CosineSchedule,
  FileFormatError,
  Linear,
  Network,
  ReLU,
  StateError,
  Tanh,
  Trainer,
  type TrainerOptions,
} from "../../src/index";
import { expectRejection, rejection } from "../core/throwing";
import { partsOf, withMetadata } from "./file-bytes";

const DATA = { inputs: [[1, 2], [3, 4], [0, 1], [2, 2]], targets: [0, 1, 1, 0] }; // prettier-ignore

const made: Network[] = [];
function create(options: Partial<TrainerOptions> = {}, activation = new ReLU(), seed = 1): Trainer {
  const network = new Network([new Linear(2, 3), activation, new Linear(3, 2)], { seed });
  made.push(network);
  return new Trainer(network, { loss: "crossEntropy", ...options });
}
afterEach(() => {
  for (const network of made.splice(0)) network.dispose();
});

let file: Uint8Array<ArrayBuffer>;
beforeEach(async () => {
  const trainer = create();
  await trainer.fit(DATA, { epochs: 3 });
  file = await saveCheckpoint(trainer);
});

/** Asserts that loading is refused and changes nothing. */
async function refused(
  source: Uint8Array | string,
  type: new (...args: never[]) => Error,
  message: string | RegExp,
  trainer = create(),
) {
  const network = made.at(-1)!;
  await trainer.fit(DATA);
  const before = [network.stateDict(), trainer.steps, trainer.history, trainer.learningRate];
  const error = await rejection(loadCheckpoint(trainer, source));
  expect(error).toBeInstanceOf(type);
  expect((error as Error).message).toMatch(message);
  expect([network.stateDict(), trainer.steps, trainer.history, trainer.learningRate]).toStrictEqual(before);
}

test("is found in a path, a Blob and bytes; the file is replaced as a whole", async () => {
  const folder = await mkdtemp(join(tmpdir(), "wasm-mlp-"));
  try {
    const path = join(folder, "run.safetensors");
    const saved = create();
    await saved.fit(DATA, { epochs: 2 });
    for (let i = 0; i < 2; i++) await saveCheckpoint(saved, path);
    expect(await readdir(folder)).toStrictEqual(["run.safetensors"]);
    const bytes = await readFile(path);
    for (const source of [path, new Blob([bytes]), bytes, new Uint8Array(bytes).buffer]) {
      const trainer = create();
      await loadCheckpoint(trainer, source);
      expect(trainer.history).toStrictEqual(saved.history);
      expect(made.at(-1)!.stateDict()).toStrictEqual(made[1].stateDict());
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("tensors have PyTorch's names and layouts, moments too", () => {
  const { header } = partsOf(file);
  const shapes = Object.entries(header as Record<string, { shape: number[] }>)
    .filter(([name]) => name !== "__metadata__")
    .map(([name, { shape }]) => `${name} [${shape.join(", ")}]`);
  const own = ["0.weight [3, 2]", "0.bias [3]", "2.weight [2, 3]", "2.bias [2]"];
  const moments = ["firstMoment", "secondMoment"].flatMap((name) => own.map((entry) => `optimizer.${name}.${entry}`));
  expect(shapes).toStrictEqual([...own, ...moments]);
});

test("the learning rate is part of it; values that JSON lacks come back", async () => {
  const saved = create({ clipNorm: 5 });
  saved.optimizer.learningRate = 0.123;
  await saved.fit(DATA, { metrics: { odd: () => [NaN, -Infinity, 1] } });
  const trainer = create({ clipNorm: 5 });
  await loadCheckpoint(trainer, await saveCheckpoint(saved));
  expect(trainer.learningRate).toBe(0.123);
  expect(trainer.history.metrics).toStrictEqual({ odd: [[NaN, -Infinity, 1]] });
});

describe("another network or trainer", () => {
  const end = "make network and trainer as they were.";
  test.each<[string, () => Trainer, string]>([
    [
      "layer",
      () => create({}, new Tanh() as never),
      `layer 1 is {"type":"ReLU"} in the checkpoint and {"type":"Tanh"} here; ${end}`,
    ],
    ["seed", () => create({}, new ReLU(), 7), `the network's seed is 1 in the checkpoint and 7 here; ${end}`],
    [
      "clipping",
      () => create({ clipNorm: 1 }),
      `the trainer's clipNorm is "none" in the checkpoint and 1 here; ${end}`,
    ],
    [
      "schedule",
      () => create({ schedule: new CosineSchedule({ length: 9 }) }),
      "the trainer's schedule is null in the checkpoint and {",
    ],
    [
      "optimizer",
      () => create({ optimizer: new Adam({ beta1: 0.5 }) }),
      '"beta1":0.9,"beta2":0.999,"epsilon":1e-8} in the checkpoint and {',
    ],
  ])("%s: refused", async (_, other, message) => {
    const trainer = other();
    const escaped = message.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    await refused(file, RangeError, new RegExp(`^loadCheckpoint: the Uint8Array: .*${escaped}`), trainer);
  });
});

test("a setting of any length makes a short message", async () => {
  const levels = Array.from({ length: 300 }, (_, i) => (i + 1) / 301);
  const network = new Network([new Linear(2, levels.length)], { seed: 1 });
  const long = new Trainer(network, { loss: { type: "quantile", levels } });
  const error = await rejection(loadCheckpoint(long, file));
  expect((error as Error).message).toMatch(/^loadCheckpoint: the Uint8Array: layer 0 is /);
  const other = new Trainer(network, { loss: { type: "quantile", levels: levels.map((level) => level / 2) } });
  const bytes = await saveCheckpoint(long);
  const { message } = (await rejection(loadCheckpoint(other, bytes))) as Error;
  expect(message).toMatch(/the trainer's loss is .*\.\.\. in the checkpoint and .*\.\.\. here/);
  expect(message.length).toBeLessThan(1000);
  network.dispose();
});

describe("a damaged file", () => {
  test("cut short anywhere", async () => {
    for (const end of [0, 7, 100, file.length - 1])
      await refused(file.slice(0, end), FileFormatError, /^loadCheckpoint: /);
  });

  test("any bit of a number", async () => {
    const { length } = partsOf(file).data;
    for (const at of [file.length - 1, file.length - length, file.length - Math.floor(length / 2)]) {
      const broken = file.slice();
      broken[at] ^= 1;
      await refused(
        broken,
        FileFormatError,
        /its checksum is "[0-9a-f]{8}", that of its content "[0-9a-f]{8}": it was damaged; get the file again\.$/,
      );
    }
  });

  test.each<[string, string | undefined, RegExp]>([
    [
      "format",
      undefined,
      /saveCheckpoint did not write the file, its metadata give the format undefined; use loadNetwork or loadParameters\.$/,
    ],
    ["formatVersion", "2", /wrote it in format 2, wasm-mlp .* reads 1; update wasm-mlp\.$/],
    ["checkpoint", undefined, /the metadata lack "checkpoint"; get the file again\.$/],
    ["checkpoint", "{}", /its checksum is/],
    ["checksum", undefined, /its checksum is undefined/],
  ])("metadata: %s is %s", async (key, value, message) => {
    await refused(withMetadata(file, key, value), FileFormatError, message);
  });

  test("a file of saveNetwork, and a checkpoint for loadNetwork", async () => {
    await refused(
      await saveNetwork(made[0]),
      FileFormatError,
      /give the format "wasm-mlp"; use loadNetwork or loadParameters\.$/,
    );
    const error = (await rejection(loadNetwork(file))) as Error;
    expect(error.message).toMatch(/give the format "wasm-mlp-checkpoint"; use loadCheckpoint\.$/);
    expect(await rejection(loadParameters(made[0], file))).toBeInstanceOf(RangeError);
  });
});

describe("at the wrong time", () => {
  test("saving within an epoch", async () => {
    const trainer = create();
    let error: unknown;
    const onStep = () => {
      void saveCheckpoint(trainer).catch((reason: unknown) => (error = reason));
    };
    await trainer.fit(DATA, { callbacks: [{ onStep }] });
    expect(error).toBeInstanceOf(StateError);
    expect((error as Error).message).toBe(
      "saveCheckpoint: an epoch of the network is under way; save in onEpoch, between epochs or after fit.",
    );
  });

  test("loading while a fit runs", async () => {
    const trainer = create();
    const running = trainer.fit(DATA, { epochs: 3, onEpoch: () => new Promise((resolve) => setTimeout(resolve, 1)) });
    const message = "loadCheckpoint: the network is being fitted; await the running fit or abort it first.";
    await expectRejection(loadCheckpoint(trainer, file), StateError, message);
    await running;
  });

  test("a network that is disposed of", async () => {
    const trainer = create();
    made.at(-1)!.dispose();
    const end = "the network is disposed of; make a new one or call dispose later.";
    await expectRejection(saveCheckpoint(trainer), StateError, `saveCheckpoint: ${end}`);
    await expectRejection(loadCheckpoint(trainer, file), StateError, `loadCheckpoint: ${end}`);
  });
});

test("arguments of the wrong kind", async () => {
  await expectRejection(saveCheckpoint(5 as never), TypeError, "saveCheckpoint: trainer is 5; pass a Trainer.");
  await expectRejection(
    loadCheckpoint({} as never, file),
    TypeError,
    "loadCheckpoint: trainer is an object; pass a Trainer.",
  );
  const target = saveCheckpoint(create(), 5 as never);
  await expectRejection(target, TypeError, "saveCheckpoint: target is 5; pass a path, or undefined for the bytes.");
});
