import { afterEach, expect, test, vi } from "vitest";
import type { StudyOrder, StudyReport } from "../../../playground/src/studies/messages";
import { StudyClient } from "../../../playground/src/studies/study-client";

afterEach(() => {
  vi.unstubAllGlobals();
});

const ORDER: StudyOrder = { type: "laboratory", kind: "dying", numbers: {} };

const STOPPED = { type: "problem", problem: { code: "studyStopped", values: [] } };

function clientWith(makeWorker: () => object): { client: StudyClient; reports: StudyReport[] } {
  vi.stubGlobal("Worker", function () {
    return makeWorker();
  });
  const reports: StudyReport[] = [];
  return { client: new StudyClient((report) => void reports.push(report)), reports };
}

test("a worker that cannot be made is said, after the study has begun", async () => {
  const { client, reports } = clientWith(() => {
    throw new DOMException("blocked", "SecurityError");
  });
  client.run(ORDER);
  expect(reports).toStrictEqual([]);
  await Promise.resolve();
  expect(reports).toStrictEqual([STOPPED]);
});

test.each(["onerror", "onmessageerror"] as const)("a worker that fails is ended and said once: %s", (way) => {
  const worker = { postMessage: vi.fn(), terminate: vi.fn(), onerror: vi.fn(), onmessageerror: vi.fn() };
  const { client, reports } = clientWith(() => worker);
  client.run(ORDER);
  expect(worker.postMessage).toHaveBeenCalledWith(ORDER);
  const event = { preventDefault: vi.fn() };
  worker[way](event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
  expect(worker.terminate).toHaveBeenCalled();
  expect(reports).toStrictEqual([STOPPED]);
  expect([worker.onerror, worker.onmessageerror]).toStrictEqual([null, null]);
});
