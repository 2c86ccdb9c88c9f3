import type { DemonstrationResult } from "../demonstrations/demonstration";
import type { Figure } from "../figures/figure";

/** A part of the report: what was done, what came out, beside what others report. */
export interface Section {
  /** Of its heading; letters and hyphens. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences. */
  readonly text: string;
  /** What was set, by name. */
  readonly settings: Readonly<Record<string, string | number>>;
  readonly result: DemonstrationResult;
  /** What others report of the same work. */
  readonly original: Original;
  readonly figures: readonly Figure[];
}

/** The figures of a program that this library began from, or of a paper. */
export interface Original {
  /** Who: `"the original in NumPy"` or `"Cover (1965)"`. */
  readonly by: string;
  readonly result: string;
  /** Its time, where it reports one. */
  readonly time?: string;
}

/** A section and the command that repeats it. */
export interface RepeatableSection extends Section {
  readonly command: string;
}

/** What a section is made with. */
export interface SectionOptions {
  readonly seed: number;
  readonly onProgress: (share: number, text: string) => void;
  readonly signal: AbortSignal;
}
