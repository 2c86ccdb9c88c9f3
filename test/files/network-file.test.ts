import { File } from "node:buffer";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import packageJson from "../../package.json";
import { loadNetwork, loadParameters, saveNetwork, type FileSource } from "../../src/files/index";
import {
  BatchNorm1d,
  FileFormatError,
  Linear,
  Network,
  ReLU,
  StateError,
  Trainer,
  type LayerConfig,
} from "../../src/index";
import { engineFor } from "../../src/wasm/engine";
import { expectRejection } from "../core/throwing";
import { RandomNumbers } from "../reference/random";
import { fileOf, partsOf, withHeader, withMetadata } from "./file-bytes";

const NORM = { momentum: 0.3, epsilon: 1e-3, affine: true };
const linear = (fanIn: number, fanOut: number, bias = true): LayerConfig => ({
  type: "Linear",
  fanIn,
  fanOut,
  bias,
  initializer: "he",
});

/** Each layer type in a small network of 4 inputs and 3 outputs. */
const LAYERS: readonly LayerConfig[] = [
  linear(6, 6),
  linear(6, 6, false),
  { type: "ReLU" },
  { type: "LeakyReLU", slope: 0.1 },
  { type: "Sigmoid" },
  { type: "Tanh" },
  { type: "Softmax" },
  { type: "Dropout", rate: 0.3 },
  { type: "BatchNorm1d", features: 6, ...NORM },
  { type: "BatchNorm1d", features: 6, ...NORM, affine: false },
  { type: "BatchNorm2d", channels: 3, height: 1, width: 2, ...NORM },
  { type: "BatchNorm2d", channels: 2, height: 3, width: 1, ...NORM, affine: false },
];

/** A network after some steps, so that no number is one it began with. */
function trained(layers: readonly LayerConfig[], precision: "strict" | "fast" = "strict"): Network {
  const network = Network.fromConfig({ layers, seed: 2 ** 53 - 1, precision });
  const trainer = new Trainer(network, { loss: "meanSquaredError" });
  const random = new RandomNumbers(5);
  for (let step = 0; step < 3; step++) trainer.step(random.matrix(8, network.fanIn), random.matrix(8, network.fanOut));
  return network;
}

/** The network of a file, for a test to dispose of. */
async function reloaded(source: FileSource): Promise<Network> {
  return (await loadNetwork(source)).network;
}

let folder: string;
let network: Network;
let saved: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wasm-mlp-"));
  network = trained([linear(2, 3), { type: "BatchNorm1d", features: 3, ...NORM }, { type: "ReLU" }, linear(3, 1)]);
  saved = await saveNetwork(network);
});
afterAll(async () => {
  network.dispose();
  await rm(folder, { recursive: true });
});

describe("what is saved is loaded, to the bit", () => {
  const inputs = new RandomNumbers(6).matrix(5, 4);

  test.each(LAYERS.map((layer) => [JSON.stringify(layer), layer] as const))("%s", async (_, layer) => {
    using original = trained([linear(4, 6), layer, linear(6, 3)]);
    using copy = await reloaded(await saveNetwork(original));
    expect(copy.config).toStrictEqual(original.config);
    expect(copy.stateDict()).toStrictEqual(original.stateDict());
    expect(copy.predict(inputs)).toStrictEqual(original.predict(inputs));
  });

  test("precision", async () => {
    using original = trained([linear(4, 3)], "fast");
    using copy = await reloaded(await saveNetwork(original));
    expect(copy.precision).toBe("fast");
    expect(copy.predict(inputs)).toStrictEqual(original.predict(inputs));
  });

  test("a network without parameters but statistics", async () => {
    using original = trained([{ type: "BatchNorm1d", features: 4, ...NORM, affine: true }]);
    using copy = await reloaded(await saveNetwork(original));
    expect(copy.stateDict()).toStrictEqual(original.stateDict());
  });

  test("tiny, denormal and negative zero numbers", async () => {
    using original = new Network([new Linear(2, 2)]);
    const data = Float32Array.of(-0, 1e-45, -3.4e38, 1 / 3);
    original.loadStateDict({
      "0.weight": { shape: [2, 2], data },
      "0.bias": { shape: [2], data: data.slice(2) },
    });
    using copy = await reloaded(await saveNetwork(original));
    expect(copy.stateDict()["0.weight"].data).toStrictEqual(data);
  });
});

