import { activationOfLayer, type LayerConfig, type NetworkConfig } from "wasm-mlp";
import type { JsonObject } from "wasm-mlp/files";
import { ProblemError } from "../problem";
import { readAddress, type Address } from "../settings/address";
import { INITIALIZER_NAMES } from "wasm-mlp/layers/initializer-names";
import { NORMALIZATION_NAMES, NORMALIZATIONS } from "wasm-mlp/layers/normalization-table";
import type { Settings } from "../settings/settings";

/** The settings that a model was saved with, and its epoch; undefined for a model of another program. */
export function addressOfDetails(details: JsonObject | undefined): Address | undefined {
  const hash = details?.playground;
  return typeof hash === "string" ? readAddress(hash) : undefined;
}

/**
 * The settings that describe a network from a file: widths, activation, normalization, dropout.
 */
export function settingsOfModel({ layers, seed, precision }: NetworkConfig, settings: Settings): Settings {
  const linear = layers.filter((layer) => layer.type === "Linear");
  const last = layers.lastIndexOf(linear[linear.length - 1]);
  const inner = layers.slice(0, last);
  const activations = inner.flatMap((layer) => activationOfLayer(layer) ?? []);
  const dropout = inner.find((layer) => layer.type === "Dropout");
  return {
    ...settings,
    hidden: linear.slice(0, -1).map(({ fanOut }) => fanOut),
    activation: activations[0] ?? (linear.length > 1 ? "none" : settings.activation),
    normalization: normalizationOf(inner),
    dropout: dropout?.rate ?? 0,
    output: layers.at(-1)?.type === "Sigmoid" && linear.at(-1)?.fanOut === 1 ? "sigmoid" : "softmax",
    initializer: INITIALIZER_NAMES.find((name) => name === linear[0]?.initializer) ?? "auto",
    seed,
    precision,
  };
}

/** The name of what normalizes hidden layers. */
function normalizationOf(layers: readonly LayerConfig[]): Settings["normalization"] {
  const types = layers.map(({ type }) => type);
  return NORMALIZATION_NAMES.find((name) => NORMALIZATIONS[name](1).some(({ type }) => types.includes(type))) ?? "none";
}

/** @throws ProblemError when the layers of a file are not those that the settings stand for. */
export function assertSameLayers(got: readonly LayerConfig[], needed: readonly LayerConfig[]): void {
  const words = (layers: readonly LayerConfig[]) => layers.map(inWords).join(", ");
  if (words(got) !== words(needed)) throw new ProblemError("modelUnsuited", words(got), words(needed));
}

/**
 * @param got - Names in a file; undefined where it has none.
 * @throws ProblemError for the first that is not the one of the data.
 */
export function assertSameNames(got: readonly string[] | undefined, needed: readonly string[] | undefined): void {
  const other = got?.findIndex((name, i) => name !== needed?.[i]) ?? -1;
  if (other >= 0) throw new ProblemError("modelUnsuited", `“${got![other]}”`, `“${needed?.[other] ?? ""}”`);
}

/** "LeakyReLU 0.01", with all that a layer's function depends on. */
function inWords(layer: LayerConfig): string {
  if (layer.type === "Linear") return `Linear ${layer.fanIn} → ${layer.fanOut}`;
  const settings: unknown[] = Object.values(layer);
  return settings.filter((value) => typeof value !== "object").join(" ");
}
