import { Network } from "wasm-mlp";
import { readCsv } from "wasm-mlp/datasets";
import { dyingRelu, edgeOfStability, initialConditions, networkOf, teacherStudent } from "wasm-mlp/experiments";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Settings } from "../../../playground/src/settings/settings";
import { runLaboratory } from "../../../playground/src/studies/laboratory/index";
import type { StudyNetwork, StudyNumbers } from "../../../playground/src/studies/messages";
import { networkConfig } from "../../../playground/src/training/architecture";
import { createTrainer } from "../../../playground/src/training/create-trainer";
import { fingerprintOf } from "../../../playground/src/training/fingerprint";
import type { Report, Request } from "../../../playground/src/training/messages";
import { TrainingService } from "../../../playground/src/training/service";

const silent = () => undefined;
const unheard = { onPlan: silent, onProgress: silent };

/** XOR from some first weights. */
const STARTS = { size: 4, epochs: 60, rate: 20, seed: 3, low1: -10, high1: 10, low2: -8, high2: 8 };

function withWeights(network: StudyNetwork): Extract<StudyNetwork, { from: "weights" }> {
  if (network.from !== "weights") throw new Error("a network with weights was expected");
  return network;
}

/** What the training service posts for a request, once the network stands still. */
async function posts(request: Request): Promise<Report[]> {
  const reports: Report[] = [];
  await new Promise<void>((resolve) => {
    const service = new TrainingService((report) => {
      reports.push(report);
      if (report.type === "state" || report.type === "problem") resolve();
    });
    service.receive(request);
  });
  return reports;
}

