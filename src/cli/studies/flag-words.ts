import type { StudyRequest } from "./study-request";

/**
 * A message of the library in the words of the command line, about an option that was given: `--widths has 100; ...` for
 * `dyingRelu: widths[0] is 100; ...`.
 */
export function inFlags(message: string, { options }: StudyRequest): string {
  const given = "study" in options ? options.study : options;
  const [about, name, place] = /^\w+: (\w+)(\[\d+\] is)?/.exec(message) ?? [""];
  if (name === undefined || !Object.hasOwn(given, name)) return message.replace(/^\w+: /, "");
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `--${flag}${place === undefined ? "" : " has"}${message.slice(about.length)}`;
}
