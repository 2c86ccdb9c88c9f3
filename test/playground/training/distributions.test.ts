/** Losses of distributions on the page: what it draws, says and refuses. */
import { afterEach, expect, test } from "vitest";
import { prepare } from "../../../playground/src/data/prepare";
import { answerOf, valueText } from "../../../playground/src/page/answer";
import { landscapePlot } from "../../../playground/src/plots/landscape-plot";
import { defaultsFor, type Settings } from "../../../playground/src/settings/settings";
import { explainStep } from "../../../playground/src/training/explain";
import { bringNeededExtras } from "../../../playground/src/training/needed-extras";
import { TrainingSession } from "../../../playground/src/training/session";
import { hasSettled } from "../../../playground/src/training/settling";

const GAUSSIAN: Settings = {
  ...defaultsFor("polynomial"),
  ...{ samples: 200, coefficients: [50, 3], noise: 4, valueLoss: "gaussian", hidden: [4], settle: false },
};
const POISSON: Settings = { ...GAUSSIAN, valueLoss: "poisson", noise: 0.5 };

const opened: TrainingSession[] = [];

afterEach(async () => {
  for (const session of opened.splice(0)) await session.dispose();
});

async function trained(settings: Settings, epoch: number): Promise<TrainingSession> {
  await bringNeededExtras(settings);
  let pause: () => void = () => undefined;
  const paused = new Promise<void>((resolve) => (pause = resolve));
  const data = await prepare(settings, undefined);
  const session = new TrainingSession(settings, data, { tick: () => undefined, paused: pause });
  opened.push(session);
  session.run({ epoch, batch: 0, reason: "moment" }, { kind: "full" });
  await paused;
  return session;
}

const frameOf = (session: TrainingSession, x: number) =>
  session.frame({ axes: { x: 0, y: 0 }, sample: Float32Array.of(x), place: { layer: 1, neuron: 0 } }, 0, true);

test.each([
  { scale: true, unit: 1 },
  { scale: false, unit: 20 },
])("a value and its deviation in the unit of the data: $scale", async ({ scale, unit }) => {
  const changes = { scale, coefficients: [50 / unit, 3 / unit], noise: 4 / unit };
  const session = await trained({ ...GAUSSIAN, ...changes }, 400);
  const { probe, surface, focus } = frameOf(session, 2);
  const answer = answerOf(session.task, probe, Float32Array.of(2))!;
  expect(Math.abs(answer.value * unit - 56)).toBeLessThan(3);
  expect(Math.abs(Math.log((answer.deviation! * unit) / 4))).toBeLessThan(0.5);
  expect(valueText({ value: 56.04, deviation: 4.51 })).toBe("56 ± 4.51");
  expect(surface!.deviations).toHaveLength(surface!.values.length);
  expect(focus!.surface!.deviations).toBeUndefined();
  expect(session.task.sizes).toStrictEqual([1, 4, 2]);
});

test("a rate in counts, whatever else is scaled", async () => {
  const session = await trained(POISSON, 300);
  const answer = answerOf(session.task, frameOf(session, 2).probe, Float32Array.of(2))!;
  expect(Math.abs(answer.value - 56)).toBeLessThan(4);
  expect(answer.deviation).toBeUndefined();
});

test("counts below 0 are refused in the words of the page", async () => {
  const settings: Settings = { ...POISSON, coefficients: [0, 1] };
  await expect(prepare(settings, undefined)).rejects.toMatchObject({ problem: { code: "targetBelowZero" } });
  expect((await prepare({ ...settings, valueLoss: "gaussian" }, undefined)).targetScaler).toBeDefined();
  // The loss of values says nothing of classes.
  await prepare({ ...defaultsFor("moons"), valueLoss: "poisson" }, undefined);
});

test("one step of a value and its deviation is explained", async () => {
  const { target, layers, lossBefore, lossAfter } = explainStep(await trained(GAUSSIAN, 1));
  expect(target).toHaveLength(1);
  expect(layers.at(-1)!.errors).toHaveLength(2);
  expect(lossAfter).toBeLessThan(lossBefore);
});

test("losses below 0 settle when they fall no more, not when they pass 0", () => {
  const run = (lossOf: (epoch: number) => number) =>
    Array.from({ length: 201 }, (_, epoch) => ({ numbers: { epoch, loss: lossOf(epoch) } })) as never;
  expect(
    hasSettled(
      run((epoch) => 1 - epoch / 100),
      true,
    ),
  ).toBe(false);
  expect(
    hasSettled(
      run((epoch) => -1 - Math.min(epoch, 50) / 50),
      true,
    ),
  ).toBe(true);
  expect(
    hasSettled(
      run((epoch) => 1 / (1 + epoch)),
      false,
    ),
  ).toBe(false);
  expect(
    hasSettled(
      run((epoch) => Math.max(0, 1 - epoch / 100)),
      false,
    ),
  ).toBe(true);
});

test("surfaces of losses below 0 are drawn to scale", () => {
  const losses = Float32Array.of(-2, -1, 0, 8);
  const landscape = { x: [0, 1], y: [0, 1], side: 2, losses, path: Float32Array.of(0, 0), isRandom: false, epoch: 1 };
  const { order } = landscapePlot(landscape as never, { title: "", x: "", y: "" });
  const { data } = (order.data as { shares: { data: Float32Array } }).shares;
  expect([data[0], data[3]]).toStrictEqual([1, 0]);
  expect(data[1]).toBeCloseTo(1 - Math.log(2) / Math.log(11), 6);
  expect(data[2]).toBeCloseTo(1 - Math.log(3) / Math.log(11), 6);
});
