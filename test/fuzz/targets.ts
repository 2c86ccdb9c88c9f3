/** Everything that reads what comes from outside, with hostile inputs for it. */
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { FIELDS } from "../../playground/src/settings/fields";
import { readAddress, writeAddress } from "../../playground/src/settings/address";
import { JobPlans } from "../../src/cli/queue/piece-job";
import { planOf, type StudyRequest } from "../../src/cli/studies/study-request";
import { hashText } from "../../src/core/hash";
import { readCsv, readIdx, readTable } from "../../src/datasets/index";
import { MLPClassifier, MLPRegressor } from "../../src/estimators/index";
import { computePieces, fromJSON, mergePieces, toJSON } from "../../src/experiments/index";
import { loadCheckpoint, loadNetwork, loadParameters, saveCheckpoint, saveNetwork } from "../../src/files/index";
import { Adam, BatchNorm1d, Dropout, Linear, Network, ReLU, Trainer, type NetworkConfig } from "../../src/index";
import { Model } from "../../src/model/index";
import { bytesNear, changedJson, changes, filesNear, tables, textNear } from "./inputs";

/** A reader: inputs for it, and what is done with one. */
export interface Target {
  readonly name: string;
  readonly inputs: fc.Arbitrary<unknown>;
  /** Reads an input and gives back what it made. */
  read(input: never): unknown;
  /** What may not change by an input that is refused, as bytes or a text. */
  state?(): Promise<string | Uint8Array>;
  /** Puts back what an input that was taken has changed. */
  restore?(): Promise<unknown>;
}

const POINTS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const ROWS = Array.from({ length: 24 }, (_, i) => {
  const month = String(1 + (i % 12)).padStart(2, "0");
  return `${i % 7 === 6 ? "" : i},${"abc"[i % 3]},2020-${month}-02,${"xy"[i % 2]}`;
});
const CSV = ["size,town,day,y", ...ROWS, ""].join("\n");
/** The target is a number, and enough rows are held out for an interval. */
const VALUES = ["size,town,day,y", ...ROWS.concat(ROWS, ROWS).map((row, i) => row.replace(/.$/, `${3 * i}`)), ""].join(
  "\n",
);
const REQUEST: StudyRequest = {
  kind: "map",
  options: {
    ...{
      dataset: "circles",
      samples: 8,
      dataSeed: 1,
      architecture: [2, 2, 1],
      activation: "sigmoid",
      optimizer: "sgd",
    },
    ...{ regularize: "all", seed: 1, precision: "strict", wait: 1 },
    ...{ learningRates: [0.1, 0.2], epochs: [1, 2], runs: 2, l2: 0 },
  },
};

function networkOf(seed: number): Network {
  return new Network([new Linear(2, 3), new BatchNorm1d(3), new ReLU(), new Dropout(0.1), new Linear(3, 2)], { seed });
}

/** All of them; what they need stays for the life of the process. */
export async function createTargets(): Promise<readonly Target[]> {
  return [
    ...(await fileTargets()),
    await checkpointTarget(),
    ...(await estimatorTargets()),
    await modelTarget("Model.load", CSV),
    await modelTarget("Model.load, values", VALUES),
    configTarget(),
    ...(await studyTargets()),
    ...textTargets(),
    addressTarget(),
    jobTarget(),
  ];
}

async function fileTargets(): Promise<Target[]> {
  const network = networkOf(1);
  const extras = { classes: ["a", "b"], columns: ["c", "d"], scaler: { mean: [1, 2] }, details: { any: [1, "two"] } };
  const valid = await saveNetwork(network, undefined, extras);
  const inputs = filesNear(valid);
  return [
    {
      name: "loadNetwork",
      inputs,
      async read(bytes) {
        const loaded = await loadNetwork(bytes);
        loaded.network.dispose();
      },
    },
    {
      name: "loadParameters",
      inputs,
      read: (bytes) => loadParameters(network, bytes),
      state: () => saveNetwork(network),
      restore: () => loadParameters(network, valid),
    },
  ];
}

async function checkpointTarget(): Promise<Target> {
  const trainer = new Trainer(networkOf(2), { loss: "crossEntropy", optimizer: new Adam() });
  const data = { inputs: POINTS, targets: [0, 1, 1, 0] };
  await trainer.fit(data, { epochs: 3, batchSize: 2, validation: data, earlyStopping: { patience: 5 } });
  const valid = await saveCheckpoint(trainer);
  return {
    name: "loadCheckpoint",
    inputs: filesNear(valid),
    read: (bytes) => loadCheckpoint(trainer, bytes),
    state: () => saveCheckpoint(trainer),
    restore: () => loadCheckpoint(trainer, valid),
  };
}

