/** What listens to an experiment may fail or be slow: the call ends with that error, and nothing is left unhandled. */
import { expect, test } from "vitest";
import { circles } from "../../src/datasets/index";
import { hyperparameterSearch, normStudy, performanceMap } from "../../src/experiments/index";
import { withListener } from "../../src/experiments/listener";
import { rejection } from "../core/throwing";

const dataset = circles({ samples: 16, seed: 1 });
const study = { architecture: [2, 3, 1], dataset, networks: 40, epochs: 2, workers: 0 };
const failure = new Error("disk full");

const RUNS: [name: string, run: (onProgress: () => void) => Promise<unknown>][] = [
  ["normStudy", (onProgress) => normStudy({ ...study, onProgress })],
  [
    "performanceMap",
    (onProgress) =>
      performanceMap({ architecture: [2, 1], dataset, learningRates: [1], epochs: [2], workers: 0, onProgress }),
  ],
  [
    "hyperparameterSearch",
    (onProgress) => hyperparameterSearch({ dataset, trials: 2, epochs: 1, workers: 0, onProgress }),
  ],
];

test.each(RUNS)("%s ends with what its listener throws or rejects with", async (_, run) => {
  const throws = () => {
    throw failure;
  };
  // A listener's promise may be ignored by the types of its caller; it must not be by the caller.
  const rejects = (() => Promise.reject(failure)) as () => void;
  const rejectsLate = (() =>
    new Promise((_, reject) => {
      setTimeout(reject, 50, failure);
    })) as () => void;
  for (const listener of [throws, rejects, rejectsLate]) expect(await rejection(run(listener))).toBe(failure);
});

test("waits for the listener's last promise", async () => {
  let written = 0;
  const onProgress = (async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    written++;
  }) as () => void;
  let calls = 0;
  await withListener({ onProgress }, (report) => {
    for (; calls < 3; calls++) report(undefined);
    return Promise.resolve();
  });
  expect(written).toBe(calls);
});

test("obeys the signal while it works, and before", async () => {
  const reason = new Error("enough");
  const controller = new AbortController();
  const work = (_: unknown, signal: AbortSignal) =>
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => {
        reject(signal.reason as Error);
      });
    });
  const running = withListener({ signal: controller.signal }, work);
  controller.abort(reason);
  expect(await rejection(running)).toBe(reason);
  expect(await rejection(withListener({ signal: controller.signal }, work))).toBe(reason);
});

test("an abort is heard while a listener never answers", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const onProgress = (() => {
    setTimeout(() => {
      controller.abort(reason);
    });
    return new Promise(() => undefined);
  }) as () => void;
  expect(await rejection(normStudy({ ...study, onProgress, signal: controller.signal }))).toBe(reason);
});
