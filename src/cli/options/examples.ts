import type { Command } from "commander";

/** Ends the help of a command with examples: a line that can be typed, and what it does. */
export function addExamples(
  command: Command,
  ...examples: readonly (readonly [line: string, what: string])[]
): Command {
  const lines = examples.map(([line, what]) => `  $ wasm-mlp ${line}\n      ${what}`);
  return command.addHelpText("after", `\nExamples:\n${lines.join("\n")}`);
}
