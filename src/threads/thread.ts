/** The program of a thread of a pool: waits at the gate, computes parts, and waits again. */
import { now } from "../core/clock";
import { nodeModule } from "../core/platform";
import type { ExtraKernels } from "../wasm/extra-kernels";
import { instantiate, kernelsOf } from "../wasm/module";
import { READY_WORD, type Gate } from "./gate";
import { SharedWork } from "./shared-work";
import type { ThreadStart } from "./thread-start";

/** Looks at the gate between two glances at the clock. */
const LOOKS = 5000;
/**
 * Milliseconds without work after which a thread goes to sleep: longer than what the calling
 * thread does by itself between two kernels of a step, since waking up takes as long as a kernel.
 */
const PATIENCE_MS = 0.5;

function run({ memory, modules, gateModule, gate: address, work: description, thread, scratch }: ThreadStart): void {
  const extras = instantiate(modules.extras, memory) as ExtraKernels;
  const work = new SharedWork({ ...kernelsOf(modules, memory), ...extras }, description);
  const gate = instantiate(gateModule, memory) as Gate;
  const words = new Int32Array(memory.buffer, address);
  let generation = Atomics.load(words, 0);
  Atomics.add(words, READY_WORD, 1);
  const awaitWork = () => {
    const seen = generation;
    const end = now() + PATIENCE_MS;
    do generation = gate.look(address, seen, LOOKS);
    while (generation === seen && now() < end);
    if (generation !== seen) return;
    gate.sleep(address, seen);
    generation = Atomics.load(words, 0);
  };
  for (;;) {
    for (let part = gate.claim(address, false); part >= 0; part = gate.claim(address, false)) {
      work.computeSafely(part, thread, scratch, gate);
      gate.finish(address);
    }
    awaitWork();
  }
}

const parentPort = nodeModule("node:worker_threads")?.parentPort;
if (parentPort) parentPort.once("message", run);
else {
  (globalThis as { onmessage?: unknown }).onmessage = ({ data }: MessageEvent<ThreadStart>) => {
    run(data);
  };
}
