import { nodeModule } from "../core/platform";

/** A worker's end of the connection to the code that made it. */
export interface WorkerPort<Request, Response> {
  post(response: Response): void;
  listen(onRequest: (request: Request) => void): void;
}

/** A request that cannot be read, or an unhandled rejection, ends the worker: the code that made it must be told. */
function raise(reason: unknown): never {
  throw reason;
}

/** Opens the line, in a worker. */
export function openPort<Request, Response>(): WorkerPort<Request, Response> {
  const parentPort = nodeModule("node:worker_threads")?.parentPort;
  if (parentPort) {
    parentPort.on("messageerror", raise);
    return {
      post: (response) => {
        parentPort.postMessage(response);
      },
      listen: (onRequest) => parentPort.on("message", onRequest),
    };
  }
  self.onmessageerror = () => raise(new Error("a request could not be read"));
  self.onunhandledrejection = ({ reason }) => raise(reason);
  return {
    post: (response) => {
      self.postMessage(response);
    },
    listen: (onRequest) => {
      self.onmessage = ({ data }: MessageEvent<Request>) => {
        onRequest(data);
      };
    },
  };
}
