/** What a run of the comparison leaves: plain data, kept in `bench/results/`. */

/** A contestant's time for a row, in seconds. */
export interface Measured {
  readonly contestant: string;
  readonly median: number;
  readonly best: number;
  readonly samples: number;
  /** The fastest setting, where there was a choice. */
  readonly setting: string;
  /** Accuracy reached, or how the work differs. */
  readonly note: string;
}

/** Why there is no time. */
export interface Missing {
  readonly contestant: string;
  readonly cannot: string;
}

export type Entry = Measured | Missing;

export interface RowResult {
  readonly name: string;
  readonly entries: readonly Entry[];
}

export interface SectionResult {
  readonly name: string;
  readonly title: string;
  /** Engine, processor, date, load. */
  readonly environment: string;
  readonly rows: readonly RowResult[];
}

export interface Comparison {
  /** What each contestant says it is. */
  readonly versions: Readonly<Record<string, string>>;
  readonly sections: readonly SectionResult[];
}

export function isMeasured(entry: Entry): entry is Measured {
  return "median" in entry;
}

/** The measured entry of a contestant in a row. */
export function measuredOf(row: RowResult, contestant: string): Measured | undefined {
  return row.entries.filter(isMeasured).find((entry) => entry.contestant === contestant);
}

/** Times that a contestant's median takes of the reference's: above 1 the reference is faster. */
export function ratioOf(row: RowResult, contestant: string, reference: string): number {
  return (measuredOf(row, contestant)?.median ?? NaN) / (measuredOf(row, reference)?.median ?? NaN);
}

/** Sections of an earlier run replaced by those of a new one, new ones appended. */
export function merge(earlier: Comparison | undefined, later: Comparison): Comparison {
  const kept = earlier?.sections ?? [];
  const replaced = kept.map((section) => later.sections.find(({ name }) => name === section.name) ?? section);
  const added = later.sections.filter(({ name }) => !kept.some((section) => section.name === name));
  return { versions: { ...earlier?.versions, ...later.versions }, sections: [...replaced, ...added] };
}
