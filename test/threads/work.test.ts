/** A product in parts has the bits of the whole, and its parts cover the result once. */
import { describe, expect, test } from "vitest";
import { GATE_BYTES } from "../../src/threads/gate";
import { computePart, describeProduct, Product, productsOf } from "../../src/threads/product";
import { Start, type Gemm } from "../../src/wasm/kernels";
import { modules, sample, TestArena } from "../kernels";

const FORMS = ["NN", "TN", "NT"] as const;
const GAP = 3;

/** Sizes round the multiples at which parts are cut, 30 rows and 8 columns. */
const SHAPES = [
  [1, 1],
  [1, 300],
  [300, 1],
  [29, 7],
  [30, 30],
  [31, 33],
  [61, 60],
  [128, 256],
  [257, 129],
  [7, 259],
] as const;

function wordsFor(threads: number, code: 0 | 1 | 2, args: Parameters<Gemm>): { words: Int32Array; parts: number } {
  const words = new Int32Array(GATE_BYTES / 4);
  return { words, parts: describeProduct(words, threads, code, ...args) };
}

describe("cutting", () => {
  /** Products that count how often each element of C (m x n, from address 0) is written. */
  function countWrites(m: number, n: number, ldc: number, threads: number): { counts: Uint8Array; parts: number } {
    const counts = new Uint8Array(m * ldc);
    const count: Gemm = (rows, columns, _k, _a, _lda, _b, _ldb, c) => {
      for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) counts[c / 4 + i * ldc + j]++;
    };
    const { words, parts } = wordsFor(threads, Product.NN, [m, n, 5, 0, 5, 0, n, 0, ldc, Start.zero, 0, 0]);
    for (let part = 0; part < parts; part++) computePart([count, count, count], words, part, 0);
    return { counts, parts };
  }

  test("every element is in one part, for all sizes to 70 and 1 to 8 threads", () => {
    for (let m = 1; m <= 70; m += 3) {
      for (let n = 1; n <= 70; n++) {
        for (const threads of [1, 2, 3, 4, 8]) {
          const { counts, parts } = countWrites(m, n, n + 1, threads);
          const wrong = counts.findIndex((count, at) => count !== Number(at % (n + 1) < n));
          if (wrong >= 0)
            expect.fail(`${m} x ${n}, ${threads} threads: element ${wrong} is written ${counts[wrong]} times`);
          if (parts > 3 * threads) expect.fail(`${m} x ${n}, ${threads} threads: ${parts} parts`);
        }
      }
    }
  });

  test("each thread has two parts of a large product, none longer than a tenth of a second", () => {
    expect(countWrites(256, 240, 240, 4).parts).toBe(9);
    expect(countWrites(240, 256, 256, 4).parts).toBe(8);
    const args: Parameters<Gemm> = [30_000, 30_000, 30_000, 0, 1, 0, 1, 0, 1, 0, 0, 0];
    expect(wordsFor(2, Product.NN, args).parts).toBeGreaterThan(900);
  });

  test("addresses above 2 GiB stay what they are", () => {
    const seen: number[] = [];
    const note: Gemm = (_m, _n, _k, a, _lda, b, _ldb, c) => void seen.push(a, b, c);
    const high = 3 * 2 ** 30;
    const args: Parameters<Gemm> = [60, 8, 4, high, 4, high + 64, 8, high + 128, 8, Start.zero, 0, 0];
    const { words, parts } = wordsFor(1, Product.NN, args);
    expect(parts).toBe(2);
    computePart([note, note, note], words, 1, 0);
    expect(seen).toStrictEqual([high + 30 * 4 * 4, high + 64, high + 128 + 30 * 8 * 4]);
  });
});

describe.each(modules)("$name", ({ kernels }) => {
  const products = productsOf(kernels);

  /** C by the whole product and by its parts, as bits. */
  function both(form: (typeof FORMS)[number], start: number, m: number, n: number, k: number, threads: number) {
    const arena = new TestArena(kernels, 1, `${form} ${m} x ${n} x ${k}`);
    const code = Product[form];
    const lda = (form === "TN" ? m : k) + GAP;
    const ldb = (form === "NT" ? k : n) + GAP;
    const a = arena.input(sample((form === "TN" ? k : m) * lda, 1));
    const b = arena.input(sample((form === "NT" ? n : k) * ldb, 2));
    const row = arena.input(sample(n, 3));
    const before = sample(m * (n + GAP), 4);
    const [whole, inParts] = [arena.inOut(before), arena.inOut(before)];
    const scratch = arena.output(kernels.gemmScratchBytes() / 4).ptr;
    const args = (c: number): Parameters<Gemm> => [
      m,
      n,
      k,
      a.ptr,
      lda,
      b.ptr,
      ldb,
      c,
      n + GAP,
      start,
      row.ptr,
      scratch,
    ];
    products[code](...args(whole.ptr));
    const { words, parts } = wordsFor(threads, code, args(inParts.ptr));
    for (let part = parts - 1; part >= 0; part--) computePart(products, words, part, scratch);
    arena.expectPoison();
    return {
      whole: whole.u32.slice(),
      inParts: inParts.u32.slice(),
      changed: inParts.f32.some((x, i) => x !== before[i]),
    };
  }

  test.each(FORMS)("gemm%s: parts have the bits of the whole", (form) => {
    for (const [m, n] of SHAPES) {
      for (const start of Object.values(Start)) {
        for (const threads of [2, 3]) {
          const { whole, inParts, changed } = both(form, start, m, n, 37, threads);
          if (!changed) expect.fail(`${m} x ${n}: nothing was computed`);
          if (!whole.every((bits, i) => bits === inParts[i])) expect.fail(`${m} x ${n}, start ${start}: bits differ`);
        }
      }
    }
  });

  test("over several blocks of k", () => {
    const { whole, inParts } = both("NT", Start.row, 40, 70, 700, 2);
    expect(inParts).toStrictEqual(whole);
  });
});
