import { Command } from "commander";
import { LIBRARY_VERSION } from "../files/version";
import { demoCommand } from "./commands/demo";
import { evaluateCommand } from "./commands/evaluate";
import { explainCommand } from "./commands/explain";
import { inspectCommand } from "./commands/inspect";
import { mnistCommand } from "./commands/mnist";
import { plotCommand } from "./commands/plot";
import { predictCommand } from "./commands/predict";
import { trainCommand } from "./commands/train";
import { mapCommand } from "./commands/map";
import { mergeCommand } from "./commands/merge";
import { normsCommand } from "./commands/norms";
import { studyCommand } from "./commands/study";
import { searchCommand } from "./commands/search";
import { serveCommand } from "./commands/serve";
import { playgroundCommand } from "./commands/playground";
import { benchCommand } from "./commands/bench";
import { workerCommand } from "./commands/worker";
import type { CommandContext } from "./frame/context";
import type { OutputOptions } from "./frame/output";

/** The commands, in the order of the help. */
const COMMANDS: readonly ((context: CommandContext) => Command)[] = [
  trainCommand,
  evaluateCommand,
  predictCommand,
  inspectCommand,
  explainCommand,
  serveCommand,
  plotCommand,
  demoCommand,
  mnistCommand,
  mapCommand,
  normsCommand,
  studyCommand,
  mergeCommand,
  workerCommand,
  searchCommand,
  playgroundCommand,
  benchCommand,
];

/** The program with all its commands. It throws instead of ending the process. */
export function createProgram(context: CommandContext): Command {
  const { terminal, output } = context;
  const program = new Command("wasm-mlp")
    .description("Multilayer perceptrons: train, predict and study networks without writing code.")
    .version(LIBRARY_VERSION)
    .option("--json", "print a line of JSON an event")
    .option("--quiet", "print nothing but data asked for on -")
    .addHelpText("after", EXAMPLES);
  for (const create of COMMANDS) program.addCommand(create(context));
  for (const command of withCommandsOf(program)) {
    command
      .exitOverride()
      .showSuggestionAfterError()
      .configureHelp({ showGlobalOptions: true, helpWidth: 80 })
      .configureOutput({
        writeOut: (text) => terminal.stdout.write(text),
        writeErr: () => undefined,
        getOutHasColors: () => false,
        getErrHasColors: () => false,
      });
  }
  return program.hook("preAction", () => {
    output.configure(program.opts<OutputOptions>());
  });
}

/** A command and those below it, at any depth: none of them keeps commander's own way to end. */
function withCommandsOf(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withCommandsOf)];
}

const EXAMPLES = `
Examples:
  wasm-mlp demo
  wasm-mlp train data.csv --target species --out model.safetensors
  wasm-mlp predict model.safetensors new.csv --out -

"wasm-mlp <command> --help" shows the options of a command, with examples. "-" is
standard input or output. Exit codes: 0, 1 failed, 2 wrong usage, 130 Ctrl-C.`;
