/** What all generators of class data have in common: shares, seeds, bits, refusals. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  checkerboard,
  circles,
  lines,
  moons,
  rings,
  spiral,
  twoSpirals,
  wave,
  xor,
  zones,
  zones3d,
  type ClassificationDataset,
} from "../../src/datasets/index";

interface Row {
  readonly generate: (options?: Record<string, unknown>) => ClassificationDataset;
  readonly options: readonly string[];
  /** Points of each class by default, and of 11 points. */
  readonly shares: readonly number[];
  readonly sharesOf11: readonly number[];
  readonly columns: number;
  /** SHA-256 of inputs and targets with all options at their defaults. */
  readonly sha256: string;
}

const twoClasses = { shares: [64, 64], sharesOf11: [6, 5], columns: 2 };
const threeClasses = { shares: [200, 200, 200], sharesOf11: [4, 4, 3], columns: 2 };

const GENERATORS: Readonly<Record<string, Row>> = {
  spiral: {
    generate: spiral,
    options: ["samples", "classes", "noise", "seed"],
    ...threeClasses,
    sha256: "ba3a06ca23f45da3627758adfc32d40126294602f2b2b3aa504186d496d0cebd",
  },
  twoSpirals: {
    generate: twoSpirals,
    options: ["samples", "turns", "noise", "seed"],
    ...twoClasses,
    sha256: "f69900aa323fcc898de3cb581f0b7d823c58b725e54833491723ece45c6d8aa8",
  },
  rings: {
    generate: rings,
    options: ["samples", "classes", "noise", "seed"],
    ...threeClasses,
    sha256: "85f2e7b8d7bc206781d381d182178a392a3c6317baf8aa1f64079cb0c8109059",
  },
  circles: {
    generate: circles,
    options: ["samples", "noise", "factor", "seed"],
    ...twoClasses,
    sha256: "9a4f3850afca59a74be21e7717167141f7df2b3f98233bef4a70b1d874e5fe83",
  },
  moons: {
    generate: moons,
    options: ["samples", "noise", "seed"],
    ...twoClasses,
    sha256: "326ca64b10ba70c25adf399f0a5d816ab2b08792a8e87ac57f8f39978c914c14",
  },
  xor: {
    generate: xor,
    options: ["samples", "noise", "seed"],
    ...twoClasses,
    sha256: "3cdc2d2b975695324d86e959815b2718303c86e3442e15e762fd1397b6891149",
  },
  checkerboard: {
    generate: checkerboard,
    options: ["samples", "noise", "seed"],
    ...twoClasses,
    sha256: "2ec8a634be3f0b163d75fc4c1c6ed86e266e6f341d1f0a05a45e1d1e546fb99b",
  },
  wave: {
    generate: wave,
    options: ["samples", "frequency", "noise", "seed"],
    ...twoClasses,
    sha256: "378d8db693ab7976fd54e9389f3a7ee094cf77f5f6e8021daac027685800c1d3",
  },
  lines: {
    generate: lines,
    options: ["samples", "classes", "noise", "seed"],
    ...threeClasses,
    sha256: "0ccda6a9b3d7662cafbbbe031c44ae4238254315c6b5221fa73b632a5dc0deae",
  },
  zones: {
    generate: zones,
    options: ["samples", "classes", "noise", "seed"],
    ...threeClasses,
    sha256: "a6bef022eb3c8c7f919352ecd60142e71ecf118f91d5faa33641a73f4b0a23f0",
  },
  zones3d: {
    generate: zones3d,
    options: ["samples", "centers", "noise", "seed"],
    shares: [150, 150, 150, 150],
    sharesOf11: [3, 3, 3, 2],
    columns: 3,
    sha256: "31839c2d5f15d86c3a78180b2491142e887978336353a4d927b526fe3e0072af",
  },
};

