/** The file that a worker runs: takes a task, then jobs, and answers with results. */
import { isNode } from "./create-worker";
import { createHandler, type JobHandler } from "./handlers";
import type { Request, Response } from "./messages";

/** The port to the crew. */
interface Port {
  post(response: Response): void;
  listen(onRequest: (request: Request) => void): void;
}

async function openPort(): Promise<Port> {
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

const port = await openPort();
let handler: JobHandler | undefined;

port.listen((request) => {
  try {
    if (request.type === "job") {
      handler?.add(request.index, request.job);
      return;
    }
    handler?.dispose();
    handler = createHandler(request.task, {
      result: (index, result) => {
        port.post({ type: "result", index, result });
      },
      failed: (error) => {
        port.post({ type: "failed", error });
      },
    });
  } catch (error) {
    port.post({ type: "failed", error });
  }
});
port.post({ type: "ready" });
