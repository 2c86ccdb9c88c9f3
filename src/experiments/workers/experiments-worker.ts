/** The file that a worker runs: takes a task, then jobs, and answers with results. */
import { sendableError } from "../../workers/sent-error";
import { openPort } from "../../workers/worker-port";
import { createHandler, type JobHandler } from "./handlers";
import type { Request, Response } from "./messages";

const port = openPort<Request, Response>();
let handler: JobHandler | undefined;

function fail(error: unknown): void {
  port.post({ type: "failed", error: sendableError(error) });
}

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
      failed: fail,
    });
  } catch (error) {
    fail(error);
  }
});
port.post({ type: "ready" });
