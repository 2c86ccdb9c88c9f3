import { nodeModule } from "../core/platform";

/** A worker's side of the line to whoever made it. */
export interface WorkerPort<Request, Response> {
  post(response: Response): void;
  listen(onRequest: (request: Request) => void): void;
}

/** Opens the line, in a worker. */
export function openPort<Request, Response>(): WorkerPort<Request, Response> {
  const parentPort = nodeModule("node:worker_threads")?.parentPort;
  if (parentPort) {
    return {
      post: (response) => {
        parentPort.postMessage(response);
      },
      listen: (onRequest) => parentPort.on("message", onRequest),
    };
  }
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
