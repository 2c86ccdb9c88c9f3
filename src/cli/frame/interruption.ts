import { setImmediate as nextTurn } from "node:timers/promises";
import { untilAborted } from "../../core/unless-aborted";
import { InterruptedError } from "./failure";

/** Exit codes of a program that a signal ended: 128 and the signal's number. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** Where signals come from and exits go to: the process, or a test's stand-in. */
export interface SignalSource {
  on(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
  off(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
  exit(code: number): unknown;
}

/**
 * Runs some work that the first Ctrl-C asks to stop, by the abort signal it is given; a
 * second one ends the process at once.
 *
 * @param listeners - Called at the first, and before the process ends at the second.
 */
export async function interruptible<Result>(
  source: SignalSource,
  { onInterrupt, onExit }: { readonly onInterrupt: () => void; readonly onExit: () => void },
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const end = (code: number) => {
    if (controller.signal.aborted) {
      onExit();
      source.exit(code);
      return;
    }
    controller.abort(new InterruptedError(code));
    onInterrupt();
  };
  const interrupt = () => {
    end(CODES.SIGINT);
  };
  const terminate = () => {
    end(CODES.SIGTERM);
  };
  source.on("SIGINT", interrupt);
  source.on("SIGTERM", terminate);
  try {
    return await work(controller.signal);
  } finally {
    source.off("SIGINT", interrupt);
    source.off("SIGTERM", terminate);
  }
}

/** Lets a Ctrl-C arrive that came while the thread was busy. @throws (rejects) the reason of a signal that is aborted. */
export async function assertRunning(signal: AbortSignal): Promise<void> {
  await nextTurn();
  signal.throwIfAborted();
}

/** Pieces of some work, waited for no longer than until a Ctrl-C. @throws (rejects) the reason of a signal that is aborted. */
export async function* whileRunning<Piece>(
  pieces: AsyncGenerator<Piece>,
  signal: AbortSignal,
): AsyncGenerator<Piece, void> {
  for await (const piece of untilAborted(pieces, signal)) {
    await assertRunning(signal);
    yield piece;
  }
}
