/** A piece of work as all threads see it: a kernel and its arguments in shared memory, cut into parts. */
import {
  DIVISIBLE,
  sharedKernels,
  type AllKernels,
  type Division,
  type KernelFunction,
  type SharedKernel,
} from "./division";
import type { Gate } from "./gate";

const NAMES = Object.keys(DIVISIBLE) as SharedKernel[];

/** Most arguments of a kernel. */
const ARGUMENTS = 14;
/** Most parts, under way at a time, of work that changes something in place. */
const CHANGING_PARTS = 64;
/** Most units of such a part: its thread keeps a copy of what it changes in its scratch. */
const CHANGING_UNITS = 8192;

/** Words of a description; then a state for each part, then arguments and strides as f64. */
const Word = {
  kernel: 0,
  arity: 1,
  count: 2,
  total: 3,
  first: 4,
  block: 5,
  scratch: 6,
  changes: 7,
  states: 8,
} as const;
const WORDS = Word.states + CHANGING_PARTS;

/** States of a part that changes something in place; or the number of the thread that has it under way. */
const State = { untouched: 0, done: -1 } as const;

/** The work that is described at an address of shared memory; each thread has its own object for it. */
export class SharedWork {
  /** Bytes of a description. */
  static readonly bytes = 4 * WORDS + 2 * 8 * ARGUMENTS;

  readonly #kernels: readonly KernelFunction[];
  readonly #words: Int32Array;
  readonly #arguments: Float64Array;
  readonly #strides: Float64Array;

  /** @param address - A multiple of 8. */
  constructor(kernels: AllKernels, address: number) {
    const { buffer } = kernels.memory;
    const functions = sharedKernels(kernels);
    this.#kernels = NAMES.map((name) => functions[name]);
    this.#words = new Int32Array(buffer, address, WORDS);
    this.#arguments = new Float64Array(buffer, address + 4 * WORDS, ARGUMENTS);
    this.#strides = new Float64Array(buffer, address + 4 * WORDS + 8 * ARGUMENTS, ARGUMENTS);
  }

  /** Describes a call of a kernel, cut into `parts` parts at most, or more where something is changed in place. */
  describe(name: SharedKernel, division: Division, parts: number, args: readonly number[]): void {
    const { count, strides, multiple, scratch = -1, changes = [] } = division;
    const words = this.#words;
    const block = Math.ceil(args[count] / parts / multiple) * multiple;
    words[Word.kernel] = NAMES.indexOf(name);
    words[Word.arity] = args.length;
    words[Word.count] = count;
    words[Word.total] = args[count];
    words[Word.block] = changes.length > 0 ? Math.min(block, CHANGING_UNITS) : block;
    words[Word.scratch] = scratch;
    words[Word.changes] = changes.reduce((bits, argument) => bits | (1 << argument), 0);
    this.#arguments.set(args);
    this.#strides.fill(0);
    for (const [argument, bytes] of strides) this.#strides[argument] = bytes;
  }

  /** Number of parts that can be under way at a time from unit `first` on; 0 when all are done. */
  begin(first: number): number {
    const words = this.#words;
    const parts = Math.ceil((words[Word.total] - first) / words[Word.block]);
    words[Word.first] = first;
    if (words[Word.changes] === 0) return parts;
    words.fill(State.untouched, Word.states);
    return Math.min(parts, CHANGING_PARTS);
  }

  /** Units of so many parts. */
  unitsOf(parts: number): number {
    return parts * this.#words[Word.block];
  }

  /** Computes a part. */
  compute(part: number, scratch: number): void {
    const words = this.#words;
    const first = this.#firstOf(part);
    const args: number[] = [];
    for (let i = 0; i < words[Word.arity]; i++) args.push(this.#argumentAt(i, first));
    args[words[Word.count]] = this.#sizeFrom(first);
    if (words[Word.scratch] >= 0) args[words[Word.scratch]] = scratch;
    this.#kernels[words[Word.kernel]](...args);
    this.#setState(part, State.done);
  }

  /** Computes a part so that the calling thread can take it over if this one fails. */
  computeSafely(part: number, thread: number, scratch: number, gate: Gate): void {
    this.#eachChange(part, scratch, (address, kept, bytes) => {
      gate.copy(kept, address, bytes);
    });
    this.#setState(part, thread);
    this.compute(part, scratch);
  }

  /** Computes the parts that other threads did not finish; they must have been stopped. */
  takeOver(parts: number, scratch: number, scratchOf: (thread: number) => number, gate: Gate): void {
    for (let part = 0; part < parts; part++) {
      const state = this.#words[Word.states + part];
      if (state === State.done) continue;
      if (state !== State.untouched) {
        this.#eachChange(part, scratchOf(state), (address, kept, bytes) => {
          gate.copy(address, kept, bytes);
        });
      }
      this.compute(part, scratch);
    }
  }

  #firstOf(part: number): number {
    return this.#words[Word.first] + part * this.#words[Word.block];
  }

  #sizeFrom(first: number): number {
    return Math.min(this.#words[Word.block], this.#words[Word.total] - first);
  }

  #argumentAt(i: number, first: number): number {
    const stride = this.#strides[i];
    return stride === 0 ? this.#arguments[i] : this.#arguments[i] + first * stride;
  }

  #eachChange(part: number, scratch: number, visit: (address: number, kept: number, bytes: number) => void): void {
    const first = this.#firstOf(part);
    const size = this.#sizeFrom(first);
    let kept = scratch;
    for (let i = 0, changes = this.#words[Word.changes]; changes !== 0; i++, changes >>= 1) {
      if ((changes & 1) === 0) continue;
      visit(this.#argumentAt(i, first), kept, size * this.#strides[i]);
      kept += size * this.#strides[i];
    }
  }

  #setState(part: number, state: number): void {
    if (this.#words[Word.changes] !== 0) Atomics.store(this.#words, Word.states + part, state);
  }
}