describe("extras", () => {
  const extras = {
    classes: ["setosa", "ä \u{1f33c}", "\ud800", ""],
    columns: ["__proto__", 'a "b"\\', "\n"],
    scaler: { type: "standard", mean: [0.1, 1e-300], nested: { flag: true, none: null } },
    schema: { version: 1, features: [{ name: "x", type: "number" }] },
    details: { target: "species", options: { epochs: 3 } },
  };

  test("come back as they were", async () => {
    const loaded = await loadNetwork(await saveNetwork(network, undefined, extras));
    loaded.network.dispose();
    expect(loaded).toMatchObject({ ...extras, libraryVersion: packageJson.version });
  });

  test("are undefined when there were none", async () => {
    const { network: copy, ...rest } = await loadNetwork(saved);
    copy.dispose();
    expect(rest).toStrictEqual({
      classes: undefined,
      columns: undefined,
      scaler: undefined,
      schema: undefined,
      details: undefined,
      libraryVersion: packageJson.version,
    });
  });

  const circle: Record<string, unknown> = {};
  circle.again = circle;
  class Scaler {
    readonly mean = 1;
  }

  test.each<readonly [string, unknown, typeof TypeError | typeof RangeError, string]>([
    ["a list", [], TypeError, "options are []; pass an object"],
    [
      "misspelt",
      { class: [] },
      RangeError,
      'option "class" is unknown; did you mean "classes"? Choose from "classes", "columns", "scaler", "schema", "details"',
    ],
    ["classes as a text", { classes: "ab" }, TypeError, 'classes are "ab"; pass an array of strings'],
    ["classes as numbers", { classes: [1, 2] }, TypeError, "classes are [1, 2]; pass an array of strings"],
    ["columns with a hole", { columns: ["a", null] }, TypeError, 'columns are ["a", null]; pass an array of strings'],
    ["scaler as a list", { scaler: [1] }, TypeError, "scaler is [1]; pass an object"],
    ["details as text", { details: "a" }, TypeError, 'details is "a"; pass an object'],
    ["NaN in details", { details: { a: { b: NaN } } }, RangeError, "details.a.b is NaN; pass finite numbers"],
    ["scaler null", { scaler: null }, TypeError, "scaler is null; pass an object"],
    ["schema as a text", { schema: "{}" }, TypeError, 'schema is "{}"; pass an object'],
    [
      "scaler of a class",
      { scaler: new Scaler() },
      TypeError,
      "scaler is a Scaler; pass plain JSON: objects, arrays, numbers, strings",
    ],
    [
      "a typed array",
      { scaler: { mean: Float32Array.of(1) } },
      TypeError,
      "scaler.mean is a Float32Array; pass plain JSON: objects, arrays, numbers, strings",
    ],
    [
      "a gap",
      { scaler: { mean: [1, undefined] } },
      TypeError,
      "scaler.mean.1 is undefined; pass plain JSON: objects, arrays, numbers, strings",
    ],
    ["NaN", { scaler: { mean: [NaN] } }, RangeError, "scaler.mean.0 is NaN; pass finite numbers"],
    [
      "a circle",
      { scaler: circle },
      RangeError,
      "scaler is nested more than 100 levels deep; pass flat data without circles",
    ],
  ])("that a file could not give back are refused: %s", async (_, bad, type, message) => {
    await expectRejection(saveNetwork(network, undefined, bad as never), type, `saveNetwork: ${message}.`);
  });
});

