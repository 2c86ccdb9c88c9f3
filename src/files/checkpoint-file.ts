import { isInstance } from "../core/kind";
import { show, typeError } from "../core/check";
import { StateError } from "../core/errors";
import type { StateDict } from "../network/state-dict";
import { putCheckpoint, takeCheckpoint, type Checkpoint } from "../training/checkpoint";
import { coreOf, Trainer } from "../training/trainer";
import { checkCheckpointText } from "./checkpoint-metadata";
import { crc32Text } from "../core/crc32";
import { formatError, showValue } from "../core/format-error";
import { assertKnownVersion, CHECKPOINT_FORMAT, formatOf } from "./metadata";
import { writeNodeFile } from "../core/node-files";
import { encodeText } from "../core/text-coding";
import { reviveNumbers, stringifyNumbers } from "./number-json";
import { decodeSafetensors, encodeSafetensors, stateDictOf, type Safetensors } from "./safetensors";
import { readSource, type FileSource } from "./source";
import { parseStrictObject } from "./strict-json";

/** What comes before the names of the optimizer's tensors and of the best epoch's. */
const MOMENTS = "optimizer.";
const BEST = "best.";

/**
 * Saves everything from which a trainer goes on to the bit, as a safetensors file: parameters,
 * running statistics, the optimizer's moments and learning rate, counters, what the schedule and early
 * stopping know, the history.
 *
 * Between epochs, as in `onEpoch` or a loop over `trainer.epochs`, the fit that is under way can be
 * continued: early stopping goes on waiting where it was.
 *
 * @param target - A path, in Node: the file is replaced as a whole or, on failure, not at all.
 *   Left out: the bytes are returned.
 * @returns The bytes of the file, or nothing when it is written. The state is that at the call.
 * @throws (rejects) TypeError for arguments that are not valid; StateError within an epoch of `fit` and for a
 *   network that is disposed of; Error with the system's `code` when the file cannot be written.
 *
 * @example
 * ```ts
 * await trainer.fit(train, { epochs: 100, onEpoch: () => saveCheckpoint(trainer, "run.safetensors") });
 * ```
 */
export function saveCheckpoint(trainer: Trainer, target?: undefined): Promise<Uint8Array<ArrayBuffer>>;
export function saveCheckpoint(trainer: Trainer, target: string): Promise<undefined>;
export async function saveCheckpoint(trainer: Trainer, target?: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const who = "saveCheckpoint";
  const core = coreOfTrainer(who, trainer);
  if (target !== undefined && typeof target !== "string") {
    throw typeError(who, `target is ${show(target)}`, "pass a path, or undefined for the bytes");
  }
  if (core.stack.isWithinEpoch) {
    throw new StateError(`${who}: an epoch of the network is under way; save in onEpoch, between epochs or after fit.`);
  }
  const bytes = encode(who, takeCheckpoint(core));
  if (target === undefined) return bytes;
  await writeNodeFile(who, target, bytes);
  return undefined;
}

/**
 * Puts what `saveCheckpoint` saved into a trainer that was made as the saved one was: network with its seed
 * and precision, loss, optimizer, schedule and the other options. Its next epochs are then those that
 * the saved one would have made, to the bit.
 *
 * @param source - The bytes of the file or, in Node, its path.
 * @throws (rejects) FileFormatError for a file that is damaged, of another kind or of a newer version; RangeError for
 *   a checkpoint of another network or of other options; StateError while a `fit` runs; TypeError for
 *   arguments of the wrong kind; Error with the system's `code` for a file that cannot be read.
 *   Network and trainer are unchanged then.
 *
 * @example
 * ```ts
 * await loadCheckpoint(trainer, "run.safetensors");
 * await trainer.fit(train, { epochs: 100 - trainer.epochCount });
 * ```
 */
export async function loadCheckpoint(trainer: Trainer, source: FileSource): Promise<void> {
  const who = "loadCheckpoint";
  const core = coreOfTrainer(who, trainer);
  core.assertIdle(who);
  const { file, bytes } = await readSource(who, source);
  core.assertIdle(who);
  putCheckpoint(file, core, decode(file, bytes));
}

function coreOfTrainer(who: string, trainer: Trainer) {
  if (!isInstance(trainer, Trainer)) throw typeError(who, `trainer is ${show(trainer)}`, "pass a Trainer");
  const core = coreOf(trainer);
  core.assertAlive(who);
  return core;
}

function encode(who: string, { config, progress, state, moments, best }: Checkpoint): Uint8Array<ArrayBuffer> {
  const tensors = {
    ...state,
    ...Object.assign({}, ...Object.entries(moments).map(([name, dict]) => prefixed(`${MOMENTS}${name}.`, dict))),
    ...prefixed(BEST, best ?? {}),
  } as StateDict;
  const text = stringifyNumbers({ config, progress });
  const blocks = Object.values(tensors).map(
    ({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  );
  const checksum = checksumOf(blocks, text);
  return encodeSafetensors(who, { ...formatOf(CHECKPOINT_FORMAT), checkpoint: text, checksum }, tensors);
}

function decode(file: string, bytes: Uint8Array): Checkpoint {
  const content = decodeSafetensors(file, bytes);
  const text = checkedText(file, content);
  const { config, progress } = checkCheckpointText(
    file,
    reviveNumbers(parseStrictObject(file, "the checkpoint", text)),
  );
  const dict = stateDictOf(file, content);
  const names = Object.keys(dict).filter((name) => name.startsWith(MOMENTS));
  const kinds = [...new Set(names.map((name) => name.slice(MOMENTS.length).split(".")[0]))];
  const best = part(dict, BEST);
  return {
    config,
    progress,
    state: Object.fromEntries(Object.entries(dict).filter(([name]) => /^\d/.test(name))),
    moments: Object.fromEntries(kinds.map((kind) => [kind, part(dict, `${MOMENTS}${kind}.`)])),
    ...(progress.best && { best }),
  };
}

/** The JSON of a checkpoint, once format, version and checksum are those they should be. */
function checkedText(file: string, { metadata, tensors }: Safetensors): string {
  const format = metadata.get("format");
  if (format !== CHECKPOINT_FORMAT) {
    const got = `saveCheckpoint did not write the file, its metadata give the format ${showValue(format)}`;
    throw formatError(file, got, "use loadNetwork or loadParameters");
  }
  assertKnownVersion(file, metadata, CHECKPOINT_FORMAT);
  const text = metadata.get("checkpoint");
  if (text === undefined) throw formatError(file, 'the metadata lack "checkpoint"');
  const [noted, actual] = [
    metadata.get("checksum"),
    checksumOf(
      [...tensors.values()].map((t) => t.bytes),
      text,
    ),
  ];
  if (noted === actual) return text;
  throw formatError(file, `its checksum is ${showValue(noted)}, that of its content "${actual}": it was damaged`);
}

function checksumOf(blocks: readonly Uint8Array[], text: string): string {
  return crc32Text([...blocks, encodeText(text)]);
}

function prefixed(prefix: string, dict: StateDict): StateDict {
  return Object.fromEntries(Object.entries(dict).map(([name, tensor]) => [prefix + name, tensor]));
}

/** The entries whose names begin so, without that beginning. */
function part(dict: StateDict, prefix: string): StateDict {
  const entries = Object.entries(dict).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(entries.map(([name, tensor]) => [name.slice(prefix.length), tensor]));
}
