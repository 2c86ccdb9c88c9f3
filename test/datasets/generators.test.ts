import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { digits, iris, polynomial, spiral, type SpiralOptions } from "../../src/datasets/index";
import { cos, sin } from "../../src/core/trigonometry";

const sha256 = (data: Float32Array) => createHash("sha256").update(new Uint8Array(data.buffer)).digest("hex");

test("sine and cosine agree with the engine's to 1e-15", () => {
  for (let x = -50; x <= 50; x += 0.0137) {
    expect(Math.abs(sin(x) - Math.sin(x))).toBeLessThan(1e-15);
    expect(Math.abs(cos(x) - Math.cos(x))).toBeLessThan(1e-15);
  }
});

describe("spiral", () => {
  test("without noise follows its formula", () => {
    const { inputs, targets, classes } = spiral({ samples: 9, classes: 3, noise: 0 });
    expect([...targets]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
    expect(classes).toEqual(["0", "1", "2"]);
    for (let i = 0; i < 9; i++) {
      const radius = (i % 3) / 2;
      const angle = 4 * (Math.floor(i / 3) + radius);
      expect(inputs.data[2 * i]).toBeCloseTo(radius * Math.sin(angle), 6);
      expect(inputs.data[2 * i + 1]).toBeCloseTo(radius * Math.cos(angle), 6);
    }
  });

  test("its noise is normal in the angle", () => {
    const { inputs } = spiral({ samples: 30_000, classes: 1, noise: 0.2, seed: 3 });
    let sum = 0;
    let squares = 0;
    for (let i = 1; i < 30_000; i++) {
      const angle = 4 * (i / 29_999);
      const turned = Math.atan2(inputs.data[2 * i], inputs.data[2 * i + 1]) - angle;
      const deviation = turned - 2 * Math.PI * Math.round(turned / (2 * Math.PI));
      sum += deviation;
      squares += deviation ** 2;
    }
    expect(Math.abs(sum / 30_000)).toBeLessThan((5 * 0.2) / Math.sqrt(30_000));
    expect(Math.sqrt(squares / 30_000)).toBeCloseTo(0.2, 2);
  });

  test("the seed fixes every bit", () => {
    expect(sha256(spiral({ seed: 7 }).inputs.data)).toBe(sha256(spiral({ seed: 7 }).inputs.data));
    expect(sha256(spiral({ seed: 7 }).inputs.data)).not.toBe(sha256(spiral({ seed: 8 }).inputs.data));
  });

  test.each([
    [{ samples: 0 }, "spiral: samples is 0; pass an integer from 1 to 134217728."],
    [{ classes: 1.5 }, "spiral: classes is 1.5; pass an integer from 1 to 1048576."],
    [{ noise: -1 }, "spiral: noise is -1; pass a finite number of 0 or more."],
    [{ seed: -1 }, "spiral: seed is -1; pass an integer from 0 to 9007199254740991."],
    [
      { sample: 3 },
      'spiral: option "sample" is unknown; did you mean "samples"? Choose from "samples", "classes", "noise", "seed".',
    ],
  ])("refuses %o", (options, message) => {
    expect(() => spiral(options as SpiralOptions)).toThrow(new RangeError(message));
  });
});

describe("polynomial", () => {
  test("without noise follows its coefficients", () => {
    const { inputs, targets } = polynomial({ coefficients: [1, -2, 3], samples: 5, low: -1, high: 3, noise: 0 });
    expect([...inputs.data]).toEqual([-1, 0, 1, 2, 3]);
    expect([...targets.data]).toEqual([6, 1, 2, 9, 22]);
  });

  test("its noise has the deviation asked for", () => {
    const { targets } = polynomial({ coefficients: [0], samples: 20_000, noise: 2, seed: 1 });
    const variance = targets.data.reduce((sum, y) => sum + y * y, 0) / 20_000;
    expect(Math.sqrt(variance)).toBeCloseTo(2, 1);
  });

  test.each([
    [{ low: 1, high: 1 }, "polynomial: the interval is [1, 1]; give low below high."],
    [{ coefficients: [] }, "polynomial: coefficients has 0 elements; pass at least 1, as in [0, 0, 1]."],
    [{ coefficients: [1, NaN] }, "polynomial: coefficients[1] is NaN; pass a finite number."],
    [{ high: Infinity }, "polynomial: high is Infinity; pass a finite number."],
  ])("refuses %o", (options, message) => {
    expect(() => polynomial(options)).toThrow(new RangeError(message));
  });

  test("refuses a hole among the coefficients", () => {
    // eslint-disable-next-line no-sparse-arrays
    const coefficients = [1, , 2] as number[];
    expect(() => polynomial({ coefficients })).toThrow(
      new TypeError("polynomial: coefficients[1] is undefined; pass a number."),
    );
  });
});

describe("built-in data", () => {
  test("digits", async () => {
    const { inputs, targets, classes } = await digits();
    expect([inputs.rows, inputs.columns, targets.length, classes.length]).toEqual([1797, 64, 1797, 10]);
    expect(Math.min(...inputs.data)).toBe(0);
    expect(Math.max(...inputs.data)).toBe(1);
    expect([...inputs.data.subarray(0, 8)].map((x) => 16 * x)).toEqual([0, 0, 5, 13, 9, 1, 0, 0]);
    // Counts of the digits 0 to 9 as the repository's description gives them for its test part.
    const counts = new Array<number>(10).fill(0);
    for (const label of targets) counts[label]++;
    expect(counts).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
  });

  test("iris", async () => {
    const { inputs, targets, classes } = await iris();
    expect([inputs.rows, inputs.columns]).toEqual([150, 4]);
    expect(classes).toEqual(["setosa", "versicolor", "virginica"]);
    expect([0, 1, 2].map((label) => targets.filter((t) => t === label).length)).toEqual([50, 50, 50]);
    expect(inputs.data[0]).toBeCloseTo(5.1, 6);
  });
});
