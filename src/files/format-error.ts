import { show } from "../core/check";
import { FileFormatError } from "../core/errors";

/** A broken file: `file: got; remedy.` `file` begins with the function that reads it. */
export function formatError(
  file: string,
  got: string,
  remedy = "get the file again",
  cause?: unknown,
): FileFormatError {
  return new FileFormatError(`${file}: ${got}; ${remedy}.`, cause === undefined ? undefined : { cause });
}

/** Characters of a name that a message shows: names in a damaged file can be megabytes long. */
const MAX_SHOWN = 80;

/** A value out of a file as it is shown in a message: never long, never deep. */
export function showValue(value: unknown): string {
  if (typeof value === "string" && value.length > MAX_SHOWN) return `${JSON.stringify(value.slice(0, MAX_SHOWN))}...`;
  if (!Array.isArray(value)) return show(value);
  return value.some((element) => typeof element !== "number") ? `an array of ${value.length}` : show(value);
}
