import { unlessAborted } from "../../core/unless-aborted";
import type { CommandContext } from "../frame/context";
import type { Output } from "../frame/output";

/** What is used of a client of `ioredis`. */
interface RedisClient {
  on(event: "error" | "ready" | "close", listener: (error?: Error) => void): this;
  ping(): Promise<string>;
  disconnect(): void;
}

type ClientOptions = Readonly<Record<string, unknown>>;
interface RedisModule {
  readonly Redis: new (url: string, options: ClientOptions) => RedisClient;
}

/** A queue of studies lives under this name in Redis. */
export const QUEUE_NAME = "wasm-mlp";

/** BullMQ and a connection to Redis. */
export interface RedisLink extends AsyncDisposable {
  readonly bullmq: typeof import("bullmq");
  /** For the option of the same name. */
  readonly connection: never;
  /** Rejects when Redis has been gone for longer than one waits. */
  readonly lost: Promise<never>;
  /** Resolves when Redis is gone: at once if it is, or as soon as it goes. */
  readonly away: () => Promise<void>;
}

/** Milliseconds between two attempts to reach Redis again. */
const RETRY_MS = 500;

/**
 * Connects to Redis. When it goes away commands wait until it is back; that is said once. After
 * `waitMs` without it, `lost` rejects.
 *
 * @throws (rejects) Error when the optional packages are missing or Redis cannot be reached in that time; the signal's
 *   reason.
 */
export async function connectRedis(
  { output, signal }: CommandContext,
  url: string,
  waitMs: number,
): Promise<RedisLink> {
  const [bullmq, { Redis }] = await loadPackages();
  const client = new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: () => RETRY_MS,
    // What was sent when the connection broke is sent again.
    autoResendUnfulfilledCommands: true,
  });
  const outage = new Outage(url, waitMs, output);
  client.on("error", (error) => {
    outage.begin(error);
  });
  client.on("close", () => {
    outage.begin();
  });
  client.on("ready", () => {
    outage.end();
  });
  const close = () => {
    outage.dispose();
    client.disconnect();
    return Promise.resolve();
  };
  try {
    await unlessAborted(Promise.race([client.ping(), outage.lost]), signal);
  } catch (error) {
    await close();
    throw error;
  }
  const away = () => outage.away();
  return { bullmq, connection: client as never, lost: outage.lost, away, [Symbol.asyncDispose]: close };
}

/** A time without Redis: said at its begin and end, and given up after a while. */
class Outage {
  readonly lost: Promise<never>;
  #giveUp: (error: Error) => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;
  #isDisposed = false;
  readonly #onBegin: (() => void)[] = [];

  constructor(
    private readonly url: string,
    private readonly waitMs: number,
    private readonly output: Output,
  ) {
    this.lost = new Promise((_, reject) => {
      this.#giveUp = reject;
    });
    // It must not end a caller that does not wait for it.
    this.lost.catch(() => undefined);
  }

  begin(cause?: Error): void {
    if (this.#timer !== undefined || this.#isDisposed) return;
    const seconds = this.waitMs / 1000;
    this.output.warn(`Redis at ${this.url} cannot be reached${reasonOf(cause)}; waiting for it`);
    this.#timer = setTimeout(() => {
      const message = `Redis at ${this.url} has been gone for ${seconds} s; nothing is lost: start it and run the same command again`;
      this.#giveUp(new Error(message, { cause }));
    }, this.waitMs);
    for (const listener of this.#onBegin.splice(0)) listener();
  }

  away(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#timer === undefined) this.#onBegin.push(resolve);
      else resolve();
    });
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** From now on it is meant that Redis is gone. */
  dispose(): void {
    this.#isDisposed = true;
    this.end();
  }
}

function reasonOf(cause: Error | undefined): string {
  return cause === undefined ? "" : ` (${(cause as NodeJS.ErrnoException).code ?? cause.message})`;
}

/** Names that bundlers do not follow: these packages are not everyone's. */
const [BULLMQ, IOREDIS] = ["bullmq", "ioredis"];

async function loadPackages(): Promise<[typeof import("bullmq"), RedisModule]> {
  try {
    return [
      (await import(/* @vite-ignore */ BULLMQ)) as typeof import("bullmq"),
      (await import(/* @vite-ignore */ IOREDIS)) as RedisModule,
    ];
  } catch (cause) {
    throw new Error('--queue needs two optional packages; run "npm install bullmq ioredis"', { cause });
  }
}
