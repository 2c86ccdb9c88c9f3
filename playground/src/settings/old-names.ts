/** What settings were called in addresses that the page wrote before. */

const NAMES: ReadonlyMap<string, string> = new Map([["batchNorm", "normalization"]]);
const VALUES: ReadonlyMap<string, string> = new Map([
  ["batchNorm=on", "batch"],
  ["batchNorm=off", "none"],
]);

/** The name of a setting today. */
export function nameToday(name: string): string {
  return NAMES.get(name) ?? name;
}

/** A value as its setting takes it today. */
export function valueToday(name: string, text: string): string {
  return VALUES.get(`${name}=${text}`) ?? text;
}
