/** Kernels of the extras module, against the copy bandwidth measured beside them and against the exponential. */
import { engineFor, type Precision } from "../src/wasm/engine";
import * as ActivationCode from "../src/wasm/activation-code";
import { extraKernelsOf } from "../src/wasm/extra-kernels";
import { filledBlock } from "./environment";
import { measure, type Work } from "./measure";

/** A batch of 1024 rows of 256 features: a megabyte a block. */
const ROWS = 1024;
const FEATURES = 256;
const LENGTH = ROWS * FEATURES;
const EPSILON = 1e-5;

/** A kernel, and how many blocks it reads or writes. */
interface Pass extends Work {
  readonly blocks: number;
}

/** Prints for each kernel the time an element, its bytes as a share of a copy's, and its time in exponentials. */
export function benchExtras(precision: Precision): void {
  const engine = engineFor(precision);
  const blocks = Array.from({ length: 5 }, () => filledBlock(engine, LENGTH));
  const passes = passesOver(precision, blocks);
  const timings = measure(passes, 10);
  const seconds = ({ name }: Work) => timings.get(name)?.median ?? NaN;
  const [copy, exponential] = passes;
  console.log(`\n${precision}: GELU, SiLU and LayerNorm on ${ROWS} rows of ${FEATURES}`);
  for (const pass of passes) {
    const share = ((pass.blocks / seconds(pass)) * seconds(copy)) / copy.blocks;
    const nanoseconds = (seconds(pass) / LENGTH) * 1e9;
    console.log(
      `  ${pass.name.padEnd(28)} ${nanoseconds.toFixed(2).padStart(6)} ns an element ${(100 * share).toFixed(0).padStart(5)} % ` +
        `of copy, ${(seconds(pass) / seconds(exponential)).toFixed(2)} exponentials`,
    );
  }
  for (const block of blocks) engine.arena.free(block);
}

/** The copy first, then the exponential, which bounds what activations can reach. */
function passesOver(precision: Precision, [x, dy, out, statistics, parameters]: readonly number[]): Pass[] {
  const { kernels } = engineFor(precision);
  const extras = extraKernelsOf(kernels);
  const [means, inverses] = [statistics, statistics + 4 * ROWS];
  const [gamma, beta] = [parameters, parameters + 4 * FEATURES];
  const [dGamma, dBeta] = [beta + 4 * FEATURES, beta + 8 * FEATURES];
  const view = (pointer: number) => new Float32Array(kernels.memory.buffer, pointer, LENGTH);
  const activations = (["gelu", "geluTanh", "silu"] as const).flatMap((name): Pass[] => {
    const code = ActivationCode[name];
    const forward = () => extras.activationForward(code, x, out, LENGTH, 0);
    const backward = () => extras.activationBackward(code, x, dy, out, LENGTH, 0);
    return [
      { name: `${name}, forward`, run: forward, blocks: 2 },
      { name: `${name}, backward`, run: backward, blocks: 3 },
    ];
  });
  const normForward = () => extras.rowNormForward(x, out, ROWS, FEATURES, 1, EPSILON, gamma, beta, means, inverses);
  const normBackward = () => {
    extras.rowNormParameterGradients(x, dy, ROWS, FEATURES, FEATURES, means, inverses, dGamma, dBeta);
    extras.rowNormInputGradients(x, dy, out, ROWS, FEATURES, 1, gamma, means, inverses);
  };
  return [
    { name: "copy", run: () => view(out).set(view(x)), blocks: 2 },
    { name: "exponential", run: () => kernels.exponential(x, out, LENGTH), blocks: 2 },
    ...activations,
    { name: "LayerNorm, forward", run: normForward, blocks: 2 },
    { name: "LayerNorm, backward", run: normBackward, blocks: 3 },
  ];
}