describe("forms", () => {
  const loads = async (source: FileSource) => {
    using copy = await reloaded(source);
    expect(copy.stateDict()).toStrictEqual(network.stateDict());
  };

  test("a path", async () => {
    const path = join(folder, "model.safetensors");
    await saveNetwork(network, path);
    expect(new Uint8Array(await readFile(path))).toStrictEqual(saved);
    await loads(path);
  });

  test("a Uint8Array, a Buffer, a part of a buffer, an ArrayBuffer, a Blob", async () => {
    const padded = Uint8Array.from([9, 9, 9, ...saved, 9]);
    await loads(saved);
    await loads(Buffer.from(saved));
    await loads(padded.subarray(3, -1));
    await loads(saved.buffer);
    await loads(new Blob([saved]));
  });

  test.each<readonly [string, unknown]>([
    ["undefined", undefined],
    ["5", 5],
    ["a DataView", new DataView(new ArrayBuffer(8))],
    ["an array of 9", new Array(9).fill(0)],
    ["an object", {}],
  ])("%s is no source", async (shown, source) => {
    const needed = "pass a Uint8Array, an ArrayBuffer, a Blob or, in Node, a path";
    await expectRejection(loadNetwork(source as never), TypeError, `loadNetwork: source is ${shown}; ${needed}.`);
    await expectRejection(
      loadParameters(network, source as never),
      TypeError,
      `loadParameters: source is ${shown}; ${needed}.`,
    );
  });

  test("a target that is no path, and a network that is none", async () => {
    await expectRejection(
      saveNetwork(network, 1 as never),
      TypeError,
      "saveNetwork: target is 1; pass a path, or undefined for the bytes.",
    );
    const none = { config: {} } as never;
    await expectRejection(saveNetwork(none), TypeError, "saveNetwork: network is an object; pass a Network.");
    await expectRejection(
      loadParameters(none, saved),
      TypeError,
      "loadParameters: network is an object; pass a Network.",
    );
  });

  test("the numbers are those of the moment of the call", async () => {
    using changing = Network.mlp([2, 1], { seed: 1 });
    const before = changing.stateDict();
    const saving = saveNetwork(changing, join(folder, "changing"));
    changing.loadStateDict({ ...before, "0.bias": { shape: [1], data: Float32Array.of(7) } });
    await saving;
    await loadParameters(changing, join(folder, "changing"));
    expect(changing.stateDict()).toStrictEqual(before);
  });

  test("a network that is disposed of", async () => {
    const gone = Network.mlp([2, 1]);
    gone.dispose();
    const message = "the network is disposed of; make a new one or call dispose later.";
    await expectRejection(saveNetwork(gone), StateError, `Network.config: ${message}`);
    await expectRejection(loadParameters(gone, saved), StateError, `Network.loadStateDict: ${message}`);
  });
});

test("a file has the format that is promised, byte by byte", async () => {
  using tiny = new Network([new Linear(2, 1)], { seed: 3 });
  tiny.loadStateDict({
    "0.weight": { shape: [1, 2], data: Float32Array.of(1, -2) },
    "0.bias": { shape: [1], data: Float32Array.of(0.5) },
  });
  const header =
    '{"__metadata__":{"format":"wasm-mlp","formatVersion":"1",' +
    `"libraryVersion":"${packageJson.version}",` +
    String.raw`"network":"{\"layers\":[{\"type\":\"Linear\",\"fanIn\":2,\"fanOut\":1,\"bias\":true,\"initializer\":\"xavier\"}],` +
    String.raw`\"seed\":3,\"precision\":\"strict\"}","classes":"[\"no\",\"yes\"]","columns":"[\"x\",\"y\"]",` +
    String.raw`"scaler":"{\"mean\":[1,2]}"},"0.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},` +
    '"0.bias":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}';
  const padded = header.padEnd(Math.ceil(header.length / 8) * 8);
  const numbers = [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0, 0, 0, 0, 0x3f];
  const file = fileOf(padded, numbers);
  const extras = { classes: ["no", "yes"], columns: ["x", "y"], scaler: { mean: [1, 2] } };
  expect(await saveNetwork(tiny, undefined, extras)).toStrictEqual(file);
  const loaded = await loadNetwork(file);
  expect([...loaded.network.predict([[3, 1]]).data]).toStrictEqual([1.5]);
  loaded.network.dispose();
});