describe("studies of the laboratory", () => {
  // From the sources, no worker file can be started: studies run in this thread.
  beforeAll(() => {
    vi.spyOn(console, "warn").mockImplementation(silent);
  });

  test("a student opens with the weights and the loss that it has in the study", async () => {
    const numbers = { teacher: 2, extra: 1, starts: 3, epochs: 40 };
    const ended = await runLaboratory("teachers", numbers, unheard);
    const result = await teacherStudent({ teacherWidths: [2], extraNeurons: [0, 1], starts: 3, epochs: 40 });
    const opened = withWeights(ended.open({ column: 1, row: 0, member: 2 }));
    using expected = networkOf(result, 5);
    expect(opened.state).toStrictEqual(expected.stateDict());
    const { target, features } = opened.choice;
    const table = await readCsv(opened.file, { target, features, task: "regression" });
    const targets = table.targets.data;
    const outputs = expected.predict(table.inputs).data;
    const [mean, count] = [targets.reduce((sum, value) => sum + value, 0) / targets.length, targets.length];
    const variance = targets.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
    const loss = targets.reduce((sum, value, i) => sum + (value - outputs[i]) ** 2, 0) / count;
    expect(loss / variance).toBeCloseTo(result.losses[0][1][2], 5);
  });

  test("a look at the edge of stability opens the network of that epoch", async () => {
    const ended = await runLaboratory("stability", { rates: 2, width: 4, epochs: 80 }, unheard);
    const opened = withWeights(ended.open({ column: 20, row: 1, member: 0 }));
    const { picture } = ended;
    if (picture.type !== "cells") throw new Error(picture.type);
    const learningRates = [...picture.rows];
    const result = await edgeOfStability({ architecture: [1, 4, 4, 1], learningRates, epochs: 80, every: 2 });
    using expected = networkOf(result, 1, { epochs: 40 });
    expect(opened.state).toStrictEqual(expected.stateDict());
    expect(picture.values[20]).toBeCloseTo((result.sharpness.data[20] * learningRates[0]) / 2, 5);
  });

  test("a network at the edge of stability makes the step in the main view that it makes in the study", async () => {
    const ended = await runLaboratory("stability", { rates: 2, width: 4, epochs: 80 }, unheard);
    const { file, choice, settings, state } = withWeights(ended.open({ column: 20, row: 1, member: 0 }));
    const { target, features } = choice;
    const { inputs, targets } = await readCsv(file, { target, features, task: "regression" });
    using network = Network.fromConfig(networkConfig(settings, { inputs: 1 }));
    network.loadStateDict(state);
    await createTrainer(network, settings, { inputs: 1 }).fit(
      { inputs, targets },
      { epochs: 1, batchSize: inputs.rows },
    );
    const learningRates = [2 / 60, 2 / 5];
    const result = await edgeOfStability({ architecture: [1, 4, 4, 1], learningRates, epochs: 80, every: 2 });
    using expected = networkOf(result, 1, { epochs: 41 });
    expect(fingerprintOf(network.stateDict())).not.toBe(fingerprintOf(state));
    for (const [name, { data }] of Object.entries(expected.stateDict())) {
      for (const [i, value] of data.entries()) expect(network.stateDict()[name].data[i]).toBeCloseTo(value, 5);
    }
  });

  test.each<[Parameters<typeof runLaboratory>[0], StudyNumbers, Partial<Settings>]>([
    ["starts", STARTS, { optimizer: "momentum", momentum: 0.4, learningRate: 20, batchSize: 0 }],
    ["starts", { ...STARTS, rate: 1000 }, { optimizer: "momentum", momentum: 0.4, learningRate: 100 }],
    [
      "capacity",
      { inputs: 2, hidden: 0, points: 9, labellings: 4, epochs: 200 },
      { optimizer: "adam", learningRate: 0.1, batchSize: 0, reduction: "sum" },
    ],
    [
      "teachers",
      { teacher: 2, extra: 1, starts: 3, epochs: 40 },
      { optimizer: "adam", learningRate: 0.01, batchSize: 0, reduction: "mean" },
    ],
  ])("a network of %s goes on with the settings of the study", async (kind, numbers, settings) => {
    const ended = await runLaboratory(kind, numbers, unheard);
    const opened = withWeights(ended.open({ column: 1, row: 0, member: 1 }));
    expect(opened.settings).toMatchObject(settings);
  });

  test("a start opens the network that began there, on XOR; its cell says in how many epochs it learned", async () => {
    const ended = await runLaboratory("starts", STARTS, unheard);
    const result = await initialConditions({ size: 4, epochs: 60, seed: 3, range2: [-8, 8] });
    const { picture } = ended;
    if (picture.type !== "cells") throw new Error(picture.type);
    const learned = [...result.learned.data];
    expect(new Set(learned)).toStrictEqual(new Set([0, 1]));
    expect([...picture.values]).toStrictEqual(learned.map((is, i) => (is === 1 ? result.epoch.data[i] : Infinity)));
    expect(picture.dimension).toBe(result.dimension);
    const at = learned.indexOf(1);
    const opened = withWeights(ended.open({ column: at % 4, row: Math.floor(at / 4), member: 0 }));
    using expected = networkOf(result, at);
    expect(opened.state).toStrictEqual(expected.stateDict());
    const { target, features } = opened.choice;
    const { inputs, targets } = await readCsv(opened.file, { target, features, task: "classification" });
    const sides = [...expected.predict(inputs).data].map((output) => (output > 0.5 ? 1 : 0));
    expect([...targets]).toStrictEqual(sides);
  });

  test("the main view says of each start that all is right just where its cell says that XOR is learned", async () => {
    const ended = await runLaboratory("starts", STARTS, unheard);
    const { picture } = ended;
    if (picture.type !== "cells") throw new Error(picture.type);
    for (const [at, epoch] of picture.values.entries()) {
      const { file, choice, settings, state } = withWeights(
        ended.open({ column: at % 4, row: Math.floor(at / 4), member: 0 }),
      );
      const reports = await posts({ type: "adopt", file, choice, settings, state });
      const { latest } = reports.find((report) => report.type === "frame")!.frame;
      const isRight = [latest.accuracy, latest.validationAccuracy].map((share) => share === 1);
      expect(isRight).toStrictEqual(Array(2).fill(Number.isFinite(epoch)));
    }
  });

  test.each<[Parameters<typeof runLaboratory>[0], StudyNumbers]>([
    ["starts", { ...STARTS, low1: 3, high1: 3 }],
    ["starts", { ...STARTS, low2: 5, high2: -5 }],
    ["boundary", { size: 4, width: 2, steps: 20, from1: 2, to1: 1, from2: 0, to2: 1 }],
  ])("numbers of %s that do not go together are refused in words", async (kind, numbers) => {
    await expect(runLaboratory(kind, numbers, unheard)).rejects.toThrow("studyNumbers");
  });

  test("a network that was born dead opens as it is", async () => {
    const ended = await runLaboratory("dying", { width: 2, depth: 2, networks: 4, epochs: 5 }, unheard);
    const opened = withWeights(ended.open({ column: 0, row: 1, member: 3 }));
    using expected = networkOf(await dyingRelu({ widths: [1, 2], depths: [1, 2], networks: 4, epochs: 5 }), 11);
    expect(opened.state).toStrictEqual(expected.stateDict());
    expect(opened.settings).toMatchObject({ hidden: [1, 1], activation: "relu" });
  });

  test("a network that diverged is refused in words", async () => {
    const window = { from1: 4, to1: 6, from2: 4, to2: 6 };
    const ended = await runLaboratory("boundary", { size: 3, width: 2, steps: 100, ...window }, unheard);
    expect(() => ended.open({ column: 2, row: 2, member: 0 })).toThrow("studyDiverged");
  });

  test.each<[Parameters<typeof runLaboratory>[0], StudyNumbers, { column: number; row: number }]>([
    ["boundary", { size: 4, width: 3, steps: 30, from1: -2, to1: 0, from2: -2, to2: 0 }, { column: 1, row: 2 }],
    ["starts", { ...STARTS, size: 5 }, { column: 4, row: 1 }],
    ["stability", { rates: 2, width: 4, epochs: 40 }, { column: 3, row: 0 }],
    ["dying", { width: 3, depth: 2, networks: 3, epochs: 20 }, { column: 2, row: 1 }],
    ["capacity", { inputs: 2, hidden: 0, points: 9, labellings: 4, epochs: 200 }, { column: 4, row: 0 }],
    ["teachers", { teacher: 2, extra: 1, starts: 2, epochs: 20 }, { column: 0, row: 0 }],
  ])("the main view shows a network of %s with the very weights", async (kind, numbers, cell) => {
    const ended = await runLaboratory(kind, numbers, unheard);
    expect(await ended.figure("dark")).toMatch(/^<svg [\s\S]*<\/svg>\s*$/);
    const { file, choice, settings, state } = withWeights(ended.open({ ...cell, member: 1 }));
    const reports = await posts({ type: "adopt", file, choice, settings, state });
    expect(reports.filter(({ type }) => type === "problem" || type === "none")).toStrictEqual([]);
    const { classes } = reports.find((report) => report.type === "ready")!.task;
    expect(classes?.length).toBe(["capacity", "starts"].includes(kind) ? 2 : undefined);
    const { state: run } = reports.find((report) => report.type === "state")!;
    expect(run).toMatchObject({ origin: "model", running: false });
    expect(run.fingerprint).toBe(fingerprintOf(state));
  });
});
