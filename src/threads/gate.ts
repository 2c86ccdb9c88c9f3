/** The exports of the gate module (assembly/threads/gate.ts), which says what each one does. */
export interface Gate {
  awaitWork(gate: number, seen: number, spins: number): number;
  publish(gate: number, parts: number): void;
  claim(gate: number): number;
  finish(gate: number): void;
  isDone(gate: number, parts: number, spins: number): number;
}

/** Words of the gate itself, which the module keeps. */
const GATE_WORDS = 4;

/**
 * The words behind the gate describe the work: the kernel, how it is cut, and the kernel's
 * arguments.
 */
export const Word = {
  /** Threads that are ready. */
  ready: GATE_WORDS,
  product: GATE_WORDS + 1,
  byRows: GATE_WORDS + 2,
  /** Rows or columns of a part. */
  block: GATE_WORDS + 3,
  arguments: GATE_WORDS + 4,
} as const;

/** Bytes of a gate with the description of the work. */
export const GATE_BYTES = 128;
