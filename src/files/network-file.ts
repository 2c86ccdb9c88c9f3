import { isInstance } from "../core/kind";
import { show, typeError } from "../core/check";
import { Network } from "../network/network";
import { decodeEnsemble, saveEnsemble } from "./ensemble-file";
import type { NetworkExtras } from "./extras";
import { assertKnownVersion } from "./metadata";
import { decodeSafetensors, stateDictOf } from "./safetensors";
import { readSource, type FileSource } from "./source";

/** What `loadNetwork` gives. */
export interface LoadedNetwork extends NetworkExtras {
  /** A new network; it is the caller's to dispose of. */
  readonly network: Network;
  /** Version of the library that wrote the file. */
  readonly libraryVersion: string;
}

/**
 * Saves a network as a safetensors file: parameters and running statistics as they are at the
 * call, under PyTorch's names and in its layouts, with the architecture, the seed and the
 * precision as metadata.
 *
 * @param target - A path, in Node: the file is replaced as a whole or, on failure, not at all.
 *   Left out: the bytes are returned.
 * @param extras - Names of classes and columns, a scaler and other details to keep with the network.
 * @returns The bytes of the file, or nothing when it is written.
 * @throws (rejects) TypeError, RangeError for arguments that are not valid; StateError for a network
 *   that is disposed of; Error with the system's `code` when the file cannot be written.
 *
 * @example
 * ```ts
 * await saveNetwork(network, "digits.safetensors", { classes: test.classes });
 * const blob = new Blob([await saveNetwork(network)]); // in a browser
 * ```
 */
export function saveNetwork(
  network: Network,
  target?: undefined,
  extras?: NetworkExtras,
): Promise<Uint8Array<ArrayBuffer>>;
export function saveNetwork(network: Network, target: string, extras?: NetworkExtras): Promise<undefined>;
export async function saveNetwork(
  network: Network,
  target?: string,
  extras: NetworkExtras = {},
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const who = "saveNetwork";
  assertNetwork(who, network);
  return saveEnsemble(who, [network], target, extras);
}

/**
 * Makes the network that a file of `saveNetwork` holds, or the first of a model's.
 *
 * @param source - The bytes of the file or, in Node, its path.
 * @throws (rejects) FileFormatError for a file that is damaged, of another program or of a newer
 *   version; TypeError for a source of the wrong kind; Error with the system's `code` for a file that
 *   cannot be read; WasmError when memory is out. No network is left behind then.
 *
 * @example
 * ```ts
 * const { network, classes } = await loadNetwork("digits.safetensors");
 * const response = await fetch("digits.safetensors"); // in a browser
 * const { network: fetched } = await loadNetwork(await response.blob());
 * ```
 */
export async function loadNetwork(source: FileSource): Promise<LoadedNetwork> {
  const { networks, ...rest } = await decodeEnsemble(await readSource("loadNetwork", source), 1);
  return { network: networks[0], ...rest };
}

/**
 * Copies the parameters and running statistics of a safetensors file, from any program, into
 * a network of the same names and shapes: those of PyTorch's `nn.Sequential`.
 *
 * @param source - The bytes of the file or, in Node, its path.
 * @throws (rejects) FileFormatError for a file that is damaged, of a newer version or not F32;
 *   RangeError for tensors that do not fit the network; TypeError for arguments of the wrong kind; Error
 *   with the system's `code` for a file that cannot be read. The network is unchanged then.
 *
 * @example
 * ```ts
 * const network = new Network([new Linear(784, 64), new ReLU(), new Linear(64, 10)]);
 * await loadParameters(network, "from-pytorch.safetensors"); // safetensors.torch.save_file(model.state_dict(), ...)
 * ```
 */
export async function loadParameters(network: Network, source: FileSource): Promise<void> {
  const who = "loadParameters";
  assertNetwork(who, network);
  const { file, bytes } = await readSource(who, source);
  const content = decodeSafetensors(file, bytes);
  assertKnownVersion(file, content.metadata);
  const dict = stateDictOf(file, content);
  try {
    network.loadStateDict(dict);
  } catch (error) {
    throw error instanceof RangeError ? new RangeError(`${file}: ${error.message}`, { cause: error }) : error;
  }
}

function assertNetwork(who: string, network: Network): void {
  if (!isInstance(network, Network)) throw typeError(who, `network is ${show(network)}`, "pass a Network");
}
