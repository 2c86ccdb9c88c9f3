import { COSINE_EPOCHS, HALVING_EPOCHS, LOWEST_SHARE, WARMUP_EPOCHS } from "../training/learning-rate";
import type { Settings } from "../settings/settings";

/** The learning rate of an epoch as code: what comes before training, and what each epoch does. */
export function learningRateCode({ schedule, learningRate }: Settings): {
  readonly before: readonly string[];
  readonly inEpoch: string;
} {
  const factors: Readonly<Record<Settings["schedule"], string>> = {
    constant: "",
    halving: `0.5 ** Math.floor((epoch - 1) / ${HALVING_EPOCHS})`,
    cosine:
      `Math.max(${LOWEST_SHARE}, 0.5 * (1 + Math.cos((Math.PI * Math.min(epoch - 1, ${COSINE_EPOCHS})) / ` +
      `${COSINE_EPOCHS})))`,
    warmup: `Math.min(1, epoch / ${WARMUP_EPOCHS})`,
  };
  if (factors[schedule] === "") return { before: [], inEpoch: "" };
  return {
    before: [
      `const learningRateAt = (epoch) => ${learningRate} * ${factors[schedule]};`,
      "optimizer.learningRate = learningRateAt(1);",
    ],
    inEpoch: "optimizer.learningRate = learningRateAt(epoch + 1);",
  };
}
