import { isNode } from "./worker-handle";

/** A worker's side of the line to whoever made it. */
export interface WorkerPort<Request, Response> {
  post(response: Response): void;
  listen(onRequest: (request: Request) => void): void;
}

/** Opens the line, in a worker. */
export async function openPort<Request, Response>(): Promise<WorkerPort<Request, Response>> {
  if (!isNode()) {
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
  const { parentPort } = await import("node:worker_threads");
  return {
    post: (response) => parentPort?.postMessage(response),
    listen: (onRequest) => parentPort?.on("message", onRequest),
  };
}
