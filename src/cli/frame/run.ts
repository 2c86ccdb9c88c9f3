import { createProgram } from "../program";
import type { CommandContext } from "./context";
import { exitCodeOf, failureLine } from "./failure";
import { interruptible, type SignalSource } from "./interruption";
import { Output, printable } from "./output";
import type { Terminal } from "./terminal";

/**
 * Runs the command line: `wasm-mlp` with some arguments.
 *
 * @returns The exit code: 0, 1 if it failed, 2 if it was called in a wrong way, 130 if Ctrl-C left it undone.
 */
export async function run(args: readonly string[], terminal: Terminal, signals: SignalSource): Promise<number> {
  const output = new Output(terminal);
  const onInterrupt = () => {
    output.warn("stopping; press Ctrl-C again to stop at once");
  };
  const onExit = () => {
    output.clearProgress();
  };
  try {
    await interruptible(signals, { onInterrupt, onExit }, async (signal) => {
      const context: CommandContext = { terminal, output, signal };
      await createProgram(context).parseAsync(args.length === 0 ? ["--help"] : [...args], { from: "user" });
    });
    return 0;
  } catch (error) {
    const code = exitCodeOf(error);
    if (code !== 0) terminal.stderr.write(`${output.paint("31", "wasm-mlp:")} ${printable(failureLine(error))}\n`);
    return code;
  }
}
