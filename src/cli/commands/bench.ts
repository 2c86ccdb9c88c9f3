import { setImmediate as nextTurn } from "node:timers/promises";
import { cpus } from "node:os";
import { Command, Option } from "commander";
import { digits, spiral, xor } from "../../datasets/index";
import { Adam, Network, SGD, Trainer, type Dataset } from "../../index";
import type { CommandContext } from "../frame/context";
import { textTable } from "../frame/text-table";
import { addExamples } from "../options/examples";
import { positive } from "../options/numbers";
import { precisionOption } from "../options/precision";

/** A training step that is timed. */
interface Work {
  readonly name: string;
  readonly network: Network;
  readonly data: Dataset;
  readonly trainer: Trainer;
}

/** `wasm-mlp bench`: how long training steps take on this machine. */
export function benchCommand(context: CommandContext): Command {
  const command = new Command("bench")
    .description("Time training steps on this machine; the best and the median of rounds.")
    .addOption(new Option("--seconds <count>", "for all works together").argParser(positive).default(3))
    .addOption(precisionOption().default("strict"));
  addExamples(command, ["bench --precision fast", "with relaxed SIMD, where the engine has it"]);
  return command.action((options: { seconds: number; precision: "strict" | "fast" }) => bench(context, options));
}

async function bench({ output, signal }: CommandContext, options: { seconds: number; precision: "strict" | "fast" }) {
  const works = await makeWorks(options.precision);
  const times = works.map((): number[] => []);
  const start = performance.now();
  const limit = 1000 * options.seconds;
  await output.withProgress("bench", async (onProgress) => {
    do {
      works.forEach((work, w) => times[w].push(timeStep(work)));
      onProgress(Math.min(1, (performance.now() - start) / limit), "");
      await nextTurn();
      signal.throwIfAborted();
    } while (performance.now() - start < limit);
  });
  const rows = works.map(({ name }, w) => ({ name, ...summaryOf(times[w]) }));
  const table = textTable(
    ["training step", "best", "median"],
    rows.map(({ name, bestUs, medianUs }) => [name, `${bestUs.toFixed(1)} us`, `${medianUs.toFixed(1)} us`]),
    new Set([1, 2]),
  );
  const machine = `Node ${process.versions.node}, ${cpus()[0]?.model.trim() ?? "unknown processor"}, ${options.precision}`;
  output.tell(`${table}\n\n${machine}`, {
    event: "bench",
    machine,
    precision: options.precision,
    rounds: times[0].length,
    rows,
  });
  for (const { network } of works) network.dispose();
}

async function makeWorks(precision: "strict" | "fast"): Promise<Work[]> {
  const relu = { activation: "relu", seed: 1, precision } as const;
  const work = (name: string, network: Network, { inputs, targets }: Dataset, trainer: Trainer): Work => {
    return { name, network, data: { inputs, targets }, trainer };
  };
  const adam = (network: Network) => new Trainer(network, { loss: "crossEntropy", optimizer: new Adam() });
  const small = Network.mlp([2, 4, 1], { ...relu, outputActivation: "sigmoid" });
  const middle = Network.mlp([2, 128, 64, 3], relu);
  const large = Network.mlp([64, 256, 128, 10], relu);
  const { inputs, targets } = await digits();
  const batch = { data: inputs.data.slice(0, 128 * inputs.columns), rows: 128, columns: inputs.columns };
  return [
    work(
      "XOR, 2-4-1, SGD, batch 4",
      small,
      { inputs: xor({ samples: 4 }).inputs, targets: [[0], [1], [1], [0]] },
      new Trainer(small, { loss: "meanSquaredError", optimizer: new SGD() }),
    ),
    work("spiral, 2-128-64-3, Adam, batch 64", middle, spiral({ samples: 64, classes: 3 }), adam(middle)),
    work(
      "digits, 64-256-128-10, Adam, batch 128",
      large,
      { inputs: batch, targets: targets.slice(0, 128) },
      adam(large),
    ),
  ];
}

/** Microseconds a step takes, the mean of as many as fill some milliseconds. */
function timeStep({ trainer, data: { inputs, targets } }: Work): number {
  const start = performance.now();
  let steps = 0;
  do {
    trainer.step(inputs, targets);
    steps++;
  } while (performance.now() - start < ROUND_MS);
  return (1000 * (performance.now() - start)) / steps;
}

const ROUND_MS = 5;

function summaryOf(times: readonly number[]): { bestUs: number; medianUs: number } {
  const sorted = [...times].sort((a, b) => a - b);
  return { bestUs: sorted[0], medianUs: sorted[sorted.length >> 1] };
}
