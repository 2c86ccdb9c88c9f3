/** Jobs of a queue, from any source. */
import { describe, expect, test } from "vitest";
import { JobPlans } from "../../../src/cli/queue/piece-job";
import { planOf, type StudyRequest } from "../../../src/cli/studies/study-request";

const requestOf = (seed: number): StudyRequest => ({
  kind: "norms",
  options: {
    dataset: "circles",
    samples: 16,
    dataSeed: 1,
    architecture: [2, 2, 1],
    activation: "sigmoid",
    optimizer: "sgd",
    regularize: "all",
    seed,
    precision: "strict",
    wait: 1,
    networks: 32,
    learningRate: [0.1],
    epochs: [2],
    l2: [0],
  },
});
const [request, other] = [requestOf(1), requestOf(2)];
const { key } = planOf(request);
const asking = (more: object) => ({
  key,
  piece: 0,
  request: { kind: "norms", options: { ...request.options, ...more } },
});

test("a job gets the plan of its own request, again and again", () => {
  const plans = new JobPlans();
  const { plan, piece } = plans.planOf({ key, request, piece: 1 });
  expect([plan.key, piece]).toEqual([key, 1]);
  expect(plans.planOf({ key, request, piece: 0 }).plan).toBe(plan);
});

test("a job under another study's key is refused and leaves that study alone", () => {
  const plans = new JobPlans();
  expect(() => plans.planOf({ key, request: other, piece: 0 })).toThrow(/its settings make another study here/);
  expect(plans.planOf({ key, request, piece: 0 }).plan.settings.seed).toBe(1);
});

test("a job with the key of a study that is known, but another request, is refused all the same", () => {
  const plans = new JobPlans();
  plans.planOf({ key, request, piece: 0 });
  expect(() => plans.planOf({ key, request: other, piece: 0 })).toThrow(/its settings make another study here/);
  expect(() => plans.planOf(asking({ dataset: "hasOwnProperty" }))).toThrow(/data set "hasOwnProperty" is unknown/);
});

test("no more than a few plans are kept", () => {
  const plans = new JobPlans();
  const first = plans.planOf({ key, request, piece: 0 }).plan;
  for (let seed = 10; seed < 18; seed++) {
    const next = requestOf(seed);
    plans.planOf({ key: planOf(next).key, request: next, piece: 0 });
  }
  expect(plans.planOf({ key, request, piece: 0 }).plan).not.toBe(first);
});

describe("a job is refused with its reason", () => {
  test.each<[string, unknown, RegExp]>([
    ["nothing", null, /^the job is no object$/],
    ["a text", "job", /^the job is no object$/],
    ["no key", { request, piece: 0 }, /^it has no key$/],
    ["no piece", { key, request }, /^it has no number of a piece$/],
    ["half a piece", { key, request, piece: 0.5 }, /^it has no number of a piece$/],
    ["a piece too far", { key, request, piece: 9 }, /^there is no piece 9, the study has 2$/],
    ["no request", { key, piece: 0 }, /^its request is no object$/],
    ["a kind of Object.prototype", { key, piece: 0, request: { ...request, kind: "constructor" } }, /neither a map/],
    ["no options", { key, piece: 0, request: { kind: "map" } }, /^the options of its request is no object$/],
    ["all memory as samples", asking({ samples: 1e12 }), /more than 1,000,000$/],
    ["samples as a text", asking({ samples: "1" }), /more than 1,000,000$/],
    ["all memory as parameters", asking({ architecture: [2, 1e6, 1e6, 1] }), /more than 10,000,000 parameters$/],
    ["an architecture of holes", asking({ architecture: [2, null, {}] }), /parameters$/],
    ["all memory as networks", asking({ networks: 1e15 }), /networks are asked for/],
    ["a data set of Object.prototype", asking({ dataset: "constructor" }), /data set "constructor" is unknown/],
  ])("%s", (_, job, reason) => {
    const started = process.memoryUsage().heapUsed;
    expect(() => new JobPlans().planOf(job)).toThrow(reason);
    expect(process.memoryUsage().heapUsed - started).toBeLessThan(2 ** 27);
  });
});