async function estimatorTargets(): Promise<Target[]> {
  const options = { hiddenLayerSizes: [2], maxIter: 2, randomState: 1 };
  using classifier = await new MLPClassifier(options).fit(POINTS, ["a", "b", "c", "a"]);
  using regressor = await new MLPRegressor(options).fit(POINTS, [0, 1, 2, 3]);
  return [
    {
      name: "MLPClassifier.load",
      inputs: filesNear(await classifier.save()),
      async read(bytes) {
        using loaded = await MLPClassifier.load(bytes);
        loaded.predict(POINTS);
      },
    },
    {
      name: "MLPRegressor.load",
      inputs: filesNear(await regressor.save()),
      async read(bytes) {
        using loaded = await MLPRegressor.load(bytes);
        loaded.predict(POINTS);
      },
    },
  ];
}

async function modelTarget(name: string, table: string): Promise<Target> {
  using model = await Model.train(table, { target: "y", hidden: [2], epochs: 1, members: 1 });
  return {
    name,
    inputs: filesNear(await model.save()),
    async read(bytes) {
      using loaded = await Model.load(bytes);
      loaded.predict({ size: 1, town: "a", day: "2020-01-02" });
    },
  };
}

function configTarget(): Target {
  using network = networkOf(3);
  const { config } = network;
  return {
    name: "Network.fromConfig",
    inputs: changes.map((list) => changedJson(config, list)),
    read(changed: NetworkConfig) {
      Network.fromConfig(changed).dispose();
    },
  };
}

async function studyTargets(): Promise<Target[]> {
  const lines: string[] = [];
  await computePieces(planOf(REQUEST), { onLine: (line) => lines.push(line), workers: 0 });
  const pieces = lines.map((line) => JSON.parse(line) as object);
  const { result } = mergePieces([lines.join("\n")]);
  const json = toJSON(Array.isArray(result) ? result[0] : result);
  const signed = (piece: unknown) => {
    const text = JSON.stringify({ ...(piece as object | null), check: undefined });
    return `${text.slice(0, -1)},"check":"${hashText(text)}"}`;
  };
  return [
    {
      name: "mergePieces",
      inputs: fc.oneof(
        changes
          .map((list) => changedJson(pieces, list))
          .map((all) => (Array.isArray(all) ? Array.from(all, signed) : [signed(all)]).join("\n")),
        fc.string(),
      ),
      read: (text) => mergePieces([text]),
    },
    {
      name: "fromJSON",
      inputs: fc.oneof(
        changes.map((list) => JSON.stringify(changedJson(JSON.parse(json), list))),
        fc.json(),
        fc.string(),
      ),
      read: (text: string | undefined) => fromJSON(text ?? ""),
    },
  ];
}

function textTargets(): Target[] {
  const idx = Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6);
  return [
    { name: "readTable", inputs: fc.oneof(tables, textNear(CSV)), read: (text) => readTable(text) },
    {
      name: "readCsv",
      inputs: fc.oneof(
        tables.map((text) => `a,b,y\n1,2,x\n2,1,y\n${text}`),
        textNear(CSV),
      ),
      read: (text) => readCsv(text, { target: "y" }),
    },
    { name: "readTable, bytes", inputs: bytesNear(gzipSync(CSV)), read: (bytes) => readTable(bytes) },
    { name: "readIdx", inputs: fc.oneof(bytesNear(idx), bytesNear(gzipSync(idx))), read: (bytes) => readIdx(bytes) },
  ];
}

/** Never an error: the page says what it could not read. */
function addressTarget(): Target {
  const name = fc.oneof(
    fc.constantFrom(...Object.keys(FIELDS), "epoch", "view", "hide", "lesson", "__proto__"),
    fc.string(),
  );
  const value = fc.oneof(
    fc.constantFrom("on", "constructor", "__proto__", "1e99", "-1", "%", "%2C", "1,2,3", "spiral", "xor"),
    fc.integer().map(String),
    fc.string(),
  );
  const parts = fc.array(
    fc.tuple(name, value).map((pair) => pair.join("=")),
    { maxLength: 6 },
  );
  return {
    name: "readAddress",
    inputs: fc.oneof(
      parts.map((list) => `#${list.join("&")}`),
      fc.string(),
    ),
    read(hash) {
      const { settings, until, view } = readAddress(hash);
      const again = readAddress(writeAddress(settings, until, view));
      if (again.problems.length > 0)
        throw new Error(`an address was written that is not read: ${String(again.problems)}`);
    },
  };
}

function jobTarget(): Target {
  const job = { key: planOf(REQUEST).key, request: REQUEST, piece: 0 };
  return {
    name: "queue jobs",
    inputs: changes.map((list) => changedJson(job, list)),
    read: (changed) => new JobPlans().planOf(changed),
  };
}
