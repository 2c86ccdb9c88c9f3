/** Updates with settings of their own for each lane, against the scalar twins of the optimizers. */
import { describe, expect, test } from "vitest";
import { expectNear, sample } from "../../kernels";
import { adam, momentum, sgd, type Stepper } from "../../reference/optimizers";
import { arenaOf, LANES, modules } from "./modules";

const RATES = [0.1, 0.01, 0, 0.3];
const DECAYS = [0, 0.02, 0.1, 0.5];
const STEPS = 5;
const TOLERANCE = { relative: 2e-6, absolute: 2e-7 };

interface Update {
  /** Moments beside the parameters. */
  readonly moments: number;
  readonly twin: (learningRate: number, weightDecay: number) => Stepper;
  readonly call: (
    blocks: { p: number; g: number; moments: number[]; n: number; settings: number },
    step: number,
  ) => void;
  /** Words of settings: rates, or Adam's factors, before the decays. */
  readonly settings: (step: number) => number[];
}

describe.each(modules)("$name", (module) => {
  const { kernels } = module;
  const minusRates = () => RATES.map((rate) => -rate);
  const updates: Record<string, Update> = {
    sgd: {
      moments: 0,
      twin: (learningRate, weightDecay) => sgd({ learningRate, weightDecay, gradientScale: 1 }),
      settings: minusRates,
      call: ({ p, g, n, settings }) => {
        kernels.sgdLanes(p, g, n, settings, settings + 32);
      },
    },
    momentum: {
      moments: 1,
      twin: (learningRate, weightDecay) =>
        momentum({ learningRate, weightDecay, gradientScale: 1, momentum: 0.9, nesterov: false }),
      settings: minusRates,
      call: ({ p, g, n, moments, settings }) => {
        kernels.momentumLanes(p, g, moments[0], n, settings, settings + 32, 0.9);
      },
    },
    adam: {
      moments: 2,
      twin: (learningRate, weightDecay) =>
        adam({
          learningRate,
          weightDecay,
          gradientScale: 1,
          beta1: 0.9,
          beta2: 0.999,
          epsilon: 1e-8,
          decoupledDecay: 0,
        }),
      settings: (step) => {
        const perRate = RATES.map((rate) => (1 - 0.9 ** step) / rate);
        const factors = perRate.map((value) => Math.min(value / Math.sqrt(1 - 0.999 ** step), 3.4028234663852886e38));
        return [...factors, ...perRate.map((value) => value * 1e-8)];
      },
      call: ({ p, g, n, moments, settings }) => {
        kernels.adamLanes(p, g, moments[0], moments[1], n, settings, settings + 32, 1 - 0.9, 1 - 0.999);
      },
    },
  };

  test.each(Object.entries(updates))("%s", (_, { moments: count, twin, call, settings }) => {
    for (const n of [1, 2, 3, 7]) {
      const arena = arenaOf(module, `${n} vectors`);
      const p = arena.inOut(sample(LANES * n, n));
      const g = arena.inOut(sample(LANES * n, n));
      const moments = Array.from({ length: count }, () => arena.inOut(new Float32Array(LANES * n)));
      const words = arena.inOut([...new Float32Array(8), ...DECAYS]);
      const twins = Array.from(p.f32, (_, i) => twin(RATES[i % LANES], DECAYS[i % LANES]));
      const expected = Array.from(p.f32);
      for (let step = 1; step <= STEPS; step++) {
        g.f32.set(sample(LANES * n, 100 * n + step));
        words.f32.set(settings(step));
        call({ p: p.ptr, g: g.ptr, moments: moments.map(({ ptr }) => ptr), n, settings: words.ptr }, step);
        twins.forEach((each, i) => (expected[i] = each(expected[i], g.f32[i])));
      }
      arena.expectPoison();
      p.f32.forEach((value, i) => {
        expectNear(value, expected[i], TOLERANCE, `${n} vectors, element ${i}`);
      });
      expect(p.f32[2]).toBe(sample(LANES * n, n)[2]);
    }
  });
});
