/**
 * Sweeps the activations of the extras module over the finite f32 and prints the largest error of each in ulp, from -8 to 8
 * and everywhere.
 *
 *   node test/exhaustive/activations.mjs [step = 257] [function ...]
 *
 * A step of 257 takes every 257th bit pattern, 16.7 million in all (an odd step meets all low bits); 1 takes every one.
 */
import { readFileSync } from "node:fs";
import process from "node:process";
import { URL } from "node:url";
import { ELU_ALPHA, extraActivations } from "../reference/extra-activations.mjs";
import { ulpError } from "../reference/ulp.mjs";

/** Names of the codes, in their order. */
const codesFile = new URL("../../src/wasm/activation-code.ts", import.meta.url);
const CODES = Array.from(readFileSync(codesFile, "utf8").matchAll(/^export const (\w+) =/gm), ([, name]) => name);
const NAMES = CODES.filter((name) => name in extraActivations);
const BLOCK = 1 << 16;
const PATTERNS = 2 ** 32;

const [stepText = "257", ...wanted] = process.argv.slice(2);
const step = Number(stepText);

const { Instance, Memory, Module } = globalThis.WebAssembly;
const memory = new Memory({ initial: 64, maximum: 65_536 });

function loadKernels() {
  const bytes = readFileSync(new URL("../../build/wasm/extras.wasm", import.meta.url));
  const abort = (_message, _file, line) => {
    throw new Error(`abort in line ${line}`);
  };
  return new Instance(new Module(bytes), { env: { abort, memory } }).exports;
}

const kernels = loadKernels();
const x = Math.ceil(kernels.heapBase() / 64) * 64;
const y = x + 4 * BLOCK;

/** The largest errors of one function: from -8 to 8, and everywhere. */
function sweep(name) {
  const exact = extraActivations[name];
  const bits = new Uint32Array(memory.buffer, x, BLOCK);
  const inputs = new Float32Array(memory.buffer, x, BLOCK);
  const outputs = new Float32Array(memory.buffer, y, BLOCK);
  const near = { error: 0.5, x: 0, y: 0 };
  const all = { ...near };
  for (let first = 0; first < PATTERNS; first += BLOCK * step) {
    for (let i = 0; i < BLOCK; i++) bits[i] = first + i * step;
    kernels.activationForward(CODES.indexOf(name), x, y, BLOCK, ELU_ALPHA);
    for (let i = 0; i < BLOCK; i++) {
      if (!Number.isFinite(inputs[i])) continue;
      const due = exact(inputs[i]);
      if (outputs[i] === Math.fround(due)) continue; // half an ulp at most
      const error = ulpError(outputs[i], due);
      for (const worst of Math.abs(inputs[i]) <= 8 ? [near, all] : [all]) {
        if (error > worst.error) Object.assign(worst, { error, x: inputs[i], y: outputs[i] });
      }
    }
  }
  return { near, all };
}

const told = ({ error, x: at, y: value }) => `${error.toFixed(2)} ulp, f(${at}) = ${value}`;
for (const name of wanted.length > 0 ? wanted : NAMES) {
  const { near, all } = sweep(name);
  console.log(`${name}: from -8 to 8 ${told(near)}; everywhere ${told(all)}`);
}
