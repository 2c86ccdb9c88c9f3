import { Option, type Command } from "commander";
import { STANDARD } from "../frame/output-file";
import type { CommandContext } from "../frame/context";
import type { CsvFormat, CsvSource } from "../../datasets/index";

/** How the cells of a CSV file are read, as options give it. */
export interface CsvCliOptions {
  readonly separator?: string;
  readonly header: boolean;
  readonly encoding?: string;
}

/** Adds the options of the format. */
export function addCsvOptions(command: Command): Command {
  return command
    .addOption(new Option("--separator <character>", 'between cells; "tab" for a tab (default: found in the file)'))
    .option("--no-header", 'the first line holds no names; columns are "column 1", ...')
    .option("--encoding <name>", "of the text, such as windows-1252 (default: UTF-8)");
}

/** The format for the readers of CSV files. */
export function csvFormat({
  separator,
  header,
  encoding,
}: CsvCliOptions): Pick<CsvFormat, "separator" | "header" | "encoding"> {
  return {
    ...(separator !== undefined && { separator: separator === "tab" ? "\t" : separator }),
    ...(!header && { header }),
    ...(encoding !== undefined && { encoding }),
  };
}

/** A path, or standard input for `-`. */
export function csvSource({ terminal }: CommandContext, path: string): CsvSource {
  return path === STANDARD ? (terminal.stdin as CsvSource) : path;
}
