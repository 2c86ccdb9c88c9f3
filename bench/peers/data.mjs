/** The data of the works, the same for every program; `data.py` is its twin. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** `length` values between 0 and 1, always the same. */
export function pattern(length) {
  return Float32Array.from({ length }, (_, i) => ((i * 7919) % 1000) / 1000);
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

/** The four files of MNIST, or of data in its form. */
export function loadFolder(folder) {
  const part = (name) => {
    const bytes = (kind) => gunzipSync(readFileSync(join(folder, `${name}-${kind}-ubyte.gz`)));
    const [images, labels] = [bytes("images-idx3"), bytes("labels-idx1")];
    const rows = images.readUInt32BE(4);
    const inputs = new Float32Array(images.length - 16);
    for (let i = 0; i < inputs.length; i++) inputs[i] = images[16 + i] / 255;
    return { inputs, labels: Int32Array.from(labels.subarray(8)), rows, columns: inputs.length / rows };
  };
  return { train: part("train"), test: part("t10k") };
}