describe("a file that loadNetwork refuses", () => {
  const again = "get the file again";
  const makesNone = "its content makes no network";
  const config = (change: object) => () =>
    withMetadata(saved, "network", JSON.stringify({ ...network.config, ...change }));
  const layers = (...list: unknown[]) => config({ layers: list });
  const tensors = (from: string | RegExp, to: string) => () => withHeader(saved, (text) => text.replace(from, to));

  test.each<readonly [string, () => Uint8Array, string]>([
    [
      "cut short",
      () => saved.subarray(0, -1),
      `the tensors take 100 bytes, the file has 99 for them: it was cut short; ${again}`,
    ],
    [
      "without metadata",
      () => fileOf({}),
      "saveNetwork did not write the file, its metadata give the format undefined; make the network and use loadParameters",
    ],
    [
      "of PyTorch",
      () => withMetadata(saved, "format", "pt"),
      'saveNetwork did not write the file, its metadata give the format "pt"; make the network and use loadParameters',
    ],
    [
      "of a newer version",
      () => withMetadata(withMetadata(saved, "formatVersion", "2"), "libraryVersion", "9.0.0"),
      `wasm-mlp "9.0.0" wrote it in format 2, wasm-mlp ${packageJson.version} reads 1; update wasm-mlp`,
    ],
    ["of version 0", () => withMetadata(saved, "formatVersion", "0"), `formatVersion is "0", not a number; ${again}`],
    [
      "of version 1e3",
      () => withMetadata(saved, "formatVersion", "1e3"),
      `formatVersion is "1e3", not a number; ${again}`,
    ],
    [
      "of no version",
      () => withMetadata(saved, "formatVersion", undefined),
      `the metadata lack "formatVersion"; ${again}`,
    ],
    [
      "of no library",
      () => withMetadata(saved, "libraryVersion", undefined),
      `the metadata lack "libraryVersion"; ${again}`,
    ],
    ["without architecture", () => withMetadata(saved, "network", undefined), `the metadata lack "network"; ${again}`],
    [
      "architecture: no JSON",
      () => withMetadata(saved, "network", "{"),
      `the architecture is not valid JSON; ${again}`,
    ],
    [
      "architecture: a list",
      () => withMetadata(saved, "network", "[1]"),
      `the architecture is [1], not a JSON object; ${again}`,
    ],
    [
      "architecture: a key twice",
      () => withMetadata(saved, "network", '{"layers":[],"layers":[]}'),
      `the architecture has the key "layers" twice; ${again}`,
    ],
    ["no list of layers", config({ layers: 5 }), `layers are 5, not an array; ${again}`],
    ["no layers, but tensors", layers(), `${makesNone}: Network: layers are empty; pass at least one layer; ${again}`],
    [
      "a layer that is none",
      layers(null),
      `${makesNone}: Network.fromConfig: a layer is null; pass objects such as { type: "ReLU" }; ${again}`,
    ],
    [
      "an unknown layer",
      layers({ type: "Conv2d" }),
      `${makesNone}: Network.fromConfig: layer type "Conv2d" is unknown; choose one of "Linear", "ReLU", "LeakyReLU", "Sigmoid", "Tanh", "Softmax", "Dropout", "BatchNorm1d", "BatchNorm2d", "AlphaDropout", "ELU", "Embedding", "GaussianNoise", "GELU", "HardSigmoid", "HardSwish", "LayerNorm", "Mish", "PReLU", "Residual", "RMSNorm", "SELU", "SiLU", "Softplus"; ${again}`,
    ],
    [
      "an unknown precision",
      config({ precision: "double" }),
      `${makesNone}: Network: precision is "double"; choose one of "strict", "fast"; ${again}`,
    ],
    [
      "a layer of terabytes",
      layers(linear(2 ** 20, 2 ** 20)),
      `tensor "0.weight" has shape [3, 2], Linear needs shape [1048576, 1048576]; ${again}`,
    ],
    [
      "statistics of terabytes",
      layers(linear(2, 3), { type: "BatchNorm1d", features: 2 ** 40, ...NORM, affine: false }),
      `tensor "1.running_mean" has shape [3], BatchNorm1d needs shape [1099511627776]; ${again}`,
    ],
    [
      "sizes that do not meet",
      layers(linear(2, 3), { type: "BatchNorm1d", features: 3, ...NORM }, linear(3, 1)),
      `tensor "2.weight" is missing, Linear needs shape [1, 3]; ${again}`,
    ],
    [
      "a tensor missing",
      tensors('"0.bias"', '"9.bias"'),
      `tensor "0.bias" is missing, Linear needs shape [3]; ${again}`,
    ],
    [
      "a tensor of another shape",
      tensors('"shape":[3,2]', '"shape":[2,3]'),
      `tensor "0.weight" has shape [2, 3], Linear needs shape [3, 2]; ${again}`,
    ],
    [
      "a tensor of another type",
      tensors('"dtype":"F32","shape":[3,2]', '"dtype":"I32","shape":[3,2]'),
      'tensor "0.weight" has dtype "I32"; save it as F32',
    ],
    [
      "classes that are none",
      () => withMetadata(saved, "classes", "[1]"),
      `classes is [1], not an array of strings; ${again}`,
    ],
    ["columns that are no JSON", () => withMetadata(saved, "columns", "x"), `columns is not valid JSON; ${again}`],
    ["a scaler that is a list", () => withMetadata(saved, "scaler", "[]"), `scaler is [], not a JSON object; ${again}`],
  ])("%s", async (_, bytes, message) => {
    const { arena } = engineFor("strict");
    const before = [arena.liveBytes, arena.memory.buffer.byteLength];
    await expectRejection(loadNetwork(bytes()), FileFormatError, `loadNetwork: the Uint8Array: ${message}.`);
    expect([arena.liveBytes, arena.memory.buffer.byteLength]).toStrictEqual(before);
  });

  test("one with a tensor too many", async () => {
    const { header, data } = partsOf(saved);
    const more = { dtype: "F32", shape: [1], data_offsets: [data.length, data.length + 4] };
    const bytes = fileOf({ ...header, "3.extra": more }, [...data, 0, 0, 0, 0]);
    await expect(loadNetwork(bytes)).rejects.toThrow(
      'its content makes no network: Network.loadStateDict: entry "3.extra" has no place in this network; its entries are 0.weight,',
    );
  });

  test("one with NaN, and no network is left", async () => {
    const { liveBytes } = engineFor("strict").arena;
    const bytes = saved.slice();
    bytes.fill(255, -4);
    await expectRejection(
      loadNetwork(new Blob([bytes])),
      FileFormatError,
      'loadNetwork: the Blob: its content makes no network: Network.loadStateDict: entry "3.bias" holds NaN at 0; load finite numbers; get the file again.',
    );
    expect(engineFor("strict").arena.liveBytes).toBe(liveBytes);
  });

  test("one that has a name is called by it", async () => {
    const path = join(folder, "short.safetensors");
    await writeFile(path, saved.subarray(0, 5));
    const message = "5 bytes are too few for a safetensors file, which begins with 8; pass a safetensors file.";
    await expectRejection(loadNetwork(path), FileFormatError, `loadNetwork: "${path}": ${message}`);
    const file = new File([saved.subarray(0, 5)], "mine.safetensors") as Blob;
    await expectRejection(loadNetwork(file), FileFormatError, `loadNetwork: "mine.safetensors": ${message}`);
  });
});

