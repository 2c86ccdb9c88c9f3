/**
 * Sweeps the elementary functions of the kernels over all f32 and prints the largest error of
 * each in ulp, and where; NaN and infinities are compared too.
 *
 *   node test/exhaustive/elementary.mjs [module = strict] [step = 1] [function ...]
 *
 * A step of 17 takes every seventeenth bit pattern (an odd step meets all low bits).
 *
 * Strict module, all 2^32 inputs, Node 20.20, x86, 2026-11, 15 minutes on a shared core:
 *
 *   exponential        0.990 ulp, f(70.4030990600586) = 3.764240787014808e+30
 *   naturalLogarithm   0.829 ulp, f(0.6999768018722534) = -0.3567081093788147
 *   sigmoidForward     2.402 ulp, f(-4.157293796539307) = 0.015408710576593876
 *   tanhForward        1.330 ulp, f(0.6283095479011536) = 0.5568870306015015
 */
import { readFileSync } from "node:fs";
import process from "node:process";
import { URL } from "node:url";
import { ulpError } from "../reference/ulp.mjs";

const FUNCTIONS = {
  exponential: Math.exp,
  naturalLogarithm: Math.log,
  sigmoidForward: (x) => 1 / (1 + Math.exp(-x)),
  tanhForward: Math.tanh,
};
const BLOCK = 1 << 16;
const PATTERNS = 2 ** 32;

const [name = "strict", stepText = "1", ...wanted] = process.argv.slice(2);
const step = Number(stepText);

function loadKernels() {
  const { Instance, Memory, Module } = globalThis.WebAssembly;
  const bytes = readFileSync(new URL(`../../build/wasm/${name}.wasm`, import.meta.url));
  const abort = (_message, _file, line) => {
    throw new Error(`abort in line ${line}`);
  };
  const memory = new Memory({ initial: 64, maximum: 65_536 });
  return { memory, ...new Instance(new Module(bytes), { env: { abort, memory } }).exports };
}

/** The largest error of one function over every `step`-th bit pattern. */
function sweep(kernels, functionName) {
  const exact = FUNCTIONS[functionName];
  const x = Math.ceil(kernels.heapBase() / 64) * 64;
  const y = x + 4 * BLOCK;
  const bits = new Uint32Array(kernels.memory.buffer, x, BLOCK);
  const inputs = new Float32Array(kernels.memory.buffer, x, BLOCK);
  const outputs = new Float32Array(kernels.memory.buffer, y, BLOCK);
  const worst = { error: 0.5, x: 0, y: 0 };
  for (let first = 0, blocks = 0; first < PATTERNS; first += BLOCK * step, blocks++) {
    for (let i = 0; i < BLOCK; i++) bits[i] = first + i * step;
    kernels[functionName](x, y, BLOCK);
    for (let i = 0; i < BLOCK; i++) {
      const due = exact(inputs[i]);
      if (outputs[i] === Math.fround(due)) continue; // half an ulp at most
      const error = ulpError(outputs[i], due);
      if (error > worst.error) Object.assign(worst, { error, x: inputs[i], y: outputs[i] });
    }
    if (blocks % 1024 === 0) process.stderr.write(`\r${functionName} ${((100 * first) / PATTERNS).toFixed(0)} %   `);
  }
  process.stderr.write("\r\x1b[K");
  return worst;
}

const kernels = loadKernels();
for (const functionName of wanted.length > 0 ? wanted : Object.keys(FUNCTIONS)) {
  const { error, x, y } = sweep(kernels, functionName);
  console.log(`${name} ${functionName}: ${error.toFixed(3)} ulp, f(${x}) = ${y}`);
}
