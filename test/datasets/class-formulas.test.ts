/** Formulas of the generators without noise, and the moments of what they draw. */
import { describe, expect, test } from "vitest";
import {
  checkerboard,
  circles,
  lines,
  moons,
  rings,
  twoSpirals,
  wave,
  xor,
  zones,
  zones3d,
  type ClassificationDataset,
} from "../../src/datasets/index";
import { expectMoments, expectNormal, expectShare, expectUncorrelated, expectUniform, meanOf, sq } from "./moments";

const { PI, abs, cos, floor, hypot, sin, sqrt } = Math;

const SAMPLES = 24_000;

interface Point {
  readonly label: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

function pointsOf({ inputs: { data, columns }, targets }: ClassificationDataset): Point[] {
  return Array.from(targets, (label, i) => {
    const [x, y, z = 0] = data.subarray(columns * i, columns * (i + 1));
    return { label, x, y, z };
  });
}

/** Points without noise, in 64 bits, as the formula of a test has them. */
function expectPoints(dataset: ClassificationDataset, formula: (label: number, i: number) => readonly number[]): void {
  pointsOf(dataset).forEach(({ label, x, y }, i) => {
    const [expectedX, expectedY] = formula(label, i);
    expect(x, `x of point ${i}`).toBeCloseTo(expectedX, 6);
    expect(y, `y of point ${i}`).toBeCloseTo(expectedY, 6);
  });
}

describe.each<[string, (options: { samples: number; noise: number; seed: number }) => ClassificationDataset]>([
  ["twoSpirals", twoSpirals],
  ["circles", circles],
  ["moons", moons],
  ["xor", xor],
  ["checkerboard", checkerboard],
])("the noise of %s", (_, generate) => {
  test("is normal and independent in x and y", () => {
    const still = pointsOf(generate({ samples: SAMPLES, noise: 0, seed: 5 }));
    const moved = pointsOf(generate({ samples: SAMPLES, noise: 0.25, seed: 5 }));
    const dx = moved.map(({ x }, i) => x - still[i].x);
    const dy = moved.map(({ y }, i) => y - still[i].y);
    expectNormal(dx, 0, 0.25);
    expectNormal(dy, 0, 0.25);
    expectUncorrelated(dx, dy);
    const ofX = still.map(({ x }) => x);
    const middle = meanOf(ofX);
    expectUncorrelated(
      dx,
      ofX.map((x) => x - middle),
    );
  });
});

describe("twoSpirals", () => {
  test("without noise winds from radius 0.1 to 2, the second arm half a turn behind", () => {
    expectPoints(twoSpirals({ samples: 42, turns: 1.75, noise: 0 }), (label, i) => {
      const way = (i % 21) / 20;
      const angle = 2 * PI * 1.75 * way - (label === 1 ? PI : 0);
      return [(0.1 + 1.9 * way) * cos(angle), (0.1 + 1.9 * way) * sin(angle)];
    });
  });

  test("one turn by default: ends on the x axis", () => {
    const points = pointsOf(twoSpirals({ samples: 6, noise: 0 }));
    const ends = [points[0], points[2], points[3], points[5]].flatMap(({ x, y }) => [x, y]);
    [0.1, 0, 2, 0, -0.1, 0, -2, 0].forEach((expected, i) => {
      expect(ends[i]).toBeCloseTo(expected, 6);
    });
  });

  test("winds 1000 turns", () => {
    const points = pointsOf(twoSpirals({ samples: 5000, turns: 1000, noise: 0 }));
    const { x, y } = points[2499];
    expect(x).toBeCloseTo(2, 6);
    expect(y).toBeCloseTo(0, 6);
  });
});

describe("rings", () => {
  const byClass = (noise: number) => {
    const points = pointsOf(rings({ samples: 3 * SAMPLES, noise, seed: 2 }));
    return [0, 1, 2].map((label) => points.filter((point) => point.label === label));
  };

  test("without noise have radii 2, 4 and 6", () => {
    for (const { label, x, y } of byClass(0).flat()) expect(abs(hypot(x, y) - 2 * (label + 1))).toBeLessThan(1e-6);
  });

  test("radii are normal, angles uniform", () => {
    byClass(0.5).forEach((points, label) => {
      expectNormal(
        points.map(({ x, y }) => hypot(x, y)),
        2 * (label + 1),
        0.5,
      );
      const turns = points.map(({ x, y }) => Math.atan2(y, x) / (2 * PI));
      expectUniform(turns, -0.5, 0.5);
      for (let eighth = -4; eighth < 4; eighth++) expectShare(turns, (turn) => floor(8 * turn) === eighth, 1 / 8);
    });
  });

  test("coordinates have mean 0 and variance (4 (j + 1)² + noise²) / 2", () => {
    byClass(0.5).forEach((points, label) => {
      const square = 4 * (label + 1) ** 2;
      const variance = (square + 0.25) / 2;
      // E r^4 E cos^4 t of a normal radius r about 2 (j + 1).
      const fourth = (square ** 2 + 6 * square * 0.25 + 3 * 0.0625) * 0.375;
      for (const values of [points.map(({ x }) => x), points.map(({ y }) => y)]) {
        expectMoments(values, 0, variance, fourth / variance ** 2);
      }
    });
  });
});

test("circles without noise have radii 1 and factor, angles in even steps", () => {
  expectPoints(circles({ samples: 24, noise: 0, factor: 0.4 }), (label, i) => {
    const angle = (2 * PI * (i % 12)) / 12;
    return [1, 0.4].map((radius) => [radius * cos(angle), radius * sin(angle)])[label];
  });
  for (const { label, x, y } of pointsOf(circles({ samples: 9, noise: 0 }))) {
    expect(hypot(x, y)).toBeCloseTo(label === 0 ? 1 : 0.2, 6);
  }
});

test("moons without noise follow their half circles", () => {
  expectPoints(moons({ samples: 42, noise: 0 }), (label, i) => {
    const t = (PI * (i % 21)) / 20;
    return label === 0 ? [cos(t), sin(t)] : [1 - cos(t), 0.5 - sin(t)];
  });
});

describe("xor", () => {
  const points = pointsOf(xor({ samples: SAMPLES, noise: 0, seed: 4 }));

  test("the sign of the product says the class", () => {
    for (const { label, x, y } of points) expect(x * y > 0).toBe(label === 0);
  });

  test.each([
    [1, 1],
    [-1, -1],
    [1, -1],
    [-1, 1],
  ])("quadrant (%i, %i) has a quarter of the points, uniform from 0.2 to 2", (signX, signY) => {
    const inside = points.filter(({ x, y }) => signX * x > 0 && signY * y > 0);
    expect(inside.length).toBe(SAMPLES / 4);
    const widths = inside.map(({ x }) => abs(x));
    const heights = inside.map(({ y }) => abs(y));
    expectUniform(widths, 0.2, 2);
    expectUniform(heights, 0.2, 2);
    expectUncorrelated(
      widths.map((width) => width - 1.1),
      heights.map((height) => height - 1.1),
    );
  });

  test("uneven samples: quadrants differ by one", () => {
    const counts = [0, 0, 0, 0];
    for (const { x, y } of pointsOf(xor({ samples: 7, noise: 0 }))) counts[(x > 0 ? 0 : 1) + (y > 0 ? 0 : 2)]++;
    expect(counts).toEqual([2, 1, 2, 2]);
  });
});

describe("checkerboard", () => {
  const points = pointsOf(checkerboard({ samples: SAMPLES, noise: 0, seed: 6 }));

  test("the parity of the cell says the class", () => {
    for (const { label, x, y } of points) expect(abs(floor(x) + floor(y)) % 2).toBe(label);
  });

  test("is uniform on the board", () => {
    expectUniform(
      points.map(({ x }) => x),
      -2,
      2,
    );
    expectUniform(
      points.map(({ y }) => y),
      -2,
      2,
    );
    for (let column = -2; column < 2; column++) {
      for (let row = -2; row < 2; row++) {
        expectShare(points, ({ x, y }) => floor(x) === column && floor(y) === row, 1 / 16);
      }
    }
    // The lower left quarter of all cells.
    expectShare(points, ({ x, y }) => x - floor(x) < 0.5 && y - floor(y) < 0.5, 1 / 4);
  });
});

describe("wave", () => {
  test.each([0, 0.3])("is uniform in x, and from 0.2 to 1.5 off the sine, with noise %d", (noise) => {
    const points = pointsOf(wave({ samples: SAMPLES, frequency: 2.5, noise, seed: 3 }));
    expectUniform(
      points.map(({ x }) => x),
      -3,
      3,
    );
    const above = points.map(({ label, x, y }) => (label === 1 ? 1 : -1) * (y - sin(2.5 * x)));
    // A sum of two independent variables: variances add, and so do fourth cumulants.
    const uniform = 1.3 ** 2 / 12;
    const variance = uniform + noise ** 2;
    expectMoments(above, 0.85, variance, 3 - (1.2 * uniform ** 2) / variance ** 2);
    if (noise > 0) return;
    expect(Math.min(...above)).toBeGreaterThan(0.2 - 1e-6);
    expect(Math.max(...above)).toBeLessThan(1.5 + 1e-6);
  });

  test("its noise is normal, in y alone", () => {
    const still = pointsOf(wave({ samples: SAMPLES, noise: 0, seed: 3 }));
    const moved = pointsOf(wave({ samples: SAMPLES, noise: 0.3, seed: 3 }));
    expect(moved.map(({ x }) => x)).toEqual(still.map(({ x }) => x));
    expectNormal(
      moved.map(({ y }, i) => y - still[i].y),
      0,
      0.3,
    );
  });

  test("the frequency is 1 by default", () => {
    for (const { label, x, y } of pointsOf(wave({ noise: 0 }))) {
      expect(abs((label === 1 ? 1 : -1) * (y - sin(x)) - 0.85)).toBeLessThan(0.65 + 1e-6);
    }
  });
});

describe("lines", () => {
  test("without noise are (2 j - 2) t on even steps from -10 to 10", () => {
    expectPoints(lines({ samples: 84, classes: 4, noise: 0 }), (label, i) => {
      const t = -10 + (i % 21);
      return [t, (2 * label - 2) * t];
    });
  });

  test("noise is normal, in y alone", () => {
    const points = pointsOf(lines({ samples: SAMPLES, seed: 1 }));
    expectNormal(
      points.map(({ label, x, y }) => y - (2 * label - 2) * x),
      0,
      2,
    );
  });
});

describe("zones", () => {
  const CLASSES = 5;

  test("without noise are their centers", () => {
    expectPoints(zones({ samples: 10, classes: CLASSES, noise: 0 }), (label) => {
      const angle = (2 * PI * label) / CLASSES;
      return [cos(angle), sin(angle)];
    });
  });

  test("points are a normal distance off, in a uniform direction", () => {
    const points = pointsOf(zones({ samples: CLASSES * SAMPLES, classes: CLASSES, seed: 1 }));
    for (let j = 0; j < CLASSES; j++) {
      const offsets = points
        .filter(({ label }) => label === j)
        .map(({ x, y }) => [x - cos((2 * PI * j) / CLASSES), y - sin((2 * PI * j) / CLASSES)]);
      // |r| of a normal r: mean sqrt(2 / pi) deviations; r² has mean 0.25 and variance 2 (0.25)².
      const distances = offsets.map(([x, y]) => hypot(x, y));
      expectShare(distances, (distance) => distance < 0.5, 0.682689);
      expect(abs(meanOf(distances) - 0.5 * sqrt(2 / PI))).toBeLessThan((5 * 0.5 * sqrt(1 - 2 / PI)) / sqrt(SAMPLES));
      expect(abs(meanOf(distances.map(sq)) - 0.25)).toBeLessThan((5 * 0.25 * sqrt(2)) / sqrt(SAMPLES));
      // Class variance of each coordinate: half that of r; fourth moment 3 r's squared times 3 / 8.
      for (const axis of [0, 1]) {
        expectMoments(
          offsets.map((offset) => offset[axis]),
          0,
          0.125,
          (3 * 0.0625 * 0.375) / 0.125 ** 2,
        );
      }
      expectUniform(
        offsets.map(([x, y]) => Math.atan2(y, x) / PI),
        -1,
        1,
      );
    }
  });
});

describe("zones3d", () => {
  test("without noise are their centers, given or not", () => {
    const { inputs } = zones3d({ samples: 4, noise: 0 });
    expect([...inputs.data]).toEqual([3, 3, 3, 3, -3, -3, -3, 3, -3, -3, -3, 3]);
    const centers = { data: Float32Array.of(1, 2, 3, 4, 5, 6), rows: 2, columns: 3 };
    expect([...zones3d({ samples: 3, centers, noise: 0 }).inputs.data]).toEqual([1, 2, 3, 1, 2, 3, 4, 5, 6]);
    expect([...centers.data]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("points are a normal distance off, in a direction uniform on the sphere", () => {
    const centers = [
      [0, 0, 5],
      [0, -4, 0],
    ];
    const points = pointsOf(zones3d({ samples: 2 * SAMPLES, centers, seed: 1 }));
    centers.forEach(([cx, cy, cz], j) => {
      const offsets = points.filter(({ label }) => label === j).map(({ x, y, z }) => [x - cx, y - cy, z - cz] as const);
      const distances = offsets.map((offset) => hypot(...offset));
      expectShare(distances, (distance) => distance < 2, 0.682689);
      expect(abs(meanOf(distances.map(sq)) - 4)).toBeLessThan((5 * 4 * sqrt(2)) / sqrt(SAMPLES));
      for (const axis of [0, 1, 2]) {
        // Each coordinate of a uniform direction is uniform on [-1, 1] (Archimedes): variance 1 / 3,
        // fourth moment 1 / 5; times those of r, 4 and 3 * 16.
        expectMoments(
          offsets.map((offset) => offset[axis]),
          0,
          4 / 3,
          (3 * 16) / 5 / (4 / 3) ** 2,
        );
        expectUniform(
          offsets.map((offset, i) => offset[axis] / distances[i]),
          -1,
          1,
        );
      }
    });
  });
});
