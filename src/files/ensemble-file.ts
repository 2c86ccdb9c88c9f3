import { show, typeError } from "../core/check";
import { formatError } from "../core/format-error";
import { writeNodeFile } from "../core/node-files";
import { Network } from "../network/network";
import type { StateDict } from "../network/state-dict";
import { assertArchitecture } from "./architecture";
import { assertExtras, type NetworkExtras } from "./extras";
import { readMetadata, writeMetadata, type NetworkMetadata } from "./metadata";
import { bringNeededExtras } from "./needed-extras";
import { decodeSafetensors, encodeSafetensors, stateDictOf } from "./safetensors";
import type { SourceBytes } from "./source";

/** Networks of one file, and what stands beside them. */
export interface LoadedEnsemble extends Omit<NetworkMetadata, "config" | "seeds"> {
  /** New networks; they are the caller's to dispose of. */
  readonly networks: readonly Network[];
}

/** Names of the tensors of the second network begin with `members.1.`, and so on; those of the first with nothing. */
function prefixOf(member: number): string {
  return member === 0 ? "" : `members.${member}.`;
}

/**
 * The bytes of a file of networks of one architecture, which differ in their seeds.
 *
 * @throws TypeError, RangeError for extras that are not valid.
 */
export function encodeEnsemble(
  who: string,
  networks: readonly Network[],
  extras: NetworkExtras,
): Uint8Array<ArrayBuffer> {
  assertExtras(who, extras);
  const seeds = networks.length > 1 ? networks.map(({ seed }) => seed) : undefined;
  const metadata = writeMetadata(networks[0].config, extras, seeds);
  const tensors = networks.flatMap((network, member) =>
    Object.entries(network.stateDict()).map(([name, tensor]) => [prefixOf(member) + name, tensor] as const),
  );
  return encodeSafetensors(who, metadata, Object.fromEntries(tensors));
}

/** Writes such a file, or returns its bytes where there is no target. */
export async function saveEnsemble(
  who: string,
  networks: readonly Network[],
  target: string | undefined,
  extras: NetworkExtras,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (target !== undefined && typeof target !== "string") {
    throw typeError(who, `target is ${show(target)}`, "pass a path, or undefined for the bytes");
  }
  const bytes = encodeEnsemble(who, networks, extras);
  if (target === undefined) return bytes;
  await writeNodeFile(who, target, bytes);
  return undefined;
}

/**
 * The networks of a file of one or more.
 *
 * @param most - How many are wanted: others are skipped.
 * @throws (rejects) FileFormatError. No network is left behind then.
 */
export async function decodeEnsemble({ file, bytes }: SourceBytes, most = Infinity): Promise<LoadedEnsemble> {
  const content = decodeSafetensors(file, bytes);
  const { config, seeds, ...rest } = readMetadata(file, content.metadata);
  const members = (seeds ?? [config.seed]).slice(0, most);
  const tensors = stateDictOf(file, content);
  const networks: Network[] = [];
  await bringNeededExtras(config);
  try {
    members.forEach((seed, member) => {
      const dict = dictOf(tensors, member);
      assertArchitecture(file, config, dict);
      const network = Network.fromConfig({ ...config, seed });
      networks.push(network);
      network.loadStateDict(dict);
    });
  } catch (error) {
    for (const network of networks) network.dispose();
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    throw formatError(file, `its content makes no network: ${error.message.replace(/\.$/, "")}`, undefined, error);
  }
  return { networks, ...rest };
}

/** The tensors of one network, under its own names. */
function dictOf(tensors: StateDict, member: number): StateDict {
  const prefix = prefixOf(member);
  const own = Object.entries(tensors).filter(([name]) =>
    member === 0 ? !name.startsWith("members.") : name.startsWith(prefix),
  );
  return Object.fromEntries(own.map(([name, tensor]) => [name.slice(prefix.length), tensor]));
}
