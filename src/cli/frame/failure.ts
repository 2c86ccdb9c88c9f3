import { CommanderError } from "commander";
import { commandLineMessage, isOptionError } from "../../core/words";
import { oneLine } from "./one-line";

/** The command was called in a wrong way. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The user stopped the work. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";

  /** @param exitCode - 128 and the number of the signal. */
  constructor(readonly exitCode: number) {
    super("stopped by the user");
  }
}

/** 1: it failed; 2: it was called in a wrong way; 130: Ctrl-C stopped it; 0 for help and version, which commander reports as errors. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof InterruptedError) return error.exitCode;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return error instanceof UsageError || isOptionError(error) ? 2 : 1;
}

/** What went wrong, in one line and without a stack. */
export function failureLine(error: unknown): string {
  if (error instanceof CommanderError) {
    return error.code === "commander.help" ? "name a command; --help lists them" : oneLine(ofCommander(error.message));
  }
  return oneLine(error instanceof Error ? withoutFunction(commandLineMessage(error)) : String(error));
}

/** Names of library functions mean nothing to a person who typed a command, whose name is said already. */
function withoutFunction(message: string): string {
  return message.replace(/^(?:wasm-mlp|read\w+|scanCsv|streamCsv|loadNetwork|hyperparameterSearch|Model\.\w+): /, "");
}

/** Commander's `error: text.` with a full stop and a suggestion in a line of its own. */
function ofCommander(message: string): string {
  return message.replace(/^error: /, "").replace(/\n\((.*)\)$/, "; $1");
}
