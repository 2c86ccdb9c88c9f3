/** What stands in the address behind `#`, strictly checked: the text may come from anyone. */
import { FIELD_NAMES, FIELDS, type Field, type FieldName } from "./fields";
import { linkParts } from "./link-parts";
import { hasMeaning } from "./meaning";
import { nameToday, valueToday } from "./old-names";
import { readPoints } from "./points";
import { defaultsFor, isSame, type Settings } from "./settings";
import { NO_VIEW, readView, VIEW_NAMES, writeView, type View } from "./view";

/** Longer addresses are not read: there is room for all points and for a long title and task in any script, written with `%`. */
const MAX_LENGTH = 16_000;

/** A moment of a training: whole epochs, then batches of the next one. */
export interface Position {
  readonly epoch: number;
  readonly batch: number;
}

export const START: Position = { epoch: 0, batch: 0 };

/** What could not be read. */
export type AddressProblem = FieldName | "unknown" | "tooLong" | "moment" | "view";

/** What an address says. */
export interface Address {
  readonly settings: Settings;
  /** Train up to this moment and pause there; the start for none. */
  readonly until: Position;
  /** Lesson, hidden and locked controls. */
  readonly view: View;
  readonly problems: readonly AddressProblem[];
}

/** Writes what differs from the defaults of the data set and the optimizer. */
export function writeAddress(settings: Settings, { epoch, batch } = START, view: View = NO_VIEW): string {
  const { optimizer } = defaultsFor(settings.set);
  const defaults = { ...defaultsFor(settings.set, settings.optimizer), optimizer };
  const parts = [`set=${settings.set}`];
  for (const name of FIELD_NAMES) {
    if (name === "set" || !hasMeaning(name, settings) || isSame(settings[name], defaults[name])) continue;
    parts.push(`${name}=${show(settings[name])}`);
  }
  if (epoch > 0) parts.push(`epoch=${epoch}`);
  if (batch > 0) parts.push(`batch=${batch}`);
  return `#${[...parts, ...writeView(view)].join("&")}`;
}

/** Reads an address; what is unknown or out of range becomes the default and a problem. */
export function readAddress(hash: string): Address {
  if (hash.length > MAX_LENGTH) return fresh("tooLong");
  const given = new Map<string, string>();
  const problems: AddressProblem[] = [];
  for (const { name, value } of linkParts(hash)) {
    if (!isKnown(nameToday(name)) || value === undefined) problems.push("unknown");
    else given.set(nameToday(name), valueToday(name, value));
  }
  const settings = readSettings(given, problems);
  const epoch = parseNumber(given.get("epoch") ?? "0", { min: 0, max: 1_000_000, step: 1 });
  const batch = parseNumber(given.get("batch") ?? "0", { min: 0, max: 1_000_000, step: 1 });
  if (epoch === undefined || batch === undefined) problems.push("moment");
  const view = readView(given);
  if (view === undefined) problems.push("view");
  return { settings, until: { epoch: epoch ?? 0, batch: batch ?? 0 }, view: view ?? NO_VIEW, problems };
}

function isKnown(name: string): boolean {
  return name === "epoch" || name === "batch" || VIEW_NAMES.includes(name) || Object.hasOwn(FIELDS, name);
}

function readSettings(given: ReadonlyMap<string, string>, problems: AddressProblem[]): Settings {
  const first = <Name extends "set" | "optimizer">(name: Name, usual: Settings[Name]) =>
    (read(name, given.get(name) ?? usual, problems) ?? usual) as Settings[Name];
  const defaults = defaultsFor(first("set", "spiral"));
  const settings: Record<string, unknown> = { ...defaultsFor(defaults.set, first("optimizer", defaults.optimizer)) };
  for (const name of FIELD_NAMES) {
    const text = given.get(name);
    if (name === "set" || name === "optimizer" || text === undefined) continue;
    settings[name] = read(name, text, problems) ?? settings[name];
  }
  return settings as unknown as Settings;
}

function fresh(problem: AddressProblem): Address {
  return { settings: defaultsFor("spiral"), until: START, view: NO_VIEW, problems: [problem] };
}

function read(name: FieldName, text: string, problems: AddressProblem[]): unknown {
  const value = parse(FIELDS[name], text);
  if (value === undefined) problems.push(name);
  return value;
}

/** The value that a text stands for; undefined when it is none. */
export function parse(field: Field, text: string): unknown {
  switch (field.kind) {
    case "number":
      return parseNumber(text, field);
    case "choice":
      return field.names.includes(text) ? text : undefined;
    case "switch":
      return text === "on" ? true : text === "off" ? false : undefined;
    case "points":
      return readPoints(text) && text;
    case "subset": {
      const names = text.split(",");
      const isGood = new Set(names).size === names.length && names.every((name) => field.names.includes(name));
      return isGood ? field.names.filter((name) => names.includes(name)) : undefined;
    }
    case "list": {
      const items = text === "" ? [] : text.split(",");
      if (items.length < field.minLength || items.length > field.maxLength) return undefined;
      const step = field.isInteger ? 1 : 0;
      const values = items.map((item) => parseNumber(item, { min: field.min, max: field.max, step }));
      return values.includes(undefined) ? undefined : values;
    }
  }
}

function parseNumber(text: string, { min, max, step }: { min: number; max: number; step: number }): number | undefined {
  if (!/^-?\d{1,16}(\.\d{1,16})?(e-?\d{1,2})?$/.test(text)) return undefined;
  const value = Number(text);
  if (value < min || value > max || (step === 1 && !Number.isInteger(value))) return undefined;
  return value;
}

/** A value as text that `parse` reads. */
export function show(value: Settings[FieldName]): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  return String(value);
}
