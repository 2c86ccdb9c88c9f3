/**
 * Writes the records that the population kernels read (assembly/population/group.ts). Offsets
 * and codes are the module's own exports, so they stand in one place, there.
 */
import type { PopulationKernels } from "./population-kernels";

/** A population module's exports by name; numbers are globals. */
type Exports = Readonly<Record<string, WebAssembly.Global<"i32"> | undefined>>;

/** Names of the kernels' codes, by what the library calls them. */
const CODES = {
  loss: {
    binaryCrossEntropy: "BINARY_CROSS_ENTROPY",
    crossEntropy: "CROSS_ENTROPY",
    meanSquaredError: "MEAN_SQUARED_ERROR",
  },
  optimizer: { sgd: "SGD", momentum: "MOMENTUM", adam: "ADAM" },
  success: { never: "NEVER", allRight: "ALL_RIGHT", lossBelow: "LOSS_BELOW" },
} as const;

type Codes = typeof CODES;

/** The kernels' code of a loss, an optimizer or a rule of success. */
export function codeOf<Kind extends keyof Codes>(
  kernels: PopulationKernels,
  kind: Kind,
  name: keyof Codes[Kind] & string,
): number {
  return exported(kernels, (CODES[kind] as Readonly<Record<string, string>>)[name]);
}

function exported(kernels: PopulationKernels, name: string): number {
  const global = (kernels as unknown as Exports)[name];
  if (global === undefined) throw new Error(`the population module exports no ${name}; build it again`);
  return global.value;
}

/** One layer's sizes and addresses. */
export interface LayerRecord {
  readonly fanIn: number;
  readonly fanOut: number;
  /** An `ActivationCode`, and the number that its formula takes. */
  readonly activation: number;
  readonly parameter: number;
  readonly hasBiases: number;
  readonly weights: number;
  readonly biases: number;
  readonly dWeights: number;
  readonly dBiases: number;
  readonly inputs: number;
  readonly preActivations: number;
  readonly outputs: number;
  readonly weightSteps: number;
  readonly biasSteps: number;
}

/** A group's sizes, codes, addresses and values. */
export interface GroupRecord {
  readonly samples: number;
  readonly layerCount: number;
  readonly layers: number;
  readonly loss: number;
  readonly optimizer: number;
  readonly success: number;
  readonly watched: number;
  readonly succeeded: number;
  readonly diverged: number;
  readonly targets: number;
  readonly targetRows: number;
  readonly labels: number;
  readonly labelRows: number;
  readonly dOutputs: number;
  readonly partial: number;
  readonly scratch: number;
  readonly rows: number;
  readonly firstMoments: number;
  readonly secondMoments: number;
  readonly steps: number;
  readonly thresholds: number;
  readonly losses: number;
  readonly parameters: number;
  readonly gradients: number;
  readonly parameterCount: number;
  readonly momentum: number;
  readonly scale: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly lossScale: number;
}

/** Fields that are not i32. */
const FLOATS: readonly string[] = ["momentum", "parameter", "scale"];
const DOUBLES: readonly string[] = ["beta1", "beta2", "epsilon", "lossScale"];

/** Bytes of a record. */
export function recordBytes(kernels: PopulationKernels, kind: "Layer" | "Group"): number {
  return exported(kernels, `${kind}Offset.bytes`);
}

/** Address of a field of the group at `group`. */
export function groupField(kernels: PopulationKernels, group: number, name: keyof GroupRecord): number {
  return group + exported(kernels, `GroupOffset.${name}`);
}

/** Writes a layer's record at `address`. */
export function writeLayerRecord(kernels: PopulationKernels, address: number, layer: LayerRecord): void {
  writeRecord(kernels, address, "Layer", layer);
}

/** Writes a group's record at `address`. */
export function writeGroupRecord(kernels: PopulationKernels, address: number, group: GroupRecord): void {
  writeRecord(kernels, address, "Group", group);
}

function writeRecord(
  kernels: PopulationKernels,
  address: number,
  kind: "Layer" | "Group",
  record: LayerRecord | GroupRecord,
): void {
  const view = new DataView(kernels.memory.buffer, address, recordBytes(kernels, kind));
  for (const [name, value] of Object.entries(record) as [string, number][]) {
    const offset = exported(kernels, `${kind}Offset.${name}`);
    if (DOUBLES.includes(name)) view.setFloat64(offset, value, true);
    else if (FLOATS.includes(name)) view.setFloat32(offset, value, true);
    else view.setInt32(offset, value, true);
  }
}

/** Bytes of a record of steps, and where its L2 terms and f64 rates begin; minus the rates stand first. */
export interface StepsLayout {
  readonly bytes: number;
  readonly decays: number;
  readonly rates: number;
}

export function stepsLayout(kernels: PopulationKernels): StepsLayout {
  return {
    bytes: exported(kernels, "STEPS_BYTES"),
    decays: exported(kernels, "DECAYS"),
    rates: exported(kernels, "RATES"),
  };
}
