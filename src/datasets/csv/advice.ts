/** Options for reading tables, as each place spells them. */
import { show } from "../../core/check";
import type { Words } from "../../core/words";

/** What a column is to a model. */
export type Role = "feature" | "target";

/**
 * Takes a column as texts, as numbers, or does without it.
 *
 * @param condition - Under which it may be taken as numbers.
 */
export function columnAdvice(name: string, role: Role, condition = "those are missing values"): Words {
  const [quoted, word] = [show(name), argument(name)];
  const isTarget = role === "target";
  return {
    program: `pass types: { ${quoted}: "text" } for ${isTarget ? "classes" : "categories"}, types: { ${quoted}: "number" } if ${condition}, or ${isTarget ? "choose another target" : `exclude: [${quoted}]`}`,
    commandLine: `pass --text ${word} for ${isTarget ? "classes" : "categories"}, --number ${word} if ${condition}, or ${isTarget ? "choose another --target" : `--exclude ${word}`}`,
  };
}

export function decimalAdvice(): Words {
  return {
    program: 'pass decimal: "," if the comma stands before decimals, decimal: "." if not',
    commandLine: 'pass --decimal "," if the comma stands before decimals, --decimal . if not',
  };
}

export function dateAdvice(name: string): Words {
  return {
    program: `pass dates: "dayFirst", dates: "monthFirst", or exclude: [${show(name)}]`,
    commandLine: `pass --dates day-first, --dates month-first, or --exclude ${argument(name)}`,
  };
}

export function missingAdvice(): Words {
  return {
    program: 'pass missing: "skip" or "fill", or correct the file',
    commandLine: "pass --missing skip or --missing fill, or correct the file",
  };
}

/** Characters of names that a command in a message repeats. */
const MAX_ARGUMENTS = 200;

/** Names as an option of the command line takes them, or a word for them where they are too many to repeat. */
export function argumentsOf(names: readonly string[]): string {
  const text = names.slice(0, MAX_ARGUMENTS).map(shellWord).join(",");
  return names.length <= MAX_ARGUMENTS && text.length <= MAX_ARGUMENTS ? text : "COLUMNS";
}

/** As `argumentsOf`, for one name. */
export function argument(name: string): string {
  return argumentsOf([name]);
}

/** A name as a list of names on the command line takes it, quoted for the shell. */
function shellWord(name: string): string {
  const listed = /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
  return /^[\w./:@%+-]+$/.test(listed) ? listed : `'${listed.replaceAll("'", "'\\''")}'`;
}
