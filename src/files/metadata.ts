import { areTexts, isArrayOf } from "../core/array-of";
import type { NetworkConfig } from "../network/network-config";
import { EXTRA_KINDS, EXTRA_NAMES, type NetworkExtras } from "./extras";
import { formatError, showValue } from "../core/format-error";
import { parseStrictJson, parseStrictObject, type JsonObject } from "./strict-json";
import { LIBRARY_VERSION } from "./version";

const FORMAT = "wasm-mlp";
/** The format of `saveCheckpoint`. */
export const CHECKPOINT_FORMAT = "wasm-mlp-checkpoint";
/** Grows when older libraries would read a file wrongly. */
const FORMAT_VERSION = 1;

/** What the metadata of a saved network say. */
export interface NetworkMetadata extends NetworkExtras {
  readonly config: NetworkConfig;
  /** Version of the library that wrote the file. */
  readonly libraryVersion: string;
  /** Seeds of the networks, if there are several. */
  readonly seeds: readonly number[] | undefined;
}

/** The metadata of a file: safetensors takes texts only, so what has structure is JSON. */
export function writeMetadata(
  config: NetworkConfig,
  extras: NetworkExtras,
  seeds?: readonly number[],
): Record<string, string> {
  const given = EXTRA_NAMES.filter((name) => extras[name] !== undefined);
  return {
    ...formatOf(FORMAT),
    network: JSON.stringify(config),
    ...(seeds && { members: JSON.stringify(seeds) }),
    ...Object.fromEntries(given.map((name) => [name, JSON.stringify(extras[name])])),
  };
}

/** Name and version of a format, and who writes it. */
export function formatOf(format: string): Record<string, string> {
  return { format, formatVersion: String(FORMAT_VERSION), libraryVersion: LIBRARY_VERSION };
}

/**
 * The metadata of a file that `saveNetwork` wrote. The configuration is JSON of any content:
 * `Network.fromConfig` checks it.
 *
 * @throws FileFormatError for metadata of another program, a newer version or wrong content.
 */
export function readMetadata(file: string, metadata: ReadonlyMap<string, string>): NetworkMetadata {
  const format = metadata.get("format");
  if (format !== FORMAT) {
    throw formatError(
      file,
      `saveNetwork did not write the file, its metadata give the format ${showValue(format)}`,
      format === CHECKPOINT_FORMAT ? "use loadCheckpoint" : "make the network and use loadParameters",
    );
  }
  assertKnownVersion(file, metadata);
  return {
    config: parseStrictObject(file, "the architecture", textOf(file, metadata, "network")) as unknown as NetworkConfig,
    libraryVersion: textOf(file, metadata, "libraryVersion"),
    seeds: readSeeds(file, metadata),
    ...readExtras(file, metadata),
  };
}

/** The seeds of a file's networks: integers, or undefined for one network. The networks check their values. */
function readSeeds(file: string, metadata: ReadonlyMap<string, string>): readonly number[] | undefined {
  const text = metadata.get("members");
  if (text === undefined) return undefined;
  const seeds = parseStrictJson(file, "members", text);
  if (isArrayOf(seeds, Number.isSafeInteger) && seeds.length > 0) return seeds as readonly number[];
  throw formatError(file, `members are ${showValue(seeds)}, not the seeds of networks`);
}

/** @throws FileFormatError for a file of ours whose format is newer than this library; other files pass. */
export function assertKnownVersion(file: string, metadata: ReadonlyMap<string, string>, format = FORMAT): void {
  if (metadata.get("format") !== format) return;
  const text = textOf(file, metadata, "formatVersion");
  if (!/^[1-9]\d{0,8}$/.test(text)) throw formatError(file, `formatVersion is ${showValue(text)}, not a number`);
  if (Number(text) <= FORMAT_VERSION) return;
  throw formatError(
    file,
    `wasm-mlp ${showValue(metadata.get("libraryVersion"))} wrote it in format ${text}, wasm-mlp ${LIBRARY_VERSION} reads ${FORMAT_VERSION}`,
    "update wasm-mlp",
  );
}

function textOf(file: string, metadata: ReadonlyMap<string, string>, key: string): string {
  const text = metadata.get(key);
  if (text !== undefined) return text;
  throw formatError(file, `the metadata lack ${showValue(key)}`);
}

const READERS = { names: readNames, object: readObject };

function readExtras(file: string, metadata: ReadonlyMap<string, string>): NetworkExtras {
  return Object.fromEntries(EXTRA_NAMES.map((name) => [name, READERS[EXTRA_KINDS[name]](file, metadata, name)]));
}

function readObject(file: string, metadata: ReadonlyMap<string, string>, key: string): JsonObject | undefined {
  const text = metadata.get(key);
  return text === undefined ? undefined : parseStrictObject(file, key, text);
}

function readNames(file: string, metadata: ReadonlyMap<string, string>, key: string): readonly string[] | undefined {
  const text = metadata.get(key);
  if (text === undefined) return undefined;
  const value = parseStrictJson(file, key, text);
  if (areTexts(value)) return value;
  throw formatError(file, `${key} is ${showValue(value)}, not an array of strings`);
}
