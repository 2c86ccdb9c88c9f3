/** Workers of Node and of browsers behind one face. What they do is not known here. */
import { nodeModule, nodeProcess } from "./platform";
import { ignoreRejection } from "./thenable";

/** A worker of Node or of a browser. */
export interface WorkerHandle<Request, Response> {
  /** Sets who listens to it from now on; idle, it does not keep a program of Node alive. */
  listen(events: WorkerEvents<Response>, isIdle: boolean): void;
  post(request: Request): void;
  terminate(): void;
}

/** What a worker reports to the code that made it. */
export interface WorkerEvents<Response> {
  readonly onMessage: (response: Response) => void;
  /** It has ended, or never began. */
  readonly onDeath: (reason: string) => void;
}

type NodeWorker = import("node:worker_threads").Worker;

/**
 * A file that a worker runs. Bundlers know it by `new Worker(new URL("./x.js", import.meta.url))` in so many
 * words, with options as a literal, and bundle it too. So each file `x.js` is named by a module of its own,
 * `x-file.js`, which stands beside it in the package and which no worker's file imports.
 */
export interface WorkerFile {
  /** As `x.js`. */
  readonly name: string;
  /** The folder of the module in Node, `import.meta.dirname`; undefined in workers, which are told theirs. */
  readonly folder: string | undefined;
  /**
   * Whether the module is still a file of its own, beside the worker's, by its address. Written as a choice by a condition of
   * literals, which webpack computes: otherwise it writes the address that the module had when it was built into the
   * program. (Minifiers leave a choice between texts, and take one between true and false away.)
   */
  readonly place: "beside" | "elsewhere";
  /** Starts it in a page. */
  readonly start: () => Worker;
}

/** Data that a worker of Node begins with: the address of the folder that its file is in. */
interface WorkerStart {
  readonly workerFolder?: string;
}

let knownFolder: string | URL | undefined = (nodeModule("node:worker_threads")?.workerData as WorkerStart | null)
  ?.workerFolder;

/** Where files of workers are, if not where their modules say. */
export function setFolder(url: string | URL): void {
  knownFolder = url;
}

/**
 * Starts a worker.
 *
 * @throws whatever the engine throws where it makes none, and then none is left; Error where a bundler has left the file
 *   behind.
 */
export function createWorker<Request, Response>(
  file: WorkerFile,
  events: WorkerEvents<Response>,
): WorkerHandle<Request, Response> {
  const threads = nodeModule("node:worker_threads");
  if (threads === undefined) return handled(startInPage(file), handleOfWeb, events);
  const workerFolder = String(knownFolder ?? nodeAddressOf(file));
  return handled(startInNode(threads, new URL(file.name, workerFolder), { workerFolder }), handleOfNode, events);
}

/** The handle of a worker, which ends where it can have none: nobody would know it. */
function handled<Started extends { terminate(): unknown }, Request, Response>(
  worker: Started,
  handleOf: (worker: Started, events: WorkerEvents<Response>) => WorkerHandle<Request, Response>,
  events: WorkerEvents<Response>,
): WorkerHandle<Request, Response> {
  try {
    return handleOf(worker, events);
  } catch (error) {
    end(worker);
    throw error;
  }
}

/**
 * A worker of Node. One whose class throws once it has started is ended: it would keep the program alive. Node tells of each
 * worker in a tick of its own, in the order in which they start.
 */
function startInNode({ Worker }: typeof import("node:worker_threads"), url: URL, workerData: WorkerStart): NodeWorker {
  let isNext = false;
  nodeProcess?.nextTick?.(() => {
    isNext = true;
  });
  try {
    // Flags of the program, such as --input-type, are not for a worker's file.
    return new Worker(url, { execArgv: [], workerData });
  } catch (error) {
    const endNext = (worker: NodeWorker) => {
      if (isNext) end(worker);
    };
    nodeProcess?.on?.("worker", endNext);
    nodeProcess?.nextTick?.(() => nodeProcess?.off?.("worker", endNext));
    throw error;
  }
}

/** The address of the folder that a file is in. */
function nodeAddressOf({ name, folder }: WorkerFile): URL {
  if (folder === undefined) throw leftBehind(name);
  return nodeModule("node:url")!.pathToFileURL(`${folder}/`);
}

function leftBehind(name: string): Error {
  return new Error(`the bundler has left ${name} behind`);
}

function startInPage(file: WorkerFile): Worker {
  if (knownFolder !== undefined) return new Worker(new URL(file.name, knownFolder), { type: "module" });
  if (file.place === "elsewhere" && namesFile(file)) throw leftBehind(file.name);
  return file.start();
}

/** Whether the address of the file is as we wrote it: a bundler that looks at it writes another. */
function namesFile({ name, start }: WorkerFile): boolean {
  return String(start).includes(`./${name}`);
}

/** Who listens to a worker at present; its end is reported once. */
class Audience<Response> {
  #isOver = false;

  constructor(public events: WorkerEvents<Response>) {}

  hear(response: Response): void {
    if (!this.#isOver) this.events.onMessage(response);
  }

  mourn(reason: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.events.onDeath(reason);
  }
}

/** Ends a worker, whatever its engine makes of that. */
function end(worker: { terminate(): unknown }): void {
  try {
    ignoreRejection(worker.terminate());
  } catch {
    // It is not listened to any more.
  }
}

const UNREADABLE = "a message of it could not be read";

function handleOfNode<Request, Response>(
  worker: NodeWorker,
  events: WorkerEvents<Response>,
): WorkerHandle<Request, Response> {
  const audience = new Audience(events);
  let failure: string | undefined;
  worker.on("message", (response: Response) => {
    audience.hear(response);
  });
  worker.on("messageerror", () => {
    end(worker);
    audience.mourn(UNREADABLE);
  });
  // An error may overtake messages that were sent before it; the exit does not. Anything may have been thrown.
  worker.on("error", (error: unknown) => {
    failure ??= error instanceof Error ? error.message : String(error);
    end(worker);
  });
  worker.on("exit", (code) => {
    audience.mourn(failure ?? `exit code ${code}`);
  });
  return {
    listen: (next, isIdle) => {
      audience.events = next;
      if (isIdle) worker.unref();
      else worker.ref();
    },
    post: (request) => {
      worker.postMessage(request);
    },
    terminate: () => {
      end(worker);
    },
  };
}

function handleOfWeb<Request, Response>(
  worker: Worker,
  events: WorkerEvents<Response>,
): WorkerHandle<Request, Response> {
  const audience = new Audience(events);
  const fail = (reason: string) => {
    end(worker);
    audience.mourn(reason);
  };
  worker.onmessage = ({ data }: MessageEvent<Response>) => {
    audience.hear(data);
  };
  worker.onmessageerror = () => {
    fail(UNREADABLE);
  };
  worker.onerror = ({ message }) => {
    fail(message || "its file could not be loaded");
  };
  return {
    listen: (next) => {
      audience.events = next;
    },
    post: (request) => {
      worker.postMessage(request);
    },
    terminate: () => {
      end(worker);
    },
  };
}
