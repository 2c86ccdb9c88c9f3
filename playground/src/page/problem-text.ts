/** What went wrong, in the page's words. */
import type { Problem, ProblemValue } from "../problem";
import type { AddressProblem } from "../settings/address";
import { texts } from "../texts/index";
import { numberText } from "../texts/numbers";

/** A problem in the page's words. */
export function problemText({ code, values }: Problem): string {
  const { findings, problems } = texts.value;
  const say = (value: ProblemValue) => {
    if (typeof value === "number") return numberText(value);
    return typeof value === "object" ? findings[value.finding](...value.values) : value;
  };
  return problems[code](...values.map(say));
}

/** What an address holds that cannot be used. */
export function addressText(problems: readonly AddressProblem[]): string {
  const { notices, fields } = texts.value;
  if (problems.includes("tooLong")) return notices.addressTooLong;
  const name = (problem: AddressProblem) =>
    problem === "unknown" || problem === "moment" || problem === "view"
      ? notices[problem]
      : problem === "tooLong"
        ? ""
        : fields[problem].label;
  return notices.address([...new Set(problems.map(name))].join(", "));
}
