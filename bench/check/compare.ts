/** Shares of `peak`, now against then. */

/** Share of `peak` of each work, by name. */
export type Shares = Readonly<Record<string, number>>;

/** A work whose share fell, or that is gone. */
export interface Fall {
  readonly name: string;
  readonly committed: number;
  /** Undefined for a work that was not measured. */
  readonly now: number | undefined;
}

/** A share may fall by so much of itself. */
export const TOLERANCE = 0.1;

/** Works whose share fell by more than the tolerance, those that fell most first. */
export function falls(committed: Shares, now: Shares, tolerance = TOLERANCE): Fall[] {
  return Object.entries(committed)
    .map(([name, share]): Fall => ({ name, committed: share, now: now[name] }))
    .filter(({ committed: share, now: value }) => value === undefined || value < share * (1 - tolerance))
    .toSorted((a, b) => (a.now ?? 0) / a.committed - (b.now ?? 0) / b.committed);
}
