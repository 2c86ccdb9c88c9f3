import type { StateDict } from "wasm-mlp";
import type { Position } from "../settings/address";
import type { CurvePoint, Curves } from "./frame";

/** Each epoch that is recorded is this much later than the last. */
const GROWTH = 1.02;
/** Batches of the first epoch that are all recorded. */
const FIRST_BATCHES = 32;
/** Bytes of parameters that are kept. */
const MAX_BYTES = 48 * 2 ** 20;

/** A recorded moment: its numbers and, unless memory was short, the parameters. */
export interface Moment {
  readonly position: Position;
  readonly numbers: CurvePoint;
  readonly state: StateDict | undefined;
}

const NAMES = [
  "epoch",
  "loss",
  "validationLoss",
  "accuracy",
  "validationAccuracy",
  "weights",
  "biases",
] as const satisfies readonly (keyof Curves)[];

/**
 * Records a run ever more rarely, as a network changes ever more slowly. Which moments depends
 * on their numbers only, so that the same training gives the same record.
 */
export class RunRecord {
  #moments: Moment[] = [];
  #bytes = 0;

  constructor(private readonly parameterCount: number) {}

  isDue({ epoch, batch }: Position): boolean {
    if (batch > 0) return epoch === 0 && (batch <= FIRST_BATCHES || isPower(batch));
    const last = this.latest?.position.epoch ?? 0;
    return epoch >= Math.max(last + 1, Math.ceil(last * GROWTH));
  }

  /** Takes the place of a moment at the same position, and of those after it. */
  add(moment: Moment): void {
    const { epoch } = moment.numbers;
    while (this.#moments.length > 0 && this.latest!.numbers.epoch >= epoch) this.#moments.pop();
    this.#moments.push(moment);
    this.#bytes += 4 * this.parameterCount;
    if (this.#bytes > MAX_BYTES) this.#thin();
  }

  /** Forgets the parameters of every second moment that has some. */
  #thin(): void {
    let kept = 0;
    this.#moments = this.#moments.map((moment, i) => {
      if (moment.state === undefined) return moment;
      const isKept = kept % 2 === 0 || i === this.#moments.length - 1;
      kept++;
      return isKept ? moment : { ...moment, state: undefined };
    });
    this.#bytes = 4 * this.parameterCount * this.#moments.filter(({ state }) => state !== undefined).length;
  }

  get latest(): Moment | undefined {
    return this.#moments.at(-1);
  }

  get first(): Moment {
    return this.#moments[0];
  }

  /** Numbers of the last epochs, oldest first. */
  get moments(): readonly Moment[] {
    return this.#moments;
  }

  /** The moment of a number, or the nearest before it whose parameters are kept. */
  visitable(index: number): { readonly moment: Moment; readonly index: number } {
    let at = Math.max(0, Math.min(index, this.#moments.length - 1));
    while (at > 0 && this.#moments[at].state === undefined) at--;
    return { moment: this.#moments[at], index: at };
  }

  get curves(): Curves {
    const list = (name: (typeof NAMES)[number]) => Float64Array.from(this.#moments, ({ numbers }) => numbers[name]);
    return Object.fromEntries(NAMES.map((name) => [name, list(name)])) as unknown as Curves;
  }
}

function isPower(value: number): boolean {
  return Number.isInteger(Math.log2(value));
}
