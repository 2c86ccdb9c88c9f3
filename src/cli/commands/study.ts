import { Command, InvalidArgumentError, Option } from "commander";
import { POPULATION_ACTIVATIONS } from "../../experiments/study-options";
import type { CommandContext } from "../frame/context";
import { addExamples } from "../options/examples";
import { nameOf } from "../options/name-of";
import { fraction, integer, list, numberOf, positive, type Parser } from "../options/numbers";
import { range } from "../options/range";
import { experimentNamed, type LaboratoryName } from "../studies/laboratory";
import { runStudy } from "../studies/run-study";
import { addRunOptions, type StudyRunOptions } from "../studies/study-options";
import { tellLaboratory } from "../studies/tell-study";

/** Options of a study: name on the command line, what it is, how it is read; the study's own name follows from it. */
type OwnOption = readonly [flags: string, description: string, parser: Parser<unknown>];

/** From and to, as in -1:3. */
const interval: Parser<[number, number]> = (text) => {
  const ends = text.split(":").map(numberOf);
  if (ends.length === 2 && ends.every(Number.isFinite)) return [ends[0], ends[1]];
  throw new InvalidArgumentError("Pass from:to, such as 1:3.5.");
};

const seed: OwnOption = ["--seed <number>", "fixes data and initial weights", integer(0)];

interface Entry {
  readonly description: string;
  readonly options: readonly OwnOption[];
  readonly example: readonly [string, string];
}

const STUDIES: Readonly<Record<LaboratoryName, Entry>> = {
  boundary: {
    description: "Where training converges, in the plane of two learning rates: a fractal (Sohl-Dickstein 2024).",
    options: [
      ["--size <pixels>", "rates on each axis (default: 128)", integer(2)],
      ["--width <units>", "inputs and hidden units (default: 8)", integer(1)],
      ["--steps <count>", "of gradient descent (default: 100)", integer(1)],
      [
        "--activation <name>",
        `${POPULATION_ACTIVATIONS.join(", ")} (default: tanh)`,
        nameOf([...POPULATION_ACTIVATIONS, "identity"]),
      ],
      ["--log-rates1 <range>", "log10 of the first layer's rate, from:to (default: 1:3.5)", interval],
      ["--log-rates2 <range>", "and of the second layer's (default: 1.2:2.6)", interval],
      seed,
    ],
    example: ["study boundary --out boundary.png", "16,384 networks in two seconds"],
  },
  starts: {
    description: "From which initial weights XOR is learned (Kolen and Pollack 1990).",
    options: [
      ["--size <pixels>", "weights on each axis (default: 128)", integer(2)],
      ["--axes <list>", "which two of nine parameters vary (default: 0,6)", list(integer(0))],
      ["--range1 <range>", "of the first, from:to (default: -10:10)", interval],
      ["--range2 <range>", "of the second (default: -10:10)", interval],
      ["--learning-rate <rate>", "(default: 20)", positive],
      ["--momentum <share>", "(default: 0.4)", fraction],
      ["--epochs <count>", "(default: 1000)", integer(1)],
      seed,
    ],
    example: ["study starts --size 256 --out starts.png", "the plane of two initial weights"],
  },
  stability: {
    description: "Sharpness meets 2 / learning rate and stays (Cohen et al. 2021).",
    options: [
      ["--architecture <widths>", "inputs first (default: 1,32,32,1)", list(integer(1))],
      ["--learning-rates <range>", "a network each (default: 48)", range],
      ["--epochs <count>", "(default: 6000)", integer(0)],
      ["--every <epochs>", "between two looks at the sharpness (default: 100)", integer(1)],
      seed,
    ],
    example: ["study stability --out stability.svg", "48 networks of 6,000 epochs in seconds"],
  },
  dying: {
    description: "Deep and narrow ReLU networks that are born dead (Lu et al. 2019).",
    options: [
      ["--widths <list>", "columns (default: 2 to 10)", list(integer(1))],
      ["--depths <list>", "rows, hidden layers (default: 2, 4, ... 30)", list(integer(1))],
      ["--networks <count>", "of a cell (default: 64)", integer(1)],
      ["--epochs <count>", "0 looks at initial networks only (default: 1000)", integer(0)],
      ["--learning-rate <rate>", "of Adam (default: 0.01)", positive],
      seed,
    ],
    example: ["study dying --epochs 0 --networks 1000", "the exact law of those born dead"],
  },
  capacity: {
    description: "How many random labellings are learned, on Cover's exact curve (1965).",
    options: [
      ["--inputs <dimension>", "of the points (default: 10)", integer(1)],
      ["--hidden <units>", "0 is one unit (default: 0)", integer(0)],
      ["--points <list>", "numbers of points (default: 4 to 48)", list(integer(1))],
      ["--labellings <count>", "for each (default: 512)", integer(1)],
      ["--starts <count>", "tries at a labelling (default: 1, with hidden units 5)", integer(1)],
      ["--epochs <count>", "(default: 16000)", integer(0)],
      seed,
    ],
    example: ["study capacity --out capacity.svg", "one unit: half of all at 22 points"],
  },
  teachers: {
    description: "One neuron more: students of teacher networks (Safran and Shamir 2018).",
    options: [
      ["--teacher-widths <list>", "rows (default: 2,4,6,8)", list(integer(1))],
      ["--extra-neurons <list>", "columns (default: 0,1,2,4,6)", list(integer(0))],
      ["--starts <count>", "students of a cell (default: 128)", integer(1)],
      ["--epochs <count>", "(default: 5000)", integer(0)],
      seed,
    ],
    example: ["study teachers --starts 48 --out teachers.svg", "success by width and extra neurons"],
  },
};

/** `wasm-mlp study`: what the literature found by training thousands of networks. */
export function studyCommand(context: CommandContext): Command {
  const command = new Command("study").description("Repeat a published study of how networks learn.");
  for (const name of Object.keys(STUDIES) as LaboratoryName[]) command.addCommand(experimentCommand(context, name));
  return addExamples(
    command,
    ["study boundary --out boundary.png", "the plane of two learning rates"],
    ["study dying --help", "the options of one study"],
  );
}

function experimentCommand(context: CommandContext, name: LaboratoryName): Command {
  const { description, options, example } = STUDIES[name];
  const command = new Command(name).description(description);
  for (const [flags, text, parser] of options) command.addOption(new Option(flags, text).argParser(parser));
  addExamples(addRunOptions(command), [...example]);
  return command.action(async (given: StudyRunOptions & Record<string, unknown>) => {
    const { workers, shard, queue, wait, out, ...study } = given;
    const run = { wait, ...(workers !== undefined && { workers }), ...(shard && { shard }) };
    const request = {
      kind: name,
      options: { ...run, ...(queue !== undefined && { queue }), ...(out !== undefined && { out }), study },
    };
    await runStudy(context, request, {
      compute: (runOptions) => experimentNamed(name).compute({ ...study, ...runOptions }),
      tell: tellLaboratory,
    });
  });
}
