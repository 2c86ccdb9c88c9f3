/** The exports of the gate module (assembly/threads/gate.ts), which says what each one does. */
export interface Gate {
  look(gate: number, seen: number, looks: number): number;
  sleep(gate: number, seen: number): void;
  publish(gate: number, parts: number): void;
  claim(gate: number, fromFront: boolean | number): number;
  finish(gate: number): void;
  isDone(gate: number, parts: number, spins: number): number;
  copy(to: number, from: number, bytes: number): void;
}

/** Bytes of the gate's own words, and of the word in which threads report that they are ready. */
export const GATE_BYTES = 32;
/** Word in which threads report that they are ready. */
export const READY_WORD = 7;
