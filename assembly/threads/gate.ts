/**
 * Where the threads of a pool meet: a few words of shared memory, in the order below. The
 * calling thread publishes a piece of work cut into parts; every thread, the calling one
 * included, claims parts until none is left. The description of the work changes only when all
 * parts are done and none is left, so a thread that comes late finds either nothing to claim or
 * a part of the present work.
 *
 *   word 0: generation   number of the work, changes when work is published
 *   word 1: sleepers     threads that need a call to wake up
 *   word 2: left         parts that no thread has claimed; below 1 there are none
 *   word 3: done         parts that are finished
 *   word 4: parts        all parts of the work
 *   word 5: first        parts claimed from the front, by the calling thread
 *   word 6: last         parts claimed from the back, by the others
 */
const SLEEPERS: usize = 4;
const LEFT: usize = 8;
const DONE: usize = 12;
const PARTS: usize = 16;
const FIRST: usize = 20;
const LAST: usize = 24;

/** The generation: at once when it differs from `seen`, else after so many looks at it. */
export function look(gate: usize, seen: i32, looks: i32): i32 {
  for (let i = 1; i < looks; i++) {
    const generation = atomic.load<i32>(gate);
    if (generation != seen) return generation;
  }
  return atomic.load<i32>(gate);
}

/** Sleeps until the generation differs from `seen`. */
export function sleep(gate: usize, seen: i32): void {
  atomic.add<i32>(gate + SLEEPERS, 1);
  while (atomic.load<i32>(gate) == seen) atomic.wait<i32>(gate, seen, -1);
  atomic.sub<i32>(gate + SLEEPERS, 1);
}

/** Opens the gate for `parts` parts of the work that has been described. */
export function publish(gate: usize, parts: i32): void {
  atomic.store<i32>(gate + DONE, 0);
  atomic.store<i32>(gate + FIRST, 0);
  atomic.store<i32>(gate + LAST, 0);
  atomic.store<i32>(gate + PARTS, parts);
  atomic.store<i32>(gate + LEFT, parts);
  atomic.add<i32>(gate, 1);
  if (atomic.load<i32>(gate + SLEEPERS) > 0) atomic.notify(gate, -1);
}

/**
 * Number of the part that is the caller's now; negative when none is left. From one work to
 * the next a thread takes parts of the same side, whose numbers its cache may hold.
 */
export function claim(gate: usize, fromFront: bool): i32 {
  if (atomic.sub<i32>(gate + LEFT, 1) <= 0) return -1;
  if (fromFront) return atomic.add<i32>(gate + FIRST, 1);
  return atomic.load<i32>(gate + PARTS) - 1 - atomic.add<i32>(gate + LAST, 1);
}

/** Notes that a claimed part is finished. */
export function finish(gate: usize): void {
  atomic.add<i32>(gate + DONE, 1);
}

/** Whether `parts` parts are finished, after looking `spins` times at most. */
export function isDone(gate: usize, parts: i32, spins: i32): bool {
  for (let i = 0; i < spins; i++) {
    if (atomic.load<i32>(gate + DONE) == parts) return true;
  }
  return false;
}

/** Copies `bytes` bytes. */
export function copy(to: usize, from: usize, bytes: i32): void {
  memory.copy(to, from, bytes);
}
