import { Trainer } from "wasm-mlp";
import { expect, test, vi } from "vitest";
import { defaultsFor } from "../../../playground/src/settings/settings";
import type { Report } from "../../../playground/src/training/messages";
import { TrainingService } from "../../../playground/src/training/service";

test("a surface that cannot be computed is told of", async () => {
  const reports: Report[] = [];
  const service = new TrainingService((report) => reports.push(report));
  const posted = (type: Report["type"]) => reports.find((report) => report.type === type);
  const settings = { ...defaultsFor("moons"), samples: 20 };
  service.receive({ type: "configure", settings, until: { epoch: 0, batch: 0 }, run: false });
  await expect.poll(() => posted("state")).toBeDefined();
  using broken = vi.spyOn(Trainer.prototype, "evaluate").mockImplementation(() => {
    throw new RangeError("no loss");
  });
  service.receive({ type: "landscape" });
  await expect.poll(() => posted("problem")).toBeDefined();
  expect(posted("problem")).toMatchObject({ problem: { code: "unexpected" } });
  expect(posted("landscape")).toBeUndefined();
  expect(broken).toHaveBeenCalled();
});
