/** A program for the library that trains the same network to the same bits. */
import type { LayerConfig } from "wasm-mlp";
import type { Position } from "../settings/address";
import type { Settings } from "../settings/settings";
import type { Task } from "../training/messages";
import { lossOf, optimizerPlan, schedulePlan, trainerPlan } from "../training/plan";
import { dataCode, datasetNames, type TableSource } from "./data-code";
import { objectCode } from "./object-code";

/** What a program says beside the settings. */
export interface ProgramOptions {
  /** What is learned, and by which layers. */
  readonly task: Pick<Task, "classes" | "layers" | "batchesPerEpoch">;
  /** The moment at which training ends. */
  readonly until: Position;
  readonly table?: TableSource;
}

export function programFor(settings: Settings, { task, until, table }: ProgramOptions): string {
  const optimizer = optimizerPlan(settings);
  const schedule = schedulePlan(settings);
  const types = [...task.layers, optimizer, ...(schedule ? [schedule] : [])].map(({ type }) => type);
  const names = [...new Set(["Network", "Trainer", ...types])].sort();
  return [
    `// Made by the wasm-mlp playground. Run with: npm install wasm-mlp && node this-file.mjs`,
    `import { ${names.join(", ")} } from "wasm-mlp";`,
    `import { ${datasetNames(settings).join(", ")} } from "wasm-mlp/datasets";`,
    "",
    ...dataCode(settings, task, table),
    "",
    "const network = new Network(",
    "  [",
    ...task.layers.map((layer) => `    ${layerCode(layer)},`),
    "  ],",
    `  ${objectCode({ seed: settings.seed, precision: settings.precision })},`,
    ");",
    `const optimizer = new ${optimizer.type}(${objectCode(optimizer.options)});`,
    `const trainer = new Trainer(network, ${trainerCode(settings, task)});`,
    "",
    ...(until.batch === 0 ? fitCode(settings, until.epoch) : fitCodeWithinEpoch(settings, until, task)),
    "console.log(trainer.evaluate(validation));",
    "",
  ].join("\n");
}

function layerCode(layer: LayerConfig): string {
  switch (layer.type) {
    case "Linear":
      return `new Linear(${layer.fanIn}, ${layer.fanOut}, ${objectCode({ initializer: layer.initializer })})`;
    case "BatchNorm1d":
    case "LayerNorm":
    case "RMSNorm":
      return `new ${layer.type}(${layer.features})`;
    case "Dropout":
      return `new Dropout(${layer.rate})`;
    default:
      return `new ${layer.type}()`;
  }
}

function trainerCode(settings: Settings, { classes }: Pick<Task, "classes">): string {
  const schedule = schedulePlan(settings);
  const loss = lossOf(settings, { classes: classes?.length });
  const parts = [
    `loss: ${valueCode(loss)}`,
    "optimizer",
    ...(schedule === undefined ? [] : [`schedule: new ${schedule.type}(${objectCode(schedule.options)})`]),
    ...Object.entries(trainerPlan(settings)).map(([name, value]) => `${name}: ${valueCode(value)}`),
  ];
  return `{ ${parts.join(", ")} }`;
}

function valueCode(value: string | number | object): string {
  return typeof value === "object" ? objectCode({ ...value }) : JSON.stringify(value);
}

function fitCode(settings: Settings, epochs: number): string[] {
  return [`const epochs = ${epochs};`, "await trainer.fit(train, {", ...fitOptions(settings), "});"];
}

/** Training that ends between two batches of an epoch. */
function fitCodeWithinEpoch(
  settings: Settings,
  { epoch, batch }: Position,
  { batchesPerEpoch }: Pick<Task, "batchesPerEpoch">,
): string[] {
  return [
    `const epochs = ${epoch + 1};`,
    `const steps = ${epoch * batchesPerEpoch + batch}; // ${batch} of the ${batchesPerEpoch} batches of the last epoch`,
    "const end = new AbortController();",
    "const training = trainer.fit(train, {",
    ...fitOptions(settings),
    "  signal: end.signal,",
    "  callbacks: [{ onStep: ({ step }) => step === steps && end.abort() }],",
    "});",
    "await training.catch((reason) => {",
    "  if (reason !== end.signal.reason) throw reason;",
    "});",
  ];
}

function fitOptions({ batchSize }: Settings): string[] {
  const size = batchSize === 0 ? "train.inputs.rows" : `Math.min(${batchSize}, train.inputs.rows)`;
  const order = batchSize === 0 ? ", shuffle: false" : "";
  return [
    "  epochs,",
    `  batchSize: ${size}${order},`,
    "  onEpoch: ({ epoch, loss }) => {",
    "    if (epoch % 10 === 0) console.log(`epoch ${epoch}: loss ${loss.toFixed(4)}`);",
    "  },",
  ];
}
