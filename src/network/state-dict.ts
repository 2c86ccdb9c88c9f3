import { floats } from "../core/allocate";
import { isArray, isObject } from "../core/kind";
import { firstNames, rangeError, show, typeError } from "../core/check";
import { isFloat32Array } from "../core/typed-array";
import type { Tensor } from "../wasm/tensor";
import type { LayerStack } from "./layer-stack";

/** One entry of a state dict: numbers in row-major order of `shape`. */
export interface StateTensor {
  /** Length of each dimension. */
  readonly shape: readonly number[];
  /** As many numbers as the product of `shape`. */
  readonly data: Float32Array;
}

/**
 * The parameters and running statistics of a network under the names and in the layouts of
 * PyTorch's `nn.Sequential`: `"0.weight"` has shape `[fanOut, fanIn]`.
 */
export type StateDict = Record<string, StateTensor>;

/** PyTorch counts batches beside the running statistics; the count is not used with a fixed momentum. */
const BATCH_COUNT = /^(\d+\.)+num_batches_tracked$/;

/** Whether an entry is ignored. */
export function isIgnored(name: string): boolean {
  return BATCH_COUNT.test(name);
}

export interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly tensor: Tensor;
  /** Whether its numbers are means of squares, never negative. */
  readonly isSquare?: boolean | undefined;
}

/** Places for the parameters in a block of their layout and, beside them, the running statistics. */
export function entriesOf(stack: LayerStack): Entry[] {
  const parameters = blockEntries(stack, stack.parameters);
  return stack.layers.flatMap((layer, index) => [
    ...parameters.filter(({ layer: owner }) => owner === index),
    ...layer.bufferSpecs.map(({ key, shape, isSquare }, i) => {
      return { name: `${index}.${key}`, shape, isSquare, tensor: layer.buffers[i] };
    }),
  ]);
}

function blockEntries(stack: LayerStack, block: Tensor): (Entry & { readonly layer: number })[] {
  return stack.layout.slots.map(({ layer, spec, offset, length }) => ({
    layer,
    name: `${layer}.${spec.key}`,
    shape: spec.shape,
    tensor: block.slice(offset, length),
  }));
}

/** A copy of everything that training has learned. */
export function readStateDict(stack: LayerStack): StateDict {
  return readEntries(entriesOf(stack));
}

/** A copy of a block that has the parameters' layout, under their names. */
export function readBlock(stack: LayerStack, block: Tensor): StateDict {
  return readEntries(blockEntries(stack, block));
}

function readEntries(entries: readonly Entry[]): StateDict {
  const dict: StateDict = {};
  for (const { name, shape, tensor } of entries) {
    const data = floats(tensor.length);
    if (shape.length === 2) transpose(tensor.floats, shape[1], shape[0], data);
    else data.set(tensor.floats);
    dict[name] = { shape: [...shape], data };
  }
  return dict;
}

/**
 * The entries of a whole state dict, each read once: a getter may give something else the next time.
 *
 * @throws TypeError, RangeError for missing, unknown or misshapen entries and numbers that are not finite.
 */
export function checkStateDict(who: string, stack: LayerStack, dict: StateDict): StateDict {
  return checkEntries(who, entriesOf(stack), dict);
}

/** Copies a state dict of parameters, which `checkBlock` has passed, into a block of their layout. */
export function writeBlock(stack: LayerStack, block: Tensor, dict: StateDict): void {
  stack.version++;
  writeEntries(blockEntries(stack, block), dict);
}

/** @throws as `checkStateDict`; with `isSquare` for numbers below 0 too. */
export function checkBlock(who: string, stack: LayerStack, dict: StateDict, isSquare: boolean): void {
  const entries = blockEntries(stack, stack.parameters);
  checkEntries(
    who,
    entries.map((entry) => ({ ...entry, isSquare })),
    dict,
  );
}

export function writeEntries(entries: readonly Entry[], dict: StateDict): void {
  for (const { name, shape, tensor } of entries) {
    const { data } = dict[name];
    if (shape.length === 2) transpose(data, shape[0], shape[1], tensor.floats);
    else tensor.floats.set(data);
  }
}

function checkEntries(who: string, entries: readonly Entry[], dict: StateDict): StateDict {
  if (!isObject(dict)) throw typeError(who, `the state dict is ${show(dict)}`, "pass what stateDict() returns");
  const names = new Set(entries.map(({ name }) => name));
  for (const name of Object.keys(dict)) {
    if (names.has(name) || isIgnored(name)) continue;
    throw rangeError(
      who,
      `entry ${show(name)} has no place in this network`,
      `its entries are ${firstNames([...names])}`,
    );
  }
  return Object.fromEntries(entries.map((entry) => [entry.name, checkEntry(who, entry, dict[entry.name])]));
}

export function checkEntry(who: string, { name, shape, isSquare }: Entry, value: StateTensor | undefined): StateTensor {
  if (value === undefined)
    throw rangeError(who, `entry ${show(name)} is missing`, `give it with shape [${shape.join(", ")}]`);
  const given = readTensor(who, name, value);
  const { data } = given;
  const length = shape.reduce((product, size) => product * size, 1);
  if (!areEqual(given.shape, shape) || data.length !== length) {
    throw rangeError(
      who,
      `entry ${show(name)} has shape ${show(given.shape)} and ${data.length} numbers`,
      `this network needs shape [${shape.join(", ")}], ${length} numbers`,
    );
  }
  const broken = data.findIndex((x) => !Number.isFinite(x));
  if (broken >= 0)
    throw rangeError(who, `entry ${show(name)} holds ${data[broken]} at ${broken}`, "load finite numbers");
  const negative = isSquare ? data.findIndex((x) => x < 0) : -1;
  if (negative >= 0)
    throw rangeError(who, `entry ${show(name)} holds ${data[negative]} at ${negative}`, "load numbers of 0 or more");
  return given;
}

/** An entry, read once. @throws TypeError for what is none. */
export function readTensor(who: string, name: string, value: StateTensor | null): StateTensor {
  const { shape, data } = (isObject(value) ? value : {}) as Partial<StateTensor>;
  if (isFloat32Array(data) && isArray(shape)) return { shape, data };
  throw typeError(who, `entry ${show(name)} is ${show(value)}`, "pass { shape: number[], data: Float32Array }");
}

/** Whether two shapes are the same; a hole is no size. */
export function areEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && [...a].every((size, i) => size === b[i]);
}

/** out (columns x rows) = transpose of x (rows x columns). */
function transpose(x: Float32Array, rows: number, columns: number, out: Float32Array): void {
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) out[c * rows + r] = x[r * columns + c];
  }
}
