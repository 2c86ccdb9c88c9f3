/** A worker whose messages, death and end come in any order: each training settles once, and the network is free again. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { StateError, WorkerError } from "../../src/core/errors";
import { Network, Trainer, type EpochRecord } from "../../src/index";
import { trainInWorker } from "../../src/workers/index";

interface Events {
  readonly onMessage: (response: unknown) => void;
  readonly onDeath: (reason: string) => void;
}

/** The worker that was made last. */
const worker = vi.hoisted(() => ({
  events: undefined as Events | undefined,
  posted: [] as string[],
  terminations: 0,
}));

vi.mock("../../src/core/worker-handle", async (original) => ({
  ...(await original<typeof import("../../src/core/worker-handle")>()),
  createWorker: (_file: unknown, events: Events) => {
    Object.assign(worker, { events, posted: [], terminations: 0 });
    return {
      post: ({ type }: { readonly type: string }) => void worker.posted.push(type),
      terminate: () => {
        worker.terminations++;
      },
    };
  },
}));

const DATA = { inputs: [[0, 1], [1, 0]], targets: [0, 1] }; // prettier-ignore
const READY = { type: "ready" };
const EPOCH = { type: "epoch", epoch: { epoch: 1, loss: 0.5 } };
const HISTORY = { epoch: [1], loss: [0.5] };
const FAILED = { type: "failed", error: { name: "RangeError", message: "refused" } };

let network: Network;
/** What a worker that has trained sends: the parameters doubled. */
let end: object;
let before: object;

beforeEach(() => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  network = Network.mlp([2, 3, 2], { seed: 1 });
  const state = network.stateDict();
  before = state;
  const doubled = Object.entries(state).map(([name, { shape, data }]) => [
    name,
    { shape, data: data.map((x) => 2 * x) },
  ]);
  end = { type: "end", state: Object.fromEntries(doubled) as object, history: HISTORY };
});

const say = (...responses: unknown[]) => {
  for (const response of responses) worker.events!.onMessage(response);
};
const die = (reason = "exit code 0") => {
  worker.events!.onDeath(reason);
};

type Act = (training: ReturnType<typeof trainInWorker>, controller: AbortController) => void;

/** What happens, and how the training ends. */
const CASES: readonly (readonly [name: string, act: Act, outcome: unknown])[] = [
  ["it answers", () => { say(READY, EPOCH, end); }, HISTORY],
  ["it dies after its answer", () => { say(READY, end); die(); }, HISTORY],
  ["it answers twice", () => { say(READY, end, end, FAILED); }, HISTORY],
  ["it ends without an answer, code 0", () => { say(READY, EPOCH); die(); }, WorkerError],
  ["a message cannot be read", () => { say(READY); die("a message of it could not be read"); }, WorkerError],
  ["it dies twice", () => { say(READY); die(); die(); }, WorkerError],
  ["it answers after its death", () => { say(READY); die(); say(end); }, WorkerError],
  ["it refuses its task", () => { say(READY, FAILED); }, RangeError],
  ["it refuses, then dies", () => { say(FAILED); die(); }, RangeError],
  ["it sends what is no answer", () => { say(READY, undefined); }, TypeError],
  ["it sends an answer without parameters", () => { say(READY, { type: "end" }); }, TypeError],
  ["an abort before it is ready", (_, controller) => { controller.abort(new Error("enough")); say(READY, end); }, "enough"],
  ["an abort before it is ready, then a death", (training) => { training.abort(new Error("enough")); die(); }, "enough"],
  ["an abort while its answer is on the way", (_, controller) => { say(READY); controller.abort(new Error("enough")); say(EPOCH, end); }, "enough"],
  ["a death while an abort is on the way", (training) => { say(READY); training.abort(new Error("enough")); die(); }, WorkerError],
  ["an abort while it is paused", (training) => { say(READY); training.pause(); training.abort(new Error("enough")); training.pause(); say(end); }, "enough"],
  ["a disposal while its answer is on the way", () => { say(READY); network.dispose(); say(EPOCH, end); }, StateError],
  ["a disposal before it is ready, then a death", () => { network.dispose(); die(); }, StateError],
]; // prettier-ignore

describe("settles once", () => {
  test.each(CASES)("%s", async (_, act, outcome) => {
    const controller = new AbortController();
    const training = trainInWorker(network, DATA, { loss: "crossEntropy", epochs: 1, signal: controller.signal });
    const settled = training.history.catch((error: unknown) => error);
    act(training, controller);
    const got = await settled;
    if (typeof outcome === "function") expect(got).toBeInstanceOf(outcome);
    else expect(got).toStrictEqual(outcome === "enough" ? new Error("enough") : outcome);
    expect(worker.terminations).toBe(1);
    // Nothing that comes later is heard.
    say(READY, EPOCH, end, FAILED);
    die();
    training.pause();
    training.resume();
    training.abort();
    expect(worker.terminations).toBe(1);
    if (outcome === StateError) return;
    const isTrained = JSON.stringify(network.stateDict()) !== JSON.stringify(before);
    expect(isTrained).toBe(outcome === HISTORY || (outcome === "enough" && worker.posted.includes("abort")));
    await new Trainer(network, { loss: "crossEntropy" }).fit(DATA);
    network.dispose();
  });
});

test("a worker that dies before its first word, paused: the calling thread rests until an abort", async () => {
  const told: number[] = [];
  const onEpoch = ({ epoch }: EpochRecord) => void told.push(epoch);
  const training = trainInWorker(network, DATA, { loss: "crossEntropy", epochs: 1e9, onEpoch });
  const settled = training.history.catch((error: unknown) => error);
  training.pause();
  die("cannot be loaded");
  const turns = async (count: number) => {
    for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setTimeout(resolve));
    return told.length;
  };
  // The pause is heard after the first slice.
  while ((await turns(1)) === 0);
  expect(await turns(20)).toBe(await turns(20));
  training.abort(new Error("enough"));
  expect(await settled).toStrictEqual(new Error("enough"));
  network.dispose();
});
