/**
 * How fast training may go. `doubling` shows a whole run in so many seconds: a batch a picture at
 * first, later ever more, since a network changes most at the start.
 */
export type Pace =
  | { readonly kind: "rate"; readonly epochsPerSecond: number }
  | { readonly kind: "doubling"; readonly seconds: number }
  | { readonly kind: "full" };

/** Batches a second at the start of a doubling pace, for a run of ten seconds. */
const FIRST_RATE = 20;
const USUAL_SECONDS = 10;
/** A pace that the machine cannot keep is not caught up later by more than this. */
const MAX_DEBT_SECONDS = 0.5;

/** How many batches may have been made at a time. */
export class Pacer {
  #pace: Pace = { kind: "full" };
  #start = 0;
  #first = 0;

  /**
   * @param batchesPerEpoch - Batches of an epoch.
   * @param total - Batches of the whole run.
   */
  constructor(
    private readonly batchesPerEpoch: number,
    private readonly total: number,
  ) {}

  /** Begins at a number of batches, in seconds. */
  begin(pace: Pace, batches: number, now: number): void {
    this.#pace = pace;
    this.#first = batches;
    this.#start = now;
  }

  /** Batches that may have been made by now. */
  allowed(now: number): number {
    const pace = this.#pace;
    const elapsed = now - this.#start;
    if (pace.kind === "full") return Infinity;
    if (pace.kind === "rate") return this.#first + elapsed * pace.epochsPerSecond * this.batchesPerEpoch;
    const growth = Math.log1p(this.total) / pace.seconds;
    const from = Math.log1p(this.#first) / growth;
    const linear = this.#first + (FIRST_RATE * USUAL_SECONDS * elapsed) / pace.seconds;
    return Math.max(linear, Math.expm1(growth * (from + elapsed)));
  }

  /** Forgets what the machine could not keep up with. */
  settleDebt(batches: number, now: number): void {
    if (this.allowed(now - MAX_DEBT_SECONDS) > batches + 1) this.begin(this.#pace, batches, now);
  }
}
