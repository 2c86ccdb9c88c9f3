import { FileFormatError, type StateDict } from "wasm-mlp";
import { scalerFromJson, StandardScaler } from "wasm-mlp/datasets";
import { loadNetwork, type LoadedNetwork } from "wasm-mlp/files";
import { prepare, type Prepared, type Scaling } from "../data/prepare";
import type { ChosenTable } from "../data/read-table";
import { modelFinding } from "../findings";
import { ProblemError } from "../problem";
import { defaultsFor, type Settings } from "../settings/settings";
import { addressOfDetails, assertSameLayers, assertSameNames, settingsOfModel } from "./model-settings";
import { networkConfig } from "./architecture";

/** A model as the page takes it over. */
export interface OpenedModel {
  readonly settings: Settings;
  /** Scaled as the file says. */
  readonly data: Prepared;
  readonly state: StateDict;
  readonly epoch: number;
}

/**
 * Reads a model and finds the settings that describe it.
 *
 * @throws (rejects) ProblemError for a file that is no model, or one that does not suit the data.
 */
export async function openModel(
  file: File,
  current: Settings = defaultsFor("spiral"),
  chosen?: ChosenTable,
): Promise<OpenedModel> {
  const loaded = await reading(file, () => loadNetwork(file));
  using model = loaded.network;
  const scaling = await reading(file, () => scalingOf(loaded));
  const address = addressOfDetails(loaded.details);
  const described = settingsOfModel(model.config, address?.settings ?? current);
  const settings = scaling === undefined ? described : { ...described, scale: true };
  const data = await prepare(settings, chosen, scaling);
  const { inputs, classes } = data;
  const needed = networkConfig(settings, { inputs: inputs.length, classes: classes?.length });
  assertSameLayers(model.config.layers, needed.layers);
  if (address !== undefined) {
    assertSameNames(loaded.columns, inputs);
    assertSameNames(loaded.classes, classes);
  }
  return { settings, data, state: model.stateDict(), epoch: address?.until.epoch ?? 0 };
}

/**
 * How the network's inputs and targets were scaled; undefined for a file that says nothing of it.
 *
 * @throws TypeError, RangeError for a scaler of another kind than the page has.
 */
function scalingOf({ network, scaler, details }: LoadedNetwork): Scaling | undefined {
  if (scaler === undefined && details?.targetScaler === undefined) return undefined;
  return {
    scaler: standardScaler(scaler, network.fanIn),
    targetScaler: standardScaler(details?.targetScaler, 1),
  };
}

function standardScaler(json: unknown, columns: number): StandardScaler | undefined {
  if (json === undefined) return undefined;
  const scaler = scalerFromJson(json);
  if (scaler instanceof StandardScaler && scaler.columns === columns) return scaler;
  throw new RangeError(`the scaler is none of ${columns} means and deviations`);
}

/** What is wrong in a file, as a problem. */
async function reading<Result>(file: File, read: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof FileFormatError || error instanceof RangeError || error instanceof TypeError)) throw error;
    throw new ProblemError("modelUnreadable", file.name, modelFinding(error));
  }
}
