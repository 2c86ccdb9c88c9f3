import { cpus } from "node:os";
import { join } from "node:path";
import { Argument, Command, Option } from "commander";
import { loadMnist } from "../../datasets/index";
import { resultTable } from "../demonstrations/result-table";
import { writeFigures } from "../figures/write-figures";
import { lookUp } from "../../core/look-up";
import type { CommandContext } from "../frame/context";
import { claimFolder, writeInto } from "../frame/output-file";
import { addExamples } from "../options/examples";
import { integer } from "../options/numbers";
import type { RepeatableSection, Section, SectionOptions } from "../report/section";

type MakeSection = (options: SectionOptions) => Promise<Section>;

/** The stations of the tour, each loaded when it is its turn. */
const STATIONS: Readonly<Record<string, MakeSection>> = {
  digits: async (options) => (await import("../report/digits-section")).digitsSection(options),
  spiral: async (options) => (await import("../report/spiral-section")).spiralSection(options),
  regression: async (options) => (await import("../report/regression-section")).regressionSection(options),
  xor: async (options) => (await import("../report/xor-section")).xorSection(options),
  norms: async (options) => (await studies()).normsSection([2, 3, 2, 1], "3 min 1 s", options),
  bands: async (options) => (await studies()).normsSection([2, 3, 1], "1 min 21 s", options),
  trends: async (options) => (await studies()).trendsSection(options),
  map: async (options) => (await studies()).mapSection(options),
  boundary: async (options) => (await laboratory()).boundarySection(options),
  starts: async (options) => (await laboratory()).startsSection(options),
  stability: async (options) => (await laboratory()).stabilitySection(options),
  dying: async (options) => (await laboratory()).dyingSection(options),
  capacity: async (options) => (await laboratory()).capacitySection(options),
  teachers: async (options) => (await laboratory()).teachersSection(options),
};

const studies = () => import("../report/studies-sections");
const laboratory = () => import("../report/laboratory-sections");

interface DemoOptions {
  readonly out: string;
  readonly mnist?: string;
  readonly seed: number;
}

/** `wasm-mlp demo`: the tour, and its report. */
export function demoCommand(context: CommandContext): Command {
  const command = new Command("demo")
    .description("Train the demonstrations; write a report with all figures.")
    .addArgument(new Argument("[names...]", "which (default: all)").choices(Object.keys(STATIONS)))
    .option("--out <folder>", "where report.html and figures/ go", "out")
    .addOption(new Option("--mnist <folder>", "with the four files of MNIST, to train them too").env("MNIST_DIR"))
    .addOption(new Option("--seed <number>", "fixes every random choice").argParser(integer(0)).default(1));
  addExamples(
    command,
    ["demo", "everything, in under a minute"],
    ["demo spiral xor --out out/", "only these"],
    ["demo --mnist ~/mnist", "MNIST as well"],
  );
  return command.action((names: string[], options: DemoOptions) => demo(context, names, options));
}

async function demo(context: CommandContext, names: readonly string[], options: DemoOptions): Promise<void> {
  const { out, seed } = options;
  const { output, signal } = context;
  const start = performance.now();
  await claimFolder("--out", out);
  const sections: RepeatableSection[] = [];
  for (const [name, make] of Object.entries(await stations(names, options))) {
    const section = await output.withProgress(name, (onProgress) => make({ seed, onProgress, signal }));
    sections.push({ ...section, command: commandOf(name, seed) });
    const { result } = section;
    output.event({ event: "demonstration", name, result: result.result, trainingMs: result.trainingMs });
  }
  const figures = sections.flatMap((section) => section.figures);
  const { reportHtml } = await import("../report/report");
  const drawn = await output.withProgress("figures", () => writeFigures(context, join(out, "figures"), figures));
  const html = reportHtml(sections, { machine: machine(), date: new Date(), totalMs: performance.now() - start });
  const report = await writeInto(context, out, "report.html", html);
  const table = resultTable(sections.map(({ result }) => result));
  output.tell(`${table}\n\n${drawn.length} figures in ${join(out, "figures")}, the report in ${report}`, {
    event: "report",
    report,
    figures: drawn,
    totalMs: performance.now() - start,
  });
}

async function stations(names: readonly string[], { mnist }: DemoOptions): Promise<Record<string, MakeSection>> {
  const chosen =
    names.length === 0 ? STATIONS : Object.fromEntries(names.map((name) => [name, lookUp(STATIONS, name)!]));
  if (mnist === undefined || mnist === "") return chosen;
  const digits = await loadMnist(mnist);
  const { mnistSection } = await import("../report/mnist-section");
  return { ...chosen, mnist: (options) => mnistSection(digits, options) };
}

/** What repeats a station alone. */
function commandOf(name: string, seed: number): string {
  return name === "mnist" ? `wasm-mlp mnist --seed ${seed}` : `wasm-mlp demo ${name} --seed ${seed}`;
}

function machine(): string {
  const [first, ...rest] = cpus();
  const model = first === undefined ? "unknown processor" : `${rest.length + 1} x ${first.model.trim()}`;
  return `Node ${process.versions.node}, ${model}`;
}