function sha256({ inputs, targets }: ClassificationDataset): string {
  const bytes = (array: Float32Array | Int32Array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  return createHash("sha256").update(bytes(inputs.data)).update(bytes(targets)).digest("hex");
}

/** Targets of classes in order, each as often as its share. */
const inOrder = (shares: readonly number[]) => shares.flatMap((share, label) => new Array<number>(share).fill(label));

describe.each(Object.entries(GENERATORS))("%s", (name, { generate, options, shares, sharesOf11, columns, ...row }) => {
  test("shares samples evenly, class by class", () => {
    const { inputs, targets, classes } = generate();
    const samples = shares.reduce((sum, share) => sum + share);
    expect([inputs.rows, inputs.columns, inputs.data.length]).toEqual([samples, columns, samples * columns]);
    expect([...targets]).toEqual(inOrder(shares));
    expect(classes).toEqual(shares.map((_, label) => String(label)));
  });

  test.each([
    [11, sharesOf11],
    [1, [1]],
  ])("shares %i samples, the first classes taking the rest", (samples, expected) => {
    const { inputs, targets, classes } = generate({ samples });
    expect([...targets]).toEqual(inOrder(expected));
    expect(classes.length).toBe(shares.length);
    expect(inputs.rows).toBe(samples);
    expect(inputs.data.every(Number.isFinite)).toBe(true);
  });

  test("defaults give the same bits on every engine", () => {
    expect(sha256(generate())).toBe(row.sha256);
  });

  test("the seed fixes every bit", () => {
    expect(sha256(generate({ seed: 7 }))).toBe(sha256(generate({ seed: 7 })));
    expect(sha256(generate({ seed: 7 }))).not.toBe(sha256(generate({ seed: 8 })));
    expect(sha256(generate({ seed: 2 ** 40 }))).not.toBe(sha256(generate({ seed: 0 })));
  });

  test.each<[Record<string, unknown>, string]>([
    [{ samples: 0 }, "samples is 0; pass an integer from 1 to 134217728."],
    [{ samples: 2.5 }, "samples is 2.5; pass an integer from 1 to 134217728."],
    [{ noise: -1 }, "noise is -1; pass a finite number of 0 or more."],
    [{ noise: Infinity }, "noise is Infinity; pass a finite number of 0 or more."],
    [{ seed: -1 }, "seed is -1; pass an integer from 0 to 9007199254740991."],
  ])("refuses %o", (bad, message) => {
    expect(() => generate(bad)).toThrow(new RangeError(`${name}: ${message}`));
  });

  test("refuses what is no option", () => {
    const known = options.map((option) => `"${option}"`).join(", ");
    expect(() => generate({ sample: 3 })).toThrow(
      new RangeError(`${name}: option "sample" is unknown; did you mean "samples"? Choose from ${known}.`),
    );
  });

  test.each<[unknown, string]>([
    [[128], "options are [128]; pass an object."],
    [null, "options are null; pass an object."],
    [{ samples: "9" }, 'samples is "9"; pass a number.'],
    [{ noise: null }, "noise is null; pass a number."],
    [{ seed: "1" }, 'seed is "1"; pass a number.'],
  ])("refuses %o, of the wrong kind", (bad, message) => {
    expect(() => generate(bad as Record<string, unknown>)).toThrow(new TypeError(`${name}: ${message}`));
  });
});

describe("options of one generator", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["spiral", { classes: 0 }, "classes is 0; pass an integer from 1 to 1048576."],
    ["rings", { classes: 0 }, "classes is 0; pass an integer from 1 to 1048576."],
    ["lines", { classes: 1.5 }, "classes is 1.5; pass an integer from 1 to 1048576."],
    ["zones", { classes: -2 }, "classes is -2; pass an integer from 1 to 1048576."],
    ["circles", { factor: 1 }, "factor is 1; pass a number of at least 0 and below 1."],
    ["circles", { factor: -0.5 }, "factor is -0.5; pass a number of at least 0 and below 1."],
    ["twoSpirals", { turns: 0 }, "turns is 0; pass a number above 0 and at most 1000."],
    ["twoSpirals", { turns: 1001 }, "turns is 1001; pass a number above 0 and at most 1000."],
    ["wave", { frequency: -1 }, "frequency is -1; pass a number above 0 and at most 1000."],
    ["wave", { frequency: 1e4 }, "frequency is 10000; pass a number above 0 and at most 1000."],
    ["zones3d", { centers: [] }, "centers have no rows; pass at least one sample."],
    ["zones3d", { centers: [[1, 2]] }, "centers have 2 columns; give each center x, y and z."],
    [
      "zones3d",
      { centers: [[1, 2, 3], [4]] },
      "row 1 of centers has 1 columns, row 0 has 3; give all rows the same length.",
    ],
    [
      "zones3d",
      {
        centers: [
          [1, 2, 3],
          [4, NaN, 6],
        ],
      },
      "centers at row 1, column 1 are NaN; replace or remove values that are not finite f32 numbers.",
    ],
    [
      "zones3d",
      { centers: { data: new Float32Array(4), rows: 2, columns: 3 } },
      "centers are [2, 3] with 4 numbers; pass 6 numbers.",
    ],
  ])("%s refuses %o", (name, bad, message) => {
    expect(() => GENERATORS[name].generate(bad)).toThrow(new RangeError(`${name}: ${message}`));
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["spiral", { classes: "3" }, 'classes is "3"; pass a number.'],
    ["rings", { classes: "3" }, 'classes is "3"; pass a number.'],
    ["lines", { classes: "3" }, 'classes is "3"; pass a number.'],
    ["zones", { classes: "3" }, 'classes is "3"; pass a number.'],
    ["circles", { factor: "0.2" }, 'factor is "0.2"; pass a number.'],
    ["twoSpirals", { turns: true }, "turns is true; pass a number."],
    ["wave", { frequency: [1] }, "frequency is [1]; pass a number."],
    ["zones3d", { centers: 3 }, "centers are 3; pass { data: Float32Array, rows, columns } or an array of rows."],
    ["zones3d", { centers: [[1, 2, "3"]] }, 'centers at row 0, column 2 are "3"; pass numbers only.'],
  ])("%s refuses %o, of the wrong kind", (name, bad, message) => {
    expect(() => GENERATORS[name].generate(bad)).toThrow(new TypeError(`${name}: ${message}`));
  });
});
