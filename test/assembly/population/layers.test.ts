/** Affine maps and gradients of four networks in lanes, against naive twins in f64, lane by lane. */
import { describe, expect, test } from "vitest";
import * as ActivationCode from "../../../src/wasm/activation-code";
import {
  kernelActivation,
  POPULATION_ACTIVATIONS,
  type PopulationActivation,
} from "../../../src/population/activation";
import { centralDifferences, expectNear, sample } from "../../kernels";
import { ELU_ALPHA, extraActivations } from "../../reference/extra-activations.mjs";
import { ACTIVATIONS, arenaOf, lane, LANES, modules } from "./modules";

/** Round the pieces of 128 samples, the passes of 4 units and the tiles of 3. */
const SAMPLES = [1, 2, 5, 127, 128, 129, 259];
const SHAPES = [
  [1, 1],
  [2, 3],
  [3, 2],
  [4, 4],
  [5, 7],
  [9, 8],
];
const TOLERANCE = { relative: 2e-5, absolute: 2e-5 };

const FORWARD: Readonly<Record<(typeof ACTIVATIONS)[number], (z: number) => number>> = {
  none: (z) => z,
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: (z) => z,
  relu: (z) => z,
};

/** From the activation. */
const DERIVATIVE: Readonly<Record<(typeof ACTIVATIONS)[number], (y: number) => number>> = {
  none: () => 1,
  sigmoid: (y) => y * (1 - y),
  tanh: (y) => 1 - y * y,
  relu: (y) => (y > 0 ? 1 : 0),
};

/** The others, with the numbers that their formulas take. */
const EXTRAS = POPULATION_ACTIVATIONS.filter((name) => !kernelActivation(name).isFromOutput).map(
  (name) =>
    [name as Exclude<PopulationActivation, (typeof ACTIVATIONS)[number]>, name === "elu" ? ELU_ALPHA : 0.01] as const,
);

/** Every shape with every number of samples; a block's unit u, sample s, lane l is at 4 (u samples + s) + l. */
function overShapes(body: (fanIn: number, fanOut: number, samples: number, where: string) => void): void {
  for (const [fanIn, fanOut] of SHAPES) {
    for (const samples of SAMPLES) body(fanIn, fanOut, samples, `${fanIn}-${fanOut}, ${samples} samples`);
  }
}

