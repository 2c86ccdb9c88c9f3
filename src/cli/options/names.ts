import { InvalidArgumentError } from "commander";
import type { Parser } from "./numbers";

/** A name in quotation marks, in which two of them stand for one, or one without a comma. */
const NAME = /\s*(?:"((?:[^"]|"")*)"|([^",]*))\s*(,|$)/y;

/** Names with commas between them; a name that has a comma stands in quotation marks. */
export const names: Parser<string[]> = (text) => {
  const found: string[] = [];
  NAME.lastIndex = 0;
  for (let more = true; more;) {
    const match = NAME.exec(text);
    if (match === null) throw new InvalidArgumentError('Close the quotation marks: a,"b, c".');
    found.push(match[1]?.replaceAll('""', '"') ?? match[2].trim());
    more = match[3] === ",";
  }
  return found;
};