describe("loadParameters", () => {
  const fresh = () => new Network([new Linear(2, 3), new BatchNorm1d(3), new ReLU(), new Linear(3, 1)], { seed: 9 });

  test("takes the parameters of a file without metadata", async () => {
    using other = fresh();
    const { header, data } = partsOf(saved);
    Reflect.deleteProperty(header, "__metadata__");
    await loadParameters(other, fileOf(header, [...data]));
    expect(other.stateDict()).toStrictEqual(network.stateDict());
  });

  test("takes those of a file of ours, and leaves seed and settings", async () => {
    using other = fresh();
    const { config } = other;
    await loadParameters(other, saved);
    expect(other.stateDict()).toStrictEqual(network.stateDict());
    expect(other.config).toStrictEqual(config);
  });

  test.each<readonly [string, () => Uint8Array, typeof FileFormatError | typeof RangeError, string]>([
    [
      "with another name",
      () => withHeader(saved, (text) => text.replace('"0.bias"', '"fc.bias"')),
      RangeError,
      'Network.loadStateDict: entry "fc.bias" has no place in this network; its entries are 0.weight, 0.bias, 1.weight, 1.bias, 1.running_mean, 1.running_var, 3.weight, 3.bias',
    ],
    [
      "named __proto__",
      () => withHeader(saved, (text) => text.replace('"0.bias"', '"__proto__"')),
      RangeError,
      'Network.loadStateDict: entry "__proto__" has no place in this network; its entries are 0.weight, 0.bias, 1.weight, 1.bias, 1.running_mean, 1.running_var, 3.weight, 3.bias',
    ],
    [
      "of another shape",
      () => withHeader(saved, (text) => text.replace('"shape":[3,2]', '"shape":[2,3]')),
      RangeError,
      'Network.loadStateDict: entry "0.weight" has shape [2, 3] and 6 numbers; this network needs shape [3, 2], 6 numbers',
    ],
    [
      "of half precision",
      () => withHeader(saved, (text) => text.replace('"F32","shape":[3,2]', '"F16","shape":[3,4]')),
      FileFormatError,
      'tensor "0.weight" has dtype "F16"; save it as F32',
    ],
    [
      "in a newer format",
      () => withMetadata(saved, "formatVersion", "2"),
      FileFormatError,
      `wasm-mlp "${packageJson.version}" wrote it in format 2, wasm-mlp ${packageJson.version} reads 1; update wasm-mlp`,
    ],
    [
      "cut short",
      () => saved.subarray(0, -4),
      FileFormatError,
      "the tensors take 100 bytes, the file has 96 for them: it was cut short; get the file again",
    ],
  ])("a file with a tensor %s changes nothing", async (_, bytes, type, message) => {
    using other = fresh();
    const before = other.stateDict();
    await expectRejection(loadParameters(other, bytes()), type, `loadParameters: the Uint8Array: ${message}.`);
    expect(other.stateDict()).toStrictEqual(before);
  });
});
