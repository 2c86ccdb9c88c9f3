/** The data of the works, the same for every program; `data.py` is its twin. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

const unpack = promisify(gunzip);
/** Bytes unpacked at a time: the default of 16 KiB takes half as long again. */
const CHUNK = 2 ** 20;

/** `length` values between 0 and 1, always the same. */
export function pattern(length) {
  return Float32Array.from({ length }, (_, i) => ((i * 7919) % 1000) / 1000);
}

/** Rows of a flat array, as nested arrays of numbers. */
export function nestedRows(values, columns) {
  return Array.from({ length: values.length / columns }, (_, i) => [
    ...values.subarray(i * columns, (i + 1) * columns),
  ]);
}

/** Numbers from 0 to 1: a linear congruential generator with the constants of Numerical Recipes. */
export function generator(seed) {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** Inputs and targets of a step: classes, or values in [batch, fanOut]. */
export function batchOf({ sizes, batch, data }) {
  const [fanIn] = sizes;
  if (data === "xor") return { inputs: Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1), targets: Float32Array.of(0, 1, 1, 0) };
  const classes = sizes.at(-1);
  return { inputs: pattern(batch * fanIn), targets: Int32Array.from({ length: batch }, (_, i) => (i * 31) % classes) };
}

/** Classes as rows of zeros and a one. */
export function oneHot(labels, classes) {
  const rows = new Float32Array(labels.length * classes);
  labels.forEach((label, i) => (rows[i * classes + label] = 1));
  return rows;
}

/** The four files of MNIST, or of data in its form, unpacked side by side. */
export async function loadFolder(folder) {
  const bytes = async (name) => unpack(await readFile(join(folder, `${name}-ubyte.gz`)), { chunkSize: CHUNK });
  const part = async (name) => {
    const [images, labels] = await Promise.all([bytes(`${name}-images-idx3`), bytes(`${name}-labels-idx1`)]);
    const rows = images.readUInt32BE(4);
    const inputs = new Float32Array(images.length - 16);
    for (let i = 0; i < inputs.length; i++) inputs[i] = images[16 + i] / 255;
    return { inputs, labels: Int32Array.from(labels.subarray(8)), rows, columns: inputs.length / rows };
  };
  const [train, test] = await Promise.all([part("train"), part("t10k")]);
  return { train, test };
}
