import { expect, test, vi } from "vitest";
import { prepare } from "../../../playground/src/data/prepare";
import { defaultsFor, type Settings } from "../../../playground/src/settings/settings";
import type { Report, Request } from "../../../playground/src/training/messages";
import { Measurement } from "../../../playground/src/training/measurement";
import { bringNeededExtras } from "../../../playground/src/training/needed-extras";
import { saved } from "../../../playground/src/training/save";
import { TrainingService } from "../../../playground/src/training/service";
import { TrainingSession } from "../../../playground/src/training/session";

vi.mock("../../../playground/src/training/needed-extras", { spy: true });

const MOONS: Settings = { ...defaultsFor("moons"), samples: 60, hidden: [3], settle: false };

/** A model as the page saves it. */
async function modelOf(settings: Settings): Promise<File> {
  await bringNeededExtras(settings);
  const listener = { tick: () => undefined, paused: () => undefined };
  const session = new TrainingSession(settings, await prepare(settings, undefined), listener);
  try {
    const { name, content } = await saved(session, "safetensors");
    return new File([content], name);
  } finally {
    await session.dispose();
  }
}

test("a model that needs what cannot be loaded leaves the network that is there", async () => {
  const file = await modelOf({ ...MOONS, optimizer: "lion" });
  const reports: Report[] = [];
  const service = new TrainingService((report) => void reports.push(report));
  const answer = async (request: Request, type: Report["type"]) => {
    service.receive(request);
    await expect.poll(() => reports.map((report) => report.type)).toContain(type);
  };
  await answer({ type: "configure", settings: MOONS, run: false, until: { epoch: 0, batch: 0 } }, "state");
  vi.mocked(bringNeededExtras).mockRejectedValueOnce(new TypeError("Failed to fetch dynamically imported module: x"));
  await answer({ type: "loadModel", file }, "problem");
  expect(reports.at(-1)).toStrictEqual({ type: "problem", problem: { code: "notLoaded", values: [] } });
  await answer({ type: "explain" }, "explained");
  await answer({ type: "loadModel", file }, "loaded");
});

test("a network that stands still is shown with its bits at once, and finer when nothing else is asked", async () => {
  const reports: Report[] = [];
  const service = new TrainingService((report) => void reports.push(report));
  service.receive({ type: "configure", settings: MOONS, run: false, until: { epoch: 0, batch: 0 } });
  const cells = () => reports.flatMap((report) => (report.type === "frame" ? [report.frame.surface!.columns] : []));
  await expect.poll(cells).toHaveLength(2);
  const [first, second] = cells();
  expect(second).toBeGreaterThan(first);
  expect(reports.map(({ type }) => type)).toStrictEqual(["ready", "frame", "state", "frame"]);
});

test("a pause is answered before it is measured; its picture and its bits follow", async () => {
  const events: string[] = [];
  const service = new TrainingService((report) => {
    if (report.type !== "state") events.push(report.type);
    else events.push(report.state.running ? "running" : report.state.fingerprint === "" ? "answered" : "bits");
  });
  service.receive({ type: "pace", pace: { kind: "full" } });
  const settings = { ...MOONS, stopEpoch: 1_000_000 };
  service.receive({ type: "configure", settings, run: true, until: { epoch: 0, batch: 0 } });
  await expect.poll(() => events).toContain("running");
  const take = vi.spyOn(Measurement.prototype, "take").mockImplementation(() => {
    events.push("measured");
    return { loss: 1, accuracy: 1, validationLoss: 1, validationAccuracy: 1 };
  });
  service.receive({ type: "pause" });
  await expect.poll(() => events).toContain("answered");
  await expect.poll(() => events.at(-1)).toBe("bits");
  take.mockRestore();
  const answer = events.slice(events.indexOf("answered"));
  expect(answer.filter((event) => event !== "measured")).toStrictEqual(["answered", "frame", "bits"]);
});

test("a picture that cannot be made is said, and training goes on", async () => {
  vi.spyOn(console, "error").mockReturnValue();
  const reports: Report[] = [];
  const service = new TrainingService((report) => void reports.push(report));
  const frame = vi.spyOn(TrainingSession.prototype, "frame").mockImplementation(() => {
    throw new RangeError("Invalid typed array length");
  });
  service.receive({ type: "configure", settings: MOONS, run: false, until: { epoch: 2, batch: 0 } });
  const moments = () => reports.flatMap((report) => (report.type === "state" ? [report.state.reason] : []));
  await expect.poll(moments).toContain("moment");
  expect(reports).toContainEqual({ type: "problem", problem: { code: "undrawn", values: [] } });
  frame.mockRestore();
  service.receive({ type: "step", unit: "epoch" });
  await expect.poll(() => reports.map((report) => report.type === "frame" && report.frame.position.epoch)).toContain(3);
});
