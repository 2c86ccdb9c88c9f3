/** What stands for a missing value in every column, unless the caller says otherwise. */
export const MISSING_MARKS = ["", "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "NULL", "null", "None", "?", "<NA>", "\\N"];

/** What stands for a missing value where all other cells are numbers, dates or the like, in any case. */
const MARK_AMONG_NUMBERS =
  /^(?:[-–—−.…:*?_]{1,3}|n\.?\s?[adv]\.?|n\/[ad]|#n\/a(?: n\/a)?|#na|-?nan|-?1\.#(?:qnan|ind)|null|none|nil|missing(?: value)?|undefined|empty|blank|unknown|unk|tb[ad]|not (?:available|applicable|known|reported|recorded)|no (?:data|value)|keine angaben?|<(?:na|null|none|unset)>|\((?:null|none|blank|empty|missing)\)|\[(?:null|none|blank|empty|missing)\]|nat|\\n|k\.?\s?a\.?|#(?:div\/0|value|ref|name|num|null|n\/a)[!?]?)$/i;

/** Whether a text says that there is no value, in a column whose other cells are no texts. */
export function isMarkAmongNumbers(text: string): boolean {
  return text.length <= 14 && MARK_AMONG_NUMBERS.test(text);
}
