import type { Answer } from "../../model/index";

/** What an answer says of the distribution of a number, by the heads of its columns. */
export function distributionOf({ quantiles = {}, deviation }: Answer): Readonly<Record<string, number>> {
  const levels = Object.entries(quantiles).map(([level, value]) => [`q${level}`, value] as const);
  const byHead: Record<string, number> = Object.fromEntries(levels);
  return { ...byHead, ...(deviation !== undefined && { deviation }) };
}
