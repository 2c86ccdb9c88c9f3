import { FileFormatError, type StateDict } from "wasm-mlp";
import { loadNetwork, type LoadedNetwork } from "wasm-mlp/files";
import { prepare } from "../data/prepare";
import type { ChosenTable } from "../data/read-table";
import { modelFinding } from "../findings";
import { ProblemError } from "../problem";
import { defaultsFor, type Settings } from "../settings/settings";
import { addressOfDetails, assertSameLayers, settingsOfModel } from "./model-settings";
import { networkConfig } from "./architecture";

/** A model as the page takes it over. */
export interface OpenedModel {
  readonly settings: Settings;
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
  const { network, details } = await read(file);
  using model = network;
  const address = addressOfDetails(details);
  const settings = settingsOfModel(model.config, address?.settings ?? current);
  const { inputs, classes } = await prepare(settings, chosen);
  const needed = networkConfig(settings, { inputs: inputs.length, classes: classes?.length });
  assertSameLayers(model.config.layers, needed.layers);
  return { settings, state: model.stateDict(), epoch: address?.until.epoch ?? 0 };
}

async function read(file: File): Promise<LoadedNetwork> {
  try {
    return await loadNetwork(file);
  } catch (error) {
    if (!(error instanceof FileFormatError || error instanceof RangeError || error instanceof TypeError)) throw error;
    throw new ProblemError("modelUnreadable", file.name, modelFinding(error));
  }
}
