import { describe, expect, it } from "vitest";
import { expectBits, expectClose, expectNear, modules, overSizes, SIZES, TestArena } from "../kernels";
import { type Four, normal, permutation, philox, type Stream, uniform, words } from "../reference/philox";

/** kat_vectors of Random123 1.14, philox4x32 with 10 rounds. */
const KNOWN_ANSWERS: { counter: Four; key: [number, number]; answer: Four }[] = [
  { counter: [0, 0, 0, 0], key: [0, 0], answer: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
  {
    counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    key: [0xffffffff, 0xffffffff],
    answer: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  },
  {
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    key: [0xa4093822, 0x299f31d0],
    answer: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
];

const STREAMS: Stream[] = [
  { seedLow: 0, seedHigh: 0, use: 0, index: 0 },
  { seedLow: 42, seedHigh: 0, use: 1, index: 7 },
  { seedLow: 0xffffffff, seedHigh: 0xffffffff, use: 0xffffffff, index: 0xffffffff },
  { seedLow: 0xa4093822, seedHigh: 0x299f31d0, use: 0x03707344, index: 0x13198a2e },
];

const COUNTS = [...SIZES, 1000];
/** Numbers whose moments are taken. */
const MANY = 1 << 16;

const streamArguments = ({ seedLow, seedHigh, use, index }: Stream) => [seedLow, seedHigh, use, index] as const;

function moments(values: ArrayLike<number>): { mean: number; variance: number } {
  const all = Array.from(values);
  const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
  return { mean, variance: all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / all.length };
}

it.each(KNOWN_ANSWERS)("the Philox twin gives the known answers, case %#", ({ counter, key, answer }) => {
  expect(philox(counter, key)).toEqual(answer);
});

describe.each(modules)("random ($name)", ({ kernels }) => {
  it("randomWords gives the known answer of zeros", () => {
    const out = new TestArena(kernels).output(4);
    kernels.randomWords(out.ptr, 4, 0, 0, 0, 0);
    expect([...out.u32]).toEqual(KNOWN_ANSWERS[0].answer);
  });

  it.each(STREAMS)("randomWords agrees with its twin, stream %#", (stream) => {
    overSizes(
      kernels,
      (n, arena) => {
        const out = arena.output(n);
        kernels.randomWords(out.ptr, n, ...streamArguments(stream));
        expect([...out.u32]).toEqual(words(n, stream));
      },
      COUNTS,
    );
  });

  it("randomWords: seed, use and index each change every block", () => {
    const arena = new TestArena(kernels);
    const base: Stream = { seedLow: 1, seedHigh: 2, use: 3, index: 4 };
    const fill = (change: Partial<Stream>) => {
      const out = arena.output(64);
      kernels.randomWords(out.ptr, 64, ...streamArguments({ ...base, ...change }));
      return [...out.u32];
    };
    const original = fill({});
    for (const change of [{ seedLow: 2 }, { seedHigh: 3 }, { use: 4 }, { index: 5 }]) {
      expect(fill(change).filter((word, i) => word === original[i])).toEqual([]);
    }
  });

  it("randomUniform agrees with its twin to the bit", () => {
    overSizes(
      kernels,
      (n, arena) => {
        const out = arena.output(n);
        kernels.randomUniform(out.ptr, n, -0.3, 1.7, ...streamArguments(STREAMS[1]));
        expectBits(
          out,
          Float32Array.from(words(n, STREAMS[1]), (word) => uniform(word, Math.fround(-0.3), Math.fround(1.7))),
        );
      },
      COUNTS,
    );
  });

  it("randomUniform stays in its range and has the moments of the distribution", () => {
    const out = new TestArena(kernels).output(MANY);
    kernels.randomUniform(out.ptr, MANY, -0.5, 0.5, 3, 0, 0, 0);
    const values = [...out.f32];
    expect(values.every((x) => x >= -0.5 && x < 0.5)).toBe(true);
    const { mean, variance } = moments(values);
    expectNear(mean, 0, { absolute: 5e-3 });
    expectNear(variance, 1 / 12, { relative: 2e-2 });
  });

  it.each(STREAMS)("randomNormal is the quantile of each word, stream %#", (stream) => {
    overSizes(
      kernels,
      (n, arena) => {
        const out = arena.output(n);
        kernels.randomNormal(out.ptr, n, ...streamArguments(stream));
        expectClose(out, words(n, stream).map(normal), { relative: 1e-5 });
      },
      COUNTS,
    );
  });

  it("randomNormal has the moments and tails of the distribution", () => {
    const out = new TestArena(kernels).output(MANY);
    kernels.randomNormal(out.ptr, MANY, 3, 0, 0, 0);
    const values = [...out.f32];
    const { mean, variance } = moments(values);
    expectNear(mean, 0, { absolute: 1.5e-2 });
    expectNear(variance, 1, { relative: 2e-2 });
    const beyondThree = values.filter((x) => Math.abs(x) > 3).length / MANY;
    expectNear(beyondThree, 0.0027, { relative: 0.2 });
    expect(Math.max(...values.map(Math.abs))).toBeLessThan(5.4);
  });

  it.each(STREAMS)("randomPermutation holds each index once and agrees with its twin, stream %#", (stream) => {
    overSizes(
      kernels,
      (n, arena) => {
        const out = arena.output(n);
        kernels.randomPermutation(out.ptr, n, ...streamArguments(stream));
        expect([...out.i32].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
        expect([...out.i32]).toEqual(permutation(n, stream));
      },
      COUNTS,
    );
  });

  it("dropoutMask is the scale where a word is below the threshold", () => {
    const threshold = 0xc0000000;
    overSizes(
      kernels,
      (n, arena) => {
        const out = arena.output(n);
        kernels.dropoutMask(out.ptr, n, threshold, 1.5, ...streamArguments(STREAMS[3]));
        expectBits(
          out,
          Float32Array.from(words(n, STREAMS[3]), (word) => (word < threshold ? 1.5 : 0)),
        );
      },
      COUNTS,
    );
  });

  it.each([0, 0.25, 0.5, 0.9])("dropoutMask keeps a share of %d", (share) => {
    const out = new TestArena(kernels).output(MANY);
    kernels.dropoutMask(out.ptr, MANY, Math.floor(share * 2 ** 32), 1, 5, 0, 0, 0);
    expectNear(moments(out.f32).mean, share, { absolute: 0.01 });
  });
});
