import { InvalidArgumentError, Option, type Command } from "commander";
import { createDecoder } from "../../core/text-coding";
import type { CsvFormat, CsvSource } from "../../datasets/index";
import { STANDARD } from "../frame/output-file";
import type { CommandContext } from "../frame/context";
import type { Parser } from "./numbers";

/** How the cells of a CSV file are read, as options give it. */
export interface CsvCliOptions {
  readonly separator?: string;
  readonly header?: boolean;
  readonly encoding?: string;
}

/** Adds the options of the format. */
export function addCsvOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--separator <character>", 'between cells; "tab" for a tab (default: found in the file)').argParser(
        separator,
      ),
    )
    .option("--header", "the first line holds names (default: found in the file)")
    .option("--no-header", 'the first line holds no names; columns are "column 1", ...')
    .addOption(
      new Option("--encoding <name>", "of the text, such as windows-1250 (default: found)").argParser(encoding),
    );
}

/** The format for the readers of CSV files. */
export function csvFormat({ separator, header, encoding }: CsvCliOptions): Pick<CsvFormat, keyof CsvCliOptions> {
  return {
    ...(separator !== undefined && { separator }),
    ...(header !== undefined && { header }),
    ...(encoding !== undefined && { encoding }),
  };
}

/** A path, or standard input for `-`. */
export function csvSource({ terminal }: CommandContext, path: string): CsvSource {
  return path === STANDARD ? (terminal.stdin as CsvSource) : path;
}

const separator: Parser<string> = (text) => {
  const character = text === "tab" || text === "\\t" ? "\t" : text;
  if (/^[^"\r\n]$/u.test(character)) return character;
  throw new InvalidArgumentError('Pass one character, or "tab".');
};

const encoding: Parser<string> = (text) => {
  try {
    return createDecoder(text).encoding;
  } catch {
    throw new InvalidArgumentError('Pass one such as "utf-8", "utf-16le" or "windows-1252".');
  }
};
