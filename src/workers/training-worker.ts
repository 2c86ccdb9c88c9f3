/** The file that a worker runs: trains one network, and may be paused and aborted meanwhile. */
import { Network } from "../network/network";
import { optimizerFromConfig } from "../optimizers/create-optimizer";
import { completeFitOptions } from "../training/fit-options";
import { createSchedule } from "../training/schedules/create-schedule";
import { coreOf, Trainer } from "../training/trainer";
import { TrainingRun } from "../training/training-run";
import { sendableError } from "./sent-error";
import type { TrainingRequest, TrainingResponse, TrainingTask } from "./training-messages";
import { openPort } from "./worker-port";

const port = await openPort<TrainingRequest, TrainingResponse>();
const abortion = new AbortController();
/** Resolved while training may go on. */
let gate = Promise.resolve();
let open = (): void => undefined;

function close(): void {
  open();
  gate = new Promise((resolve) => {
    open = resolve;
  });
}

function prepare({ network: config, state, trainer, optimizer, schedule, fit, data }: TrainingTask) {
  const network = Network.fromConfig(config);
  network.loadStateDict(state);
  const core = coreOf(
    new Trainer(network, {
      ...trainer,
      optimizer: optimizerFromConfig(optimizer),
      schedule: schedule && createSchedule(schedule),
    }),
  );
  const settings = completeFitOptions("trainInWorker", { ...fit, signal: abortion.signal }, false);
  return { network, run: new TrainingRun(core, data, { ...settings, gate: () => gate }) };
}

async function train({ network, run }: ReturnType<typeof prepare>): Promise<void> {
  try {
    for await (const epoch of run.epochs()) port.post({ type: "epoch", epoch });
  } catch (error) {
    port.post({ type: "end", state: network.stateDict(), error: sendableError(error) });
    return;
  }
  port.post({ type: "end", state: network.stateDict(), history: run.history });
}

function begin(task: TrainingTask): void {
  try {
    void train(prepare(task));
  } catch (error) {
    port.post({ type: "failed", error: sendableError(error) });
  }
}

port.listen((request) => {
  if (request.type === "train") {
    begin(request.task);
  } else if (request.type === "pause") {
    close();
  } else {
    if (request.type === "abort") abortion.abort();
    open();
  }
});
