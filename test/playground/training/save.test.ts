import { scalerFromJson } from "wasm-mlp/datasets";
import { loadNetwork } from "wasm-mlp/files";
import { expect, test } from "vitest";
import { prepare } from "../../../playground/src/data/prepare";
import { defaultsFor } from "../../../playground/src/settings/settings";
import { saved } from "../../../playground/src/training/save";
import { TrainingSession } from "../../../playground/src/training/session";

test("a saved regression answers in the units of its data", async () => {
  const settings = { ...defaultsFor("polynomial"), samples: 60, hidden: [5], settle: false };
  const data = await prepare(settings, undefined);
  const session = new TrainingSession(settings, data, { tick: () => undefined, paused: () => undefined });
  try {
    const bytes = (await saved(session, "safetensors")).content as Uint8Array<ArrayBuffer>;
    const { network, scaler, details } = await loadNetwork(bytes);
    const inputs = scalerFromJson(scaler);
    const targets = scalerFromJson(details!.targetScaler);
    const { rows, inputs: raw, targets: values } = data.rawValidation;
    const scaled = inputs.transform({ data: Float32Array.from(raw), rows, columns: 1 });
    expect([...scaled.data]).toEqual([...data.validation.inputs.data]);
    const truth = data.validation.targets as { data: Float32Array; rows: number; columns: number };
    targets.inverseTransform(truth).data.forEach((value, i) => {
      expect(value).toBeCloseTo(values[i], 3);
    });
    const answers = targets.inverseTransform(network.predict(scaled)).data;
    network.dispose();
    const csv = (await saved(session, "predictions")).content as string;
    const shown = csv
      .trimEnd()
      .split("\n")
      .filter((line) => line.startsWith("validation"));
    expect(shown.map((line) => Number(line.split(",").at(-1)))).toEqual([...answers]);
  } finally {
    await session.dispose();
  }
});
