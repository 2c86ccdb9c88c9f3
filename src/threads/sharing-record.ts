/** Milliseconds that losses may come to, beyond a few calls' worth, before work is not shared out for a while. */
const SLACK_MS = 0.2;
const SLACK_CALLS = 4;
/** One call in so many is computed alone, to know what it costs at present. */
const PROBE = 64;
/** How long work is not shared out after it did not pay off: longer each time that it did not. */
const FIRST_REST_MS = 50;
const LONGEST_REST_MS = 3200;

/**
 * Whether sharing out pays off for calls of one kernel and size, by what they took: other programs may want the cores, and
 * cores may be slow ones. Losses are bounded: when they outgrow recent gains by some calls, the calling thread computes
 * alone for a while.
 */
export class SharingRecord {
  /** What a call takes alone when nothing holds it up; unknown at first. */
  #alone = NaN;
  /** Recent gains, at most a few calls' worth. */
  #recent = 0;
  /** Gains since the last rest. */
  #total = 0;
  #calls = 0;
  #restEnd = 0;
  #rest = FIRST_REST_MS;

  /** Whether to share out a call that begins at the time `now`. */
  isWorthwhile(now: number): boolean {
    if (Number.isNaN(this.#alone) || now < this.#restEnd) return false;
    this.#calls++;
    return this.#calls % PROBE !== 0;
  }

  /** Notes a call of the calling thread alone. */
  noteAlone(durationMs: number): void {
    const change = durationMs - this.#alone;
    if (Number.isNaN(change)) this.#alone = durationMs;
    else this.#alone += change < 0 ? change / 2 : Math.min(change, this.#alone) / 16;
  }

  /** Notes a call that was shared out and ended at the time `now`. */
  noteShared(durationMs: number, now: number): void {
    const slack = SLACK_MS + SLACK_CALLS * this.#alone;
    const gain = this.#alone - durationMs;
    this.#total += gain;
    this.#recent = Math.min(this.#recent + gain, slack);
    if (this.#recent > -slack) return;
    this.#rest = this.#total > 0 ? FIRST_REST_MS : Math.min(2 * this.#rest, LONGEST_REST_MS);
    this.#restEnd = now + this.#rest;
    this.#recent = this.#total = 0;
  }
}

/** Most sizes of which records are kept. */
const MAXIMUM_RECORDS = 64;

/** The records of a kernel, by the amount of work of its calls. */
export class SharingRecords {
  readonly #records = new Map<number, SharingRecord>();

  of(amount: number): SharingRecord {
    let record = this.#records.get(amount);
    if (record === undefined) {
      if (this.#records.size === MAXIMUM_RECORDS) this.#records.clear();
      record = new SharingRecord();
      this.#records.set(amount, record);
    }
    return record;
  }
}
