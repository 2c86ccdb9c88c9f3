/** The file that a worker runs: takes a task, then jobs, and answers with results. */
import { openPort } from "../../workers/worker-port";
import { createHandler, type JobHandler } from "./handlers";
import type { Request, Response } from "./messages";

const port = openPort<Request, Response>();
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