describe.each(modules)("$name", (module) => {
  const { kernels } = module;

  test.each([0, 1])("the affine map, and the sigmoid of it (%i)", (code) => {
    overShapes((fanIn, fanOut, samples, where) => {
      const arena = arenaOf(module, where);
      const weights = arena.input(sample(LANES * fanIn * fanOut, 1));
      const biases = arena.input(sample(LANES * fanOut, 2));
      const a = arena.input(sample(LANES * fanIn * samples, 3));
      const z = arena.output(LANES * fanOut * samples);
      const scratch = arena.output(kernels.sigmoidScratchBytes() / 4);
      kernels.affine(code, samples, fanIn, fanOut, weights.ptr, biases.ptr, a.ptr, z.ptr, scratch.ptr);
      arena.expectPoison();
      for (let l = 0; l < LANES; l++) {
        const [w, b, x, y] = [weights, biases, a, z].map((block) => lane(block.f32, l));
        for (let j = 0; j < fanOut; j++) {
          for (let s = 0; s < samples; s++) {
            const sum =
              x.length === 0
                ? 0
                : Array.from({ length: fanIn }, (_, k) => x[k * samples + s] * w[k * fanOut + j]).reduce(
                    (p, q) => p + q,
                    b[j],
                  );
            expectNear(y[j * samples + s], FORWARD[ACTIVATIONS[code]](sum), TOLERANCE, `${where}, lane ${l}`);
          }
        }
      }
    });
  });

  test.each(ACTIVATIONS.map((name, code) => [name, code] as const))("input gradients below %s", (name, code) => {
    overShapes((fanIn, fanOut, samples, where) => {
      const arena = arenaOf(module, where);
      const weights = arena.input(sample(LANES * fanIn * fanOut, 1));
      const d = arena.input(sample(LANES * fanOut * samples, 2));
      const before = sample(LANES * fanIn * samples, 3, 0.9);
      const y = arena.inOut(before);
      const partial = arena.output(LANES * samples);
      kernels.inputGradients(code, 0, samples, fanIn, fanOut, weights.ptr, d.ptr, y.ptr, y.ptr, partial.ptr);
      arena.expectPoison();
      for (let l = 0; l < LANES; l++) {
        const [w, above, activation, got] = [weights.f32, d.f32, before, y.f32].map((values) => lane(values, l));
        for (let k = 0; k < fanIn; k++) {
          for (let s = 0; s < samples; s++) {
            const sum = Array.from({ length: fanOut }, (_, j) => w[k * fanOut + j] * above[j * samples + s]).reduce(
              (p, q) => p + q,
              0,
            );
            const expected = sum * DERIVATIVE[name](activation[k * samples + s]);
            expectNear(got[k * samples + s], expected, TOLERANCE, `${where}, lane ${l}`);
          }
        }
      }
    });
  });

  test("weight gradients", () => {
    overShapes((fanIn, fanOut, samples, where) => {
      const arena = arenaOf(module, where);
      const a = arena.input(sample(LANES * fanIn * samples, 1));
      const d = arena.input(sample(LANES * fanOut * samples, 2));
      const dWeights = arena.output(LANES * fanIn * fanOut);
      const dBiases = arena.output(LANES * fanOut);
      kernels.weightGradients(samples, fanIn, fanOut, a.ptr, d.ptr, dWeights.ptr, dBiases.ptr);
      arena.expectPoison();
      const tolerance = { absolute: 1e-5 * samples };
      for (let l = 0; l < LANES; l++) {
        const [x, g, dw, db] = [a, d, dWeights, dBiases].map((block) => lane(block.f32, l));
        for (let j = 0; j < fanOut; j++) {
          const units = g.slice(j * samples, (j + 1) * samples);
          expectNear(
            db[j],
            units.reduce((p, q) => p + q, 0),
            tolerance,
            where,
          );
          for (let k = 0; k < fanIn; k++) {
            expectNear(
              dw[k * fanOut + j],
              units.reduce((sum, unit, s) => sum + unit * x[k * samples + s], 0),
              tolerance,
              where,
            );
          }
        }
      }
    });
  });

  test("derivatives at the activation, and NaN through ReLU", () => {
    ACTIVATIONS.forEach((name, code) => {
      const arena = arenaOf(module, name);
      const y = arena.input([...sample(32, 1, 0.9), NaN, 0, -0, 1]);
      const before = sample(36, 2);
      const d = arena.inOut(before);
      kernels.differentiate(code, 0, y.ptr, d.ptr, 9);
      arena.expectPoison();
      y.f32.slice(0, 32).forEach((value, i) => {
        expectNear(d.f32[i], before[i] * DERIVATIVE[name](value), TOLERANCE, name);
      });
      if (name === "relu") expect([...d.f32.slice(32)]).toEqual([before[32], 0, 0, before[35]]);
    });
  });

  test.each(EXTRAS)("input gradients below %s, from its inputs", (name, parameter) => {
    const [samples, fanIn, fanOut] = [5, 3, 6];
    const arena = arenaOf(module, name);
    const weights = arena.input(sample(LANES * fanIn * fanOut, 1));
    const d = arena.input(sample(LANES * fanOut * samples, 2));
    const z = arena.input(sample(LANES * fanIn * samples, 3, 4).map((x) => (Math.abs(x) < 0.01 ? 0.5 : x)));
    const y = arena.output(LANES * fanIn * samples);
    const partial = arena.output(LANES * samples);
    const pointers = [weights, d, z, y, partial].map(({ ptr }) => ptr);
    kernels.inputGradients(ActivationCode[name], parameter, samples, fanIn, fanOut, ...pointers);
    arena.expectPoison();
    const exact = name === "leakyRelu" ? (x: number) => (x > 0 ? x : parameter * x) : extraActivations[name];
    for (let l = 0; l < LANES; l++) {
      const [w, above, inputs, got] = [weights, d, z, y].map(({ f32 }) => lane(f32, l));
      inputs.forEach((input, at) => {
        const [k, s] = [Math.floor(at / samples), at % samples];
        const sum = Array.from({ length: fanOut }, (_, j) => w[k * fanOut + j] * above[j * samples + s]);
        const [slope] = centralDifferences(([x]) => exact(x), [input]);
        const expected = slope * sum.reduce((p, q) => p + q, 0);
        expectNear(got[at], expected, { relative: 1e-4, absolute: 1e-4 }, `${name}, lane ${l}`);
      });
    }
  });

  test("an unknown activation traps", () => {
    const arena = arenaOf(module, "trap");
    const block = arena.inOut(sample(16));
    const unknown = Object.values(ActivationCode).length;
    expect(() => {
      kernels.differentiate(unknown, 0, block.ptr, block.ptr, 4);
    }).toThrow();
    expect(() => {
      kernels.inputGradients(unknown, 0, 1, 1, 1, block.ptr, block.ptr, block.ptr, block.ptr, block.ptr);
    }).toThrow();
  });
});
