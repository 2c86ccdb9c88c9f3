/** Settings in the part of the address behind `#`, strictly checked: the text may come from anyone. */
import { FIELDS, type Field, type FieldName } from "./fields";
import { defaultsFor, type Settings } from "./settings";

/** Longer addresses are not read. */
const MAX_LENGTH = 2000;

/** What an address says. */
export interface Address {
  readonly settings: Settings;
  /** Train up to this epoch and pause there: the moment that was shared. 0 for none. */
  readonly epoch: number;
  /** What could not be read, for people. */
  readonly problems: readonly string[];
}

/** Writes what differs from the data set's defaults. */
export function writeAddress(settings: Settings, epoch = 0): string {
  const defaults = defaultsFor(settings.set);
  const parts = [`set=${settings.set}`];
  for (const name of fieldNames()) {
    if (name === "set" || same(settings[name], defaults[name])) continue;
    parts.push(`${name}=${show(settings[name])}`);
  }
  if (epoch > 0) parts.push(`epoch=${epoch}`);
  return `#${parts.join("&")}`;
}

/** Reads an address; what is unknown or out of range becomes the default and a problem. */
export function readAddress(hash: string): Address {
  if (hash.length > MAX_LENGTH) return fresh("the address is too long");
  const given = new Map<string, string>();
  const problems: string[] = [];
  for (const part of hash.replace(/^#/, "").split("&").filter(Boolean)) {
    const [name, value = ""] = part.split("=");
    if (name === "epoch" || Object.hasOwn(FIELDS, name)) given.set(name, value);
    else problems.push("a setting that does not exist");
  }
  const set = read("set", given.get("set") ?? "spiral", problems) ?? "spiral";
  const settings: Record<string, unknown> = { ...defaultsFor(set as Settings["set"]) };
  for (const name of fieldNames()) {
    const text = given.get(name);
    if (name === "set" || text === undefined) continue;
    settings[name] = read(name, text, problems) ?? settings[name];
  }
  const epoch = parseNumber(given.get("epoch") ?? "0", { min: 0, max: 1_000_000, step: 1 });
  if (epoch === undefined) problems.push("the epoch");
  return { settings: settings as unknown as Settings, epoch: epoch ?? 0, problems };
}

function fresh(problem: string): Address {
  return { settings: defaultsFor("spiral"), epoch: 0, problems: [problem] };
}

function fieldNames(): FieldName[] {
  return Object.keys(FIELDS) as FieldName[];
}

function read(name: FieldName, text: string, problems: string[]): unknown {
  const value = parse(FIELDS[name], text);
  if (value === undefined) problems.push(FIELDS[name].label.toLowerCase());
  return value;
}

/** The value that a text stands for; undefined when it is none. */
export function parse(field: Field, text: string): unknown {
  switch (field.kind) {
    case "number":
      return parseNumber(text, field);
    case "choice":
      return Object.hasOwn(field.choices, text) ? text : undefined;
    case "switch":
      return { on: true, off: false }[text];
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

function same(a: Settings[FieldName], b: Settings[FieldName]): boolean {
  return show(a) === show(b);
}
