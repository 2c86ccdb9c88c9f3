/** `npm run mnist -- --data DIR`: the MNIST demonstration, an epoch a line. */
import { parseArgs } from "node:util";
import { loadMnist } from "../datasets/index";
import { runMnist } from "./demonstrations/mnist";
import { withProgress } from "./progress";
import { resultTable } from "./table";

const USAGE = "usage: npm run mnist -- --data DIR [--seed N] [--precision strict|fast]";

try {
  const { values } = parseArgs({
    options: {
      data: { type: "string", default: process.env.MNIST_DIR },
      seed: { type: "string", default: "1" },
      precision: { type: "string", default: "strict" },
    },
  });
  if (values.data === undefined) throw new Error(`mnist: no folder was given.\n${USAGE}`);
  const mnist = await loadMnist(values.data);
  const seed = Number(values.seed);
  const precision = values.precision as "strict" | "fast";
  const result = await withProgress("MNIST", (onProgress) => runMnist({ mnist, seed, precision, onProgress }));
  console.log(resultTable([result]));
  console.log(`validation accuracy ${(100 * result.validationAccuracy).toFixed(2)} %`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
