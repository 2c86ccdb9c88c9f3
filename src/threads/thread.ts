/** The program of a thread of a pool: waits at the gate, computes parts, and waits again. */
import { kernelsOf, type KernelModules } from "../wasm/engine";
import { instantiate } from "../wasm/module";
import { Word, type Gate } from "./gate";
import { computePart, productsOf } from "./product";

/** What a pool sends to a thread. */
export interface ThreadStart {
  readonly memory: WebAssembly.Memory;
  readonly modules: KernelModules<WebAssembly.Module>;
  readonly gateModule: WebAssembly.Module;
  /** Address of the gate. */
  readonly gate: number;
  /** Address of the room that matrix products of this thread need. */
  readonly scratch: number;
  /** How often to look for work before going to sleep. */
  readonly spins: number;
}

function run({ memory, modules, gateModule, gate: address, scratch, spins }: ThreadStart): void {
  const products = productsOf(kernelsOf(modules, memory));
  const gate = instantiate(gateModule, memory) as Gate;
  const words = new Int32Array(memory.buffer, address);
  let generation = Atomics.load(words, 0);
  Atomics.add(words, Word.ready, 1);
  for (;;) {
    for (let part = gate.claim(address); part >= 0; part = gate.claim(address)) {
      computePart(products, words, part, scratch);
      gate.finish(address);
    }
    generation = gate.awaitWork(address, generation, spins);
  }
}

type GetBuiltinModule = (name: string) => {
  readonly parentPort: { once(event: string, f: (data: ThreadStart) => void): void };
};

const { process: node } = globalThis as { process?: { getBuiltinModule?: GetBuiltinModule } };
if (node?.getBuiltinModule !== undefined) node.getBuiltinModule("node:worker_threads").parentPort.once("message", run);
else {
  (globalThis as { onmessage?: unknown }).onmessage = ({ data }: MessageEvent<ThreadStart>) => {
    run(data);
  };
}
