/** Who takes part, and how each program is started. */

/** A way to start a contestant; of several the fastest counts, work by work. */
export interface Setting {
  /** Shown where there is more than one: `2 threads`. */
  readonly note: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** A column of the table. */
export interface Contestant {
  readonly name: string;
  /** At most eight characters. */
  readonly short: string;
  readonly kind: "own" | "JavaScript" | "Python";
  readonly settings: readonly Setting[];
}

const PEERS = "bench/peers";
const PYTHON = process.env.PYTHON ?? "/usr/bin/python3";

/** This library's program. Its options are of the library, its flags of Node. */
function own(name: string, short: string, options: readonly string[], flags: readonly string[] = []): Contestant {
  const command = [process.execPath, ...flags, "bench/comparison/wasm-mlp.mjs", ...options];
  return { name, short, kind: "own", settings: [{ note: "", command }] };
}

function script(
  name: string,
  short: string,
  file: string,
  threads: readonly number[] = [1],
  options: readonly string[] = [],
): Contestant {
  const settings = threads.map((count) => ({
    note: threads.length === 1 ? "" : `threads: ${count}`,
    command: [process.execPath, `${PEERS}/${file}`, `--threads=${count}`, ...options],
  }));
  return { name, short, kind: "JavaScript", settings };
}

/** Threads of the library itself, and those of its BLAS. */
type Threads = readonly [own: number, blas: number];

function python(name: string, short: string, file: string, threads: readonly Threads[]): Contestant {
  const settings = threads.map(([count, blas]) => ({
    note: `threads: ${count}, BLAS ${blas}`,
    command: [PYTHON, `${PEERS}/${file}`, `--threads=${count}`],
    environment: { OPENBLAS_NUM_THREADS: String(blas), OMP_NUM_THREADS: String(count) },
  }));
  return { name, short, kind: "Python", settings };
}

const FAST = "--precision=fast";
const TWO_THREADS = "--threads=2";
/** V8's wider vectors, as `WASM_MLP_WIDER_VECTORS=1` turns them on; engines without it refuse the flag. */
const WIDER = "--experimental-wasm-revectorize";

/** The first is what the others are compared with. */
export const CONTESTANTS: readonly Contestant[] = [
  own("wasm-mlp, strict", "strict", []),
  own("wasm-mlp, fast", "fast", [FAST]),
  own("wasm-mlp, strict, 2 threads", "2 thr", [TWO_THREADS]),
  own("wasm-mlp, fast, 2 threads", "fast 2", [FAST, TWO_THREADS]),
  own("wasm-mlp, strict, wider", "wider", [], [WIDER]),
  own("wasm-mlp, strict, 2 threads, wider", "wider 2", [TWO_THREADS], [WIDER]),
  own("wasm-mlp, fast, 2 threads, wider", "fast w 2", [FAST, TWO_THREADS], [WIDER]),
  script("TensorFlow.js", "tfjs", "tensorflow.mjs"),
  script("jax-js", "jax-js", "jax.mjs"),
  script("onnxruntime-web", "onnx", "onnx.mjs", [1, 2]),
  script("onnxruntime-node", "onnx nat", "onnx.mjs", [1, 2], ["--package=onnxruntime-node"]),
  script("brain.js", "brain", "brain.mjs"),
  python("NumPy, float64", "np f64", "numpy_float64.py", [
    [1, 1],
    [1, 2],
  ]),
  python("NumPy, float32, tuned", "np f32", "numpy_float32.py", [
    [1, 1],
    [1, 2],
  ]),
  python("PyTorch", "torch", "torch_peer.py", [
    [1, 1],
    [1, 2],
    [2, 2],
  ]),
  python("scikit-learn", "sklearn", "sklearn_peer.py", [
    [1, 1],
    [1, 2],
  ]),
];
