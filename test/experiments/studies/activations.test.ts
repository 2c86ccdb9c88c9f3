/** Every activation by its name in every study: it is that of the networks, or a sentence says why not. */
import { describe, expect, test } from "vitest";
import { circles } from "../../../src/datasets/index";
import * as experiments from "../../../src/experiments/index";
import { networkOf, type AnyStudyResult } from "../../../src/experiments/index";
import { ACTIVATION_NAMES, activationLayers, type LayerConfig } from "../../../src/index";
import { POPULATION_ACTIVATIONS } from "../../../src/population/activation";

type Run = (options: object) => Promise<AnyStudyResult>;
const dataset = circles({ samples: 8, noise: 0.1, factor: 0.2, seed: 1 });
const shape = { architecture: [2, 3, 1], dataset, workers: 0 };

/** Studies that are asked for an activation, with few networks. */
const CHOOSING: Readonly<Record<string, object>> = {
  normStudy: { ...shape, networks: 2, learningRate: 0.01, epochs: 3 },
  performanceMap: { ...shape, learningRates: [0.01, 0.02], epochs: [2], runs: 1 },
  edgeOfStability: { architecture: [1, 3, 1], learningRates: [0.01, 0.02], epochs: 2, every: 2, workers: 0 },
  trainabilityBoundary: {
    ...{ size: 2, steps: 2, width: 3, workers: 0 },
    ...{ logRates1: [-3, -2], logRates2: [-3, -2] },
  },
};

/** Studies whose question has an activation of its own. */
const FIXED = ["initialConditions", "dyingRelu", "capacityCurve", "teacherStudent"];

const runOf = (name: string) => (experiments as unknown as Readonly<Record<string, Run>>)[name];
const activationsOf = (layers: readonly LayerConfig[]) => layers.filter(({ type }) => type !== "Linear");

test("these are all studies", () => {
  const plans = Object.keys(experiments).flatMap((name) => /^plan(\w+)$/.exec(name)?.[1] ?? []);
  const names = [...Object.keys(CHOOSING), ...FIXED].map((name) => name[0].toUpperCase() + name.slice(1));
  expect(names.sort()).toStrictEqual(plans.sort());
  expect(ACTIVATION_NAMES.filter((name) => !POPULATION_ACTIVATIONS.some((known) => known === name))).toEqual(["prelu"]);
});

describe.each(Object.keys(CHOOSING))("%s", (study) => {
  test.each(POPULATION_ACTIVATIONS)("%s", async (activation) => {
    const result = await runOf(study)({ ...CHOOSING[study], activation });
    const { settings } = result as { readonly settings: { readonly activation?: string } };
    expect(settings.activation).toBe(activation);
    using network = networkOf(result, 1);
    using start = networkOf(result, 1, { epochs: 0 });
    const last = study === "normStudy" || study === "performanceMap" ? activationLayers("sigmoid") : [];
    expect(activationsOf(network.config.layers)).toStrictEqual([...activationLayers(activation), ...last]);
    expect(network.norms().total).not.toBe(start.norms().total);
    if (result.kind === "normStudy") expect(network.norms().total).toBe(result.finalNorms.total[1]);
  });

  test("a learned slope is refused, and what is no name", async () => {
    const choices = POPULATION_ACTIVATIONS.map((name) => `"${name}"`).join(", ");
    const run = (activation: unknown) => runOf(study)({ ...CHOOSING[study], activation });
    await expect(run("prelu")).rejects.toThrow(
      `${study}: activation is "prelu", whose slope is learned; choose one of ${choices}.`,
    );
    await expect(run("logistic")).rejects.toThrow(`${study}: activation is "logistic"; choose one of ${choices}.`);
    await expect(run(null)).rejects.toThrow(`${study}: activation is null; choose one of ${choices}.`);
  });
});

test.each(["normStudy", "performanceMap"])("%s: after the last layer too", async (study) => {
  const squared = { ...CHOOSING[study], loss: "meanSquaredError" };
  for (const outputActivation of POPULATION_ACTIVATIONS) {
    const result = await runOf(study)({ ...squared, activation: "tanh", outputActivation });
    using network = networkOf(result, 0);
    expect(activationsOf(network.config.layers).slice(1)).toStrictEqual(activationLayers(outputActivation));
  }
  await expect(runOf(study)({ ...squared, outputActivation: "prelu" })).rejects.toThrow(
    `${study}: outputActivation is "prelu", whose slope is learned; choose one of "relu"`,
  );
});

describe.each(FIXED)("%s", (study) => {
  test.each(ACTIVATION_NAMES)("%s: it is no option", async (activation) => {
    await expect(runOf(study)({ activation, workers: 0 })).rejects.toThrow(
      new RegExp(`^${study}: option "activation" is unknown; .*[Cc]hoose from "`),
    );
  });
});
