/**
 * What is said in the words of the place where a person is: an option of the command line there, a property in a
 * program.
 */
export interface Words {
  /** For a program. */
  readonly program: string;
  /** For the command line. */
  readonly commandLine: string;
}

/** The same words everywhere. */
export function everywhere(text: string): Words {
  return { program: text, commandLine: text };
}

const COMMAND_LINE = new WeakMap<Error, string>();

/** Gives an error, whose message is for programs, a message for the command line. */
export function withCommandLine<Failure extends Error>(error: Failure, message: string): Failure {
  COMMAND_LINE.set(error, message);
  return error;
}

/** What an error says on the command line: its message, unless it has another for there. */
export function commandLineMessage(error: Error): string {
  return COMMAND_LINE.get(error) ?? error.message;
}

const OPTION_ERRORS = new WeakSet<Error>();

/** Marks an error of an option that a person can give another value: the command was called in a wrong way. */
export function asOptionError<Failure extends Error>(error: Failure): Failure {
  OPTION_ERRORS.add(error);
  return error;
}

/** Whether an error is one of `asOptionError`. */
export function isOptionError(error: unknown): boolean {
  return error instanceof Error && OPTION_ERRORS.has(error);
}
