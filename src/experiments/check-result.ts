import { isArray, isObject } from "../core/kind";
import { show } from "../core/check";
import { FileFormatError } from "../core/errors";
import { checkedSettings, definitionOf } from "./study-kinds";

/** @throws FileFormatError unless a value read from a file has the form of a result, with the sizes its settings ask for. */
export function assertResult(value: unknown): void {
  const kind: unknown = isObject(value) ? value.kind : undefined;
  if (!isObject(value) || typeof kind !== "string") throw notAResult(show(kind ?? value));
  if (kind === "hyperparameterSearch") {
    if (!isArray(value.table) || !isObject(value.best)) throw notAResult("a search without its table");
    return;
  }
  const wrong = wrongPart(value, emptyResult(kind, value.settings), "result");
  if (wrong !== undefined) throw notAResult(wrong);
}

function notAResult(got: string): FileFormatError {
  return new FileFormatError(`fromJSON: the text holds ${got}, no result; pass what toJSON returns.`);
}

/** A result of the same settings without networks: what a result looks like. */
function emptyResult(kind: string, settings: unknown): unknown {
  try {
    const checked = checkedSettings("fromJSON", settings);
    if (checked.settings.kind !== kind) throw notAResult(`a ${show(kind)} with settings of another study`);
    const empty = definitionOf("fromJSON", kind).assemble(checked.settings, []);
    return isArray(empty) ? empty[0] : empty;
  } catch (cause) {
    if (cause instanceof FileFormatError) throw cause;
    const { message } = cause as Error;
    throw new FileFormatError(message.startsWith("fromJSON") ? message : `fromJSON: ${message}`, { cause });
  }
}

/** What of a value is not as in the model; lists that are empty there may have any length. */
function wrongPart(value: unknown, model: unknown, name: string): string | undefined {
  if (!isObject(model)) return typeof value === typeof model ? undefined : `${name} that is ${show(value)}`;
  if (!isObject(value) || value.constructor !== model.constructor) return `${name} that is ${show(value)}`;
  if (ArrayBuffer.isView(model)) return wrongLength(value as never, model as never, name);
  if ("rows" in model && "data" in model) {
    const { data, rows, columns } = value as { data?: { length: number }; rows?: unknown; columns?: unknown };
    const isWhole = typeof rows === "number" && typeof columns === "number" && data?.length === rows * columns;
    if (!isWhole) return `${name} of ${show(data?.length)} numbers for ${show(rows)} x ${show(columns)}`;
  }
  const keys = Object.keys(model);
  const missing = keys.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) return `${name} without ${missing}`;
  if (name.endsWith("settings")) return undefined;
  return keys.map((key) => wrongPart(value[key], model[key], key)).find((wrong) => wrong !== undefined);
}

function wrongLength(value: ArrayLike<number>, model: ArrayLike<number>, name: string): string | undefined {
  return model.length === 0 || value.length === model.length ? undefined : `${name} of ${value.length} numbers`;
}
