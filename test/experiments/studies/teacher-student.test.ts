/** Teachers and students: extra neurons make success likely. */
import { expect, test } from "vitest";
import { teacherStudent } from "../../../src/experiments/index";

test("students with extra neurons succeed more often; failures end far from successes", async () => {
  const study = await teacherStudent({
    teacherWidths: [2, 6],
    extraNeurons: [0, 2],
    starts: 32,
    epochs: 4000,
    workers: 0,
  });
  const { success, successInterval, losses } = study;
  const [two, , six, sixMore] = success.data;
  expect(two).toBeGreaterThan(0.8);
  expect(six).toBeLessThan(0.85);
  expect(sixMore).toBeGreaterThan(0.9);
  expect(successInterval.low.data[2]).toBeLessThan(six);
  expect(successInterval.high.data[2]).toBeGreaterThan(six);
  const ends = [...losses[1][0]];
  expect(ends).toHaveLength(32);
  expect(ends.filter((loss) => loss < 1e-4).length / 32).toBe(six);
  // Two peaks: the failures end at a hundredth of the variance and more.
  const failures = ends.filter((loss) => loss >= 1e-3);
  expect(failures.length).toBeGreaterThan(3);
  expect(failures.toSorted((a, b) => a - b)[failures.length >> 1]).toBeGreaterThan(0.01);
}, 60_000);
