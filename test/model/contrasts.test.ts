import { describe, expect, test } from "vitest";
import { contrastAt, findContrasts, isContrast } from "../../src/model/contrasts";
import { InputTransform } from "../../src/model/input-transform";
import { symmetricEigen } from "../../src/model/symmetric-eigen";
import { noise } from "./tables";

/** A matrix of some columns, each a function of the row. */
function matrixOf(rows: number, ...columns: ((row: number) => number)[]) {
  const data = Float32Array.from({ length: rows * columns.length }, (_, i) =>
    columns[i % columns.length](Math.floor(i / columns.length)),
  );
  return { data, rows, columns: columns.length };
}

describe("symmetricEigen", () => {
  const matrix = [
    [4, 1, 0.5, -0.3],
    [1, 3, 0.2, 0.7],
    [0.5, 0.2, 2, 0.1],
    [-0.3, 0.7, 0.1, 1],
  ].map((row) => Float64Array.from(row));

  test("gives the eigenvalues of numpy.linalg.eigh", () => {
    const values = symmetricEigen(matrix).values.sort();
    const expected = [0.6557708161803995, 1.902370391639765, 2.7158621375727803, 4.725996654607053];
    values.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 12);
    });
  });

  test("gives vectors of length 1 that the matrix stretches by their values", () => {
    const { values, vectors } = symmetricEigen(matrix);
    vectors.forEach((vector, k) => {
      expect(vector.reduce((sum, v) => sum + v * v, 0)).toBeCloseTo(1, 12);
      matrix.forEach((row, i) => {
        const stretched = row.reduce((sum, value, j) => sum + value * vector[j], 0);
        expect(stretched).toBeCloseTo(values[k] * vector[i], 12);
      });
    });
  });

  test("takes what is diagonal already, and 0", () => {
    const { values } = symmetricEigen([Float64Array.of(2, 0), Float64Array.of(0, 0)]);
    expect(values).toStrictEqual(Float64Array.of(2, 0));
  });
});

describe("findContrasts", () => {
  /** Two columns that move together, and one of its own. */
  const together = matrixOf(
    40,
    Math.sin,
    (row) => Math.sin(row) + 0.05 * Math.cos(3 * row),
    (row) => Math.cos(1.7 * row),
  );

  test("finds the small difference between columns that move together: numbers of numpy", () => {
    const [contrast, ...others] = findContrasts(together, [0, 1, 2]);
    expect(others).toStrictEqual([]);
    const sign = Math.sign(contrast.weights[1]);
    const expected = [-21.577336731762028, 21.58793597942232, -0.039599853032964316];
    contrast.weights.forEach((weight, i) => {
      expect(sign * weight).toBeCloseTo(expected[i], 6);
    });
    [1.03631533, -1.05805403, 1.08084705].forEach((value, row) => {
      expect(sign * contrastAt(contrast, together.data, 3 * row)).toBeCloseTo(value, 5);
    });
  });

  test("finds none among columns of which each says something else", () => {
    for (const columns of [2, 5, 20]) {
      for (const rows of [columns, 2 * columns, 5 * columns, 200]) {
        const matrix = matrixOf(
          rows,
          ...Array.from({ length: columns }, (_, c) => (row: number) => noise(row * columns + c)),
        );
        const found = findContrasts(matrix, [...Array(columns).keys()]);
        expect(found, `${rows} rows, ${columns} columns`).toStrictEqual([]);
      }
    }
  });

  test("makes no noise of columns that are equal, and passes over constant ones", () => {
    const matrix = matrixOf(
      50,
      noise,
      noise,
      () => 7,
      (row) => 1 - noise(row),
    );
    const found = findContrasts(matrix, [0, 1, 2, 3]);
    expect(found).toHaveLength(2);
    for (const contrast of found) {
      expect(contrast.columns).toStrictEqual([0, 1, 3]);
      for (let row = 0; row < 50; row++) expect(contrastAt(contrast, matrix.data, 4 * row)).toBeCloseTo(0, 4);
    }
  });

  test("finds none in a single column, and none in more columns than it seeks in", () => {
    expect(findContrasts(matrixOf(9, noise), [0])).toStrictEqual([]);
    const wide = matrixOf(200, ...Array.from({ length: 129 }, () => noise));
    expect(findContrasts(wide, [...Array(129).keys()])).toStrictEqual([]);
  });
});

describe("InputTransform with contrasts", () => {
  const rows = 60;
  const data = Float64Array.from({ length: 3 * rows }, (_, i) => {
    const row = Math.floor(i / 3);
    return [noise(row), row % 2, noise(row) + 0.03 * noise(row + 500)][i % 3];
  });
  const features = { data, rows, columns: 3 };
  const transform = InputTransform.fit(features, ["number", "indicator", "number"], 0);

  test("puts them after the features, clipped as these are", () => {
    const { data: inputs, columns } = transform.transform(features);
    expect(columns).toBe(4);
    const contrast = Array.from({ length: rows }, (_, row) => inputs[4 * row + 3]);
    expect(Math.max(...contrast.map(Math.abs))).toBeLessThan(3);
    const spread = Math.sqrt(contrast.reduce((sum, value) => sum + value * value, 0) / rows);
    expect(spread).toBeGreaterThan(0.5);
  });

  test("comes back from its JSON, and refuses contrasts of columns that there are not", () => {
    const json = JSON.parse(JSON.stringify(transform)) as { contrasts: { columns: number[] }[] };
    const again = InputTransform.fromJSON("test", json);
    expect(again.transform(features)).toStrictEqual(transform.transform(features));
    json.contrasts[0].columns[0] = 3;
    expect(() => InputTransform.fromJSON("who", json as never)).toThrow("who: the scaler is none of a model");
  });

  test.each([
    null,
    7,
    {},
    { columns: [0], weights: [1, 2], center: 0 },
    { columns: [-1], weights: [1], center: 0 },
    { columns: [0.5], weights: [1], center: 0 },
    { columns: [0], weights: [null], center: 0 },
    { columns: [0], weights: [1], center: "0" },
  ])("takes no %j from a file", (value) => {
    expect(isContrast(value, 2)).toBe(false);
  });
});
