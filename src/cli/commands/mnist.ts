import { Command, Option } from "commander";
import { loadMnist, type Mnist } from "../../datasets/index";
import { runMnist } from "../demonstrations/mnist";
import { resultTable } from "../demonstrations/result-table";
import type { CommandContext } from "../frame/context";
import { UsageError } from "../frame/failure";
import { addExamples } from "../options/examples";
import { integer } from "../options/numbers";
import { precisionOption } from "../options/precision";

interface MnistOptions {
  readonly data?: string;
  readonly download?: boolean;
  readonly seed: number;
  readonly epochs: number;
  readonly precision: "strict" | "fast";
}

/** `wasm-mlp mnist`: the MNIST demonstration. */
export function mnistCommand(context: CommandContext): Command {
  const command = new Command("mnist")
    .description("Train 784-256-64-10 with BatchNorm on MNIST.")
    .addOption(new Option("--data <folder>", "with the four files, gzipped or not").env("MNIST_DIR"))
    .addOption(new Option("--download", "once, into a cache folder; the files are checked").conflicts("data"))
    .addOption(new Option("--epochs <count>", "passes over 36,000 digits").argParser(integer(1)).default(30))
    .addOption(new Option("--seed <number>", "fixes every random choice").argParser(integer(0)).default(1))
    .addOption(precisionOption().default("strict"));
  addExamples(
    command,
    ["mnist --data ~/mnist", "30 epochs, some seconds"],
    ["mnist --download", "fetches the four files the first time"],
  );
  return command.action((options: MnistOptions) => mnist(context, options));
}

/** MNIST out of a folder, or out of the cache, where it comes from the network the first time. */
async function loadDigits({ output, signal }: CommandContext, { data, download }: MnistOptions): Promise<Mnist> {
  if (download === true) {
    return output.withProgress("download", (onProgress) =>
      loadMnist({
        signal,
        onProgress: ({ file, loadedBytes, totalBytes }) => {
          onProgress(loadedBytes / totalBytes, file);
        },
      }),
    );
  }
  if (data !== undefined && data !== "") return loadMnist(data);
  throw new UsageError(
    "mnist: no folder was given; pass --data or set MNIST_DIR to where its four files are, or pass --download",
  );
}

async function mnist(context: CommandContext, { data, download, ...options }: MnistOptions): Promise<void> {
  const { output, signal } = context;
  const digits = await loadDigits(context, { data, download, ...options });
  const demonstrated = await output.withProgress("MNIST", (onProgress) =>
    runMnist({
      ...options,
      mnist: digits,
      signal,
      onProgress,
      onEpoch: (epoch) => {
        output.event({ event: "epoch", ...epoch });
      },
    }),
  );
  demonstrated.network.dispose();
  const { result } = demonstrated;
  const { accuracy, validationAccuracy, trainingMs } = result;
  const validation = `validation accuracy ${(100 * validationAccuracy).toFixed(2)} %`;
  output.tell(`${resultTable([result])}\n${validation}`, {
    event: "summary",
    accuracy,
    validationAccuracy,
    trainingMs,
  });
}
