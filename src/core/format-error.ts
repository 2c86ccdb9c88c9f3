import { isArray } from "./kind";
import { show } from "./check";
import { FileFormatError } from "./errors";

/** A broken file: `file: got; remedy.` `file` begins with the function that reads it. */
export function formatError(
  file: string,
  got: string,
  remedy = "get the file again",
  cause?: unknown,
): FileFormatError {
  return new FileFormatError(`${file}: ${got}; ${remedy}.`, cause === undefined ? undefined : { cause });
}

/** A value out of a file as it is shown in a message: never long, never deep. */
export function showValue(value: unknown): string {
  if (!isArray(value)) return show(value);
  return value.some((element) => typeof element !== "number") ? `an array of ${value.length}` : show(value);
}
