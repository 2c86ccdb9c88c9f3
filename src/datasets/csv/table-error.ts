import { rangeError } from "../../core/check";
import { asOptionError, withCommandLine, type Words } from "../../core/words";
import { formatError } from "../../core/format-error";

/** What to do on the command line with a table that is too large for it. */
export const IN_PARTS = "split the file and pass a part of it; only train takes more, from a path";

/** Something is wrong in a table: FileFormatError with the remedy in the words of each place. */
export function tableError(file: string, got: string, remedy: Words, cause?: unknown): Error {
  const error = formatError(file, got, remedy.program, cause);
  return withCommandLine(error, `${withoutReader(file)}: ${got}; ${remedy.commandLine}.`);
}

/** An option does not suit a table: RangeError with the remedy in the words of each place. */
export function choiceError(file: string, got: string, remedy: Words): Error {
  const error = rangeError(file, got, remedy.program);
  return withCommandLine(error, `${withoutReader(file)}: ${got}; ${remedy.commandLine}.`);
}

/** As `choiceError`, for an option that a person can give another value: the command was called in a wrong way. */
export function optionError(file: string, got: string, remedy: Words): Error {
  return asOptionError(choiceError(file, got, remedy));
}

/** `readCsv: "a.csv"` is `"a.csv"` on the command line. */
function withoutReader(file: string): string {
  return file.replace(/^[\w.]+: /, "");
}
