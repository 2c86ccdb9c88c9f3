import { Network } from "wasm-mlp";
import type { StateDict } from "wasm-mlp";
import type { Position } from "../settings/address";
import type { Measurement } from "./measurement";
import type { CurvePoint } from "./frame";
import { RunRecord, type Moment } from "./run-record";

/** The recorded moments of a run, and the network of one of them when it is visited. */
export class RunHistory {
  #record: RunRecord;
  /** Shows recorded moments. */
  readonly #replay: Network;
  #visited: number | undefined;

  /**
   * @param network - The network that is trained.
   * @param measurement - Measures its losses.
   * @param batchesPerEpoch - Batches of an epoch.
   */
  constructor(
    private readonly network: Network,
    private readonly measurement: Measurement,
    private readonly batchesPerEpoch: number,
  ) {
    this.#replay = Network.fromConfig(network.config);
    this.#record = new RunRecord(network.parameterCount);
  }

  get record(): RunRecord {
    return this.#record;
  }

  /** Number of the moment that is visited; undefined when the present one is shown. */
  get visited(): number | undefined {
    return this.#visited;
  }

  /** The network that is shown: the present one, or that of a recorded moment. */
  get shown(): Network {
    return this.#visited === undefined ? this.network : this.#replay;
  }

  get shownMoment(): Moment {
    return this.#visited === undefined ? this.#record.latest! : this.#record.moments[this.#visited];
  }

  /** Shows a recorded moment, or the present one. */
  visit(index?: number): void {
    if (index === undefined || index >= this.#record.moments.length - 1) {
      this.#visited = undefined;
      return;
    }
    const { moment, index: found } = this.#record.visitable(index);
    this.#visited = found;
    this.#replay.loadStateDict(moment.state!);
  }

  /** Records the present moment. */
  remember(position: Position): void {
    this.#record.add({ position, numbers: this.#numbers(position), state: this.network.stateDict() });
  }

  /** The same unless it is the last that was recorded. */
  rememberOnce(position: Position): void {
    const last = this.#record.latest?.position;
    if (last?.epoch !== position.epoch || last.batch !== position.batch) this.remember(position);
  }

  /** Forgets all moments. */
  restart(position: Position): void {
    this.#record = new RunRecord(this.network.parameterCount);
    this.remember(position);
  }

  #numbers({ epoch, batch }: Position): CurvePoint {
    const { weights, biases } = this.network.norms();
    return { epoch: epoch + batch / this.batchesPerEpoch, ...this.measurement.take(), weights, biases };
  }

  /** All parameters that are kept, and the present ones. */
  get states(): StateDict[] {
    const recorded = this.#record.moments.flatMap(({ state }) => (state === undefined ? [] : [state]));
    return [...recorded, this.network.stateDict()];
  }

  dispose(): void {
    this.#replay.dispose();
  }
}
