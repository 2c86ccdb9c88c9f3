import { Abortion } from "../core/abortion";
import { installExtras } from "../extras/index";
import { Network } from "../network/network";
import { optimizerFromConfig } from "../optimizers/create-optimizer";
import { completeFitOptions } from "../training/fit-options";
import { createSchedule } from "../training/schedules/create-schedule";
import { coreOf, Trainer } from "../training/trainer";
import { TrainingRun } from "../training/training-run";
import { sendableError } from "./sent-error";
import type { TrainingRequest, TrainingResponse, TrainingTask } from "./training-messages";
import type { WorkerPort } from "./worker-port";

interface Training {
  readonly network: Network;
  readonly trainer: Trainer;
  readonly run: TrainingRun;
}

/** What trains one network at the other end of a line, and may be paused and aborted meanwhile. */
export class TrainingProgram {
  readonly #abortion = new Abortion();
  /** Resolved while training may go on. */
  #gate = Promise.resolve();
  #open = (): void => undefined;

  constructor(private readonly port: WorkerPort<TrainingRequest, TrainingResponse>) {
    port.listen((request) => {
      this.#receive(request);
    });
    port.post({ type: "ready" });
  }

  #receive(request: TrainingRequest): void {
    if (request.type === "train") {
      this.#begin(request.task);
    } else if (request.type === "pause") {
      if (!this.#abortion.aborted) this.#close();
    } else {
      if (request.type === "abort") this.#abortion.abort(new Error("the training was aborted"));
      this.#open();
    }
  }

  #close(): void {
    this.#open();
    this.#gate = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  #begin(task: TrainingTask): void {
    const fail = (error: unknown) => {
      this.port.post({ type: "failed", error: sendableError(error) });
    };
    try {
      this.#train(this.#prepare(task)).catch(fail);
    } catch (error) {
      fail(error);
    }
  }

  #prepare({
    network: config,
    state,
    frozen,
    trainer: options,
    optimizer,
    schedule,
    fit,
    data,
  }: TrainingTask): Training {
    installExtras();
    const network = Network.fromConfig(config);
    network.loadStateDict(state);
    network.freeze(frozen);
    const trainer = new Trainer(network, {
      ...options,
      optimizer: optimizerFromConfig(optimizer),
      schedule: schedule && createSchedule(schedule),
    });
    const settings = completeFitOptions("trainInWorker", { ...fit, signal: this.#abortion.signal }, false);
    return { network, trainer, run: new TrainingRun(coreOf(trainer), data, { ...settings, gate: () => this.#gate }) };
  }

  async #train({ network, trainer, run }: Training): Promise<void> {
    try {
      for await (const epoch of run.epochs()) this.port.post({ type: "epoch", epoch });
      this.port.post({ type: "end", state: network.stateDict(), history: run.history });
    } catch (error) {
      this.port.post({ type: "end", state: network.stateDict(), error: sendableError(error) });
    } finally {
      // Kept until here: the memory of one that is forgotten is given back.
      trainer.dispose();
      network.dispose();
    }
  }
}
