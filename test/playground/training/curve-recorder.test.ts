import { expect, test } from "vitest";
import { CurveRecorder } from "../../../playground/src/training/curve-recorder";

const point = (epoch: number) => ({
  epoch,
  loss: 1 / (epoch + 1),
  validationLoss: 1,
  accuracy: 0,
  validationAccuracy: NaN,
  weights: 2,
  biases: 3,
});

function recorded(epochs: number): Float32Array {
  const recorder = new CurveRecorder();
  for (let epoch = 0; epoch <= epochs; epoch++) if (recorder.isDue(epoch)) recorder.add(point(epoch));
  return recorder.curves.epoch;
}

test("keeps every epoch at first, then every second and fourth, never more than 800", () => {
  expect([...recorded(5)]).toStrictEqual([0, 1, 2, 3, 4, 5]);
  expect([...recorded(1000)].every((epoch) => epoch % 2 === 0)).toBe(true);
  expect([...recorded(2500)].every((epoch) => epoch % 4 === 0)).toBe(true);
  for (const epochs of [799, 800, 10_000, 100_000]) expect(recorded(epochs).length).toBeLessThanOrEqual(800);
});

test("gives the last point", () => {
  const recorder = new CurveRecorder();
  recorder.add(point(0));
  recorder.add(point(1));
  expect(recorder.latest.loss).toBe(0.5);
});
