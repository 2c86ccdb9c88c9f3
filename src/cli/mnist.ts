/** `npm run mnist -- --data DIR` or `--download`: the MNIST demonstration, an epoch a line. */
import { parseArgs } from "node:util";
import { loadMnist, type Mnist } from "../datasets/index";
import { runMnist } from "./demonstrations/mnist";
import { withProgress } from "./progress";
import { resultTable } from "./table";

const USAGE = "usage: npm run mnist -- --data DIR | --download [--seed N] [--precision strict|fast]";

function folderOf(folder: string | undefined): string {
  if (folder !== undefined) return folder;
  throw new Error(`mnist: no folder was given.\n${USAGE}`);
}

/** MNIST out of the cache, where it comes from the network the first time. */
function downloaded(onProgress: (share: number, text: string) => void): Promise<Mnist> {
  return loadMnist({
    onProgress: ({ file, loadedBytes, totalBytes }) => {
      onProgress(loadedBytes / totalBytes, file);
    },
  });
}

try {
  const { values } = parseArgs({
    options: {
      data: { type: "string", default: process.env.MNIST_DIR },
      download: { type: "boolean", default: false },
      seed: { type: "string", default: "1" },
      precision: { type: "string", default: "strict" },
    },
  });
  const mnist = values.download ? await withProgress("download", downloaded) : await loadMnist(folderOf(values.data));
  const seed = Number(values.seed);
  const precision = values.precision as "strict" | "fast";
  const result = await withProgress("MNIST", (onProgress) => runMnist({ mnist, seed, precision, onProgress }));
  console.log(resultTable([result]));
  console.log(`validation accuracy ${(100 * result.validationAccuracy).toFixed(2)} %`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
