/** The end of a forward pass in lanes: who is right, gradients of losses, lanes that diverge or are silent. */
import { describe, expect, test } from "vitest";
import { expectNear, sample, sampleIntegers } from "../../kernels";
import { arenaOf, lane, LANES, modules } from "./modules";

const SAMPLES = [1, 2, 3, 8, 33];

const bits = (flags: readonly boolean[]) => flags.reduce((all, flag, i) => (flag ? all | (1 << i) : all), 0);
const argMax = (values: readonly number[]) => values.indexOf(Math.max(...values));

describe.each(modules)("$name", (module) => {
  const { kernels } = module;

  test("one output is right when it is 0.5 or more exactly for class 1", () => {
    for (const samples of SAMPLES) {
      for (let seed = 1; seed < 20; seed++) {
        const arena = arenaOf(module, `${samples} samples`);
        const labels = arena.words(sampleIntegers(LANES * samples, 2, seed));
        // Lane l is wrong at sample l - 1 only; lane 0 nowhere. A half counts as class 1.
        const values = Array.from(labels.i32, (label, i) => {
          const isWrong = Math.floor(i / LANES) === (i % LANES) - 1;
          return (label === 1) === isWrong ? 0.25 : 0.5;
        });
        const outputs = arena.input(values);
        const expected = bits([0, 1, 2, 3].map((l) => l === 0 || l > samples));
        expect(kernels.rightLanesOfOne(samples, outputs.ptr, labels.ptr)).toBe(expected);
        arena.expectPoison();
      }
    }
  });

  test("of many outputs the first largest names the class", () => {
    for (const samples of SAMPLES) {
      for (let seed = 1; seed < 20; seed++) {
        const units = 1 + (seed % 5);
        const arena = arenaOf(module, `${units} units, ${samples} samples`);
        // Few values, so that some are equal.
        const outputs = arena.input(sampleIntegers(LANES * units * samples, 4, seed));
        const right = [0, 1, 2, 3].map((l) => {
          const own = lane(outputs.f32, l);
          return Array.from({ length: samples }, (_, s) =>
            argMax(Array.from({ length: units }, (_, j) => own[j * samples + s])),
          );
        });
        const labels = arena.words(
          Array.from({ length: LANES * samples }, (_, i) => {
            const [s, l] = [Math.floor(i / LANES), i % LANES];
            // Lane 2 has a wrong label at the last sample.
            return l === 2 && s === samples - 1 ? right[l][s] + 1 : right[l][s];
          }),
        );
        expect(kernels.rightLanesOfMany(samples, units, outputs.ptr, labels.ptr)).toBe(0b1011);
        arena.expectPoison();
      }
    }
  });

  test("differences of every lane's own targets", () => {
    const arena = arenaOf(module, "differences");
    const [y, targets] = [arena.input(sample(36, 1)), arena.input(sample(36, 2))];
    const d = arena.output(36);
    kernels.differences(y.ptr, targets.ptr, d.ptr, 9, 0.5);
    arena.expectPoison();
    d.f32.forEach((value, i) => {
      expectNear(value, 0.5 * (y.f32[i] - targets.f32[i]));
    });
  });

  test("softmax less one-hot, each lane with labels of its own; lanes sum to 0", () => {
    for (const units of [2, 3, 4, 5, 9]) {
      const samples = 7;
      const arena = arenaOf(module, `${units} units`);
      const logits = arena.input(sample(LANES * units * samples, units, 5));
      const labels = arena.words(sampleIntegers(LANES * samples, units, 3));
      const d = arena.output(LANES * units * samples);
      kernels.softmaxDifferences(samples, units, logits.ptr, labels.ptr, d.ptr, 0.25);
      arena.expectPoison();
      for (let l = 0; l < LANES; l++) {
        const [x, got, own] = [lane(logits.f32, l), lane(d.f32, l), lane(labels.i32, l)];
        for (let s = 0; s < samples; s++) {
          const row = Array.from({ length: units }, (_, j) => Math.exp(x[j * samples + s]));
          const sum = row.reduce((p, q) => p + q, 0);
          row.forEach((e, j) => {
            const expected = 0.25 * (e / sum - (own[s] === j ? 1 : 0));
            expectNear(got[j * samples + s], expected, { absolute: 1e-6 }, `lane ${l}`);
          });
        }
      }
    }
  });

  test("lanes that are not finite, and lanes that are silent", () => {
    const arena = arenaOf(module, "lanes");
    const odd = arena.input([0, 1, 2, 3, NaN, 1, 3e38, -Infinity, 0, 1, 2, 3]);
    expect(kernels.lanesNotFinite(odd.ptr, 3)).toBe(0b1001);
    expect(kernels.lanesNotFinite(odd.ptr, 1)).toBe(0);
    const quiet = arena.input([0, 1, -0, 0, 0, 0, 0, NaN]);
    expect(kernels.silentLanes(quiet.ptr, 1)).toBe(0b1101);
    expect(kernels.silentLanes(quiet.ptr, 2)).toBe(0b0101);
    arena.expectPoison();
  });
});
