/** The worker of one study: runs it, then opens its networks. */
import { problemOf } from "../problem";
import type { EndedStudy } from "./ended-study";
import type { StudyReport, StudyRequest } from "./messages";
import { runStudy } from "./run-study";

let ended: EndedStudy | undefined;

async function answer(request: StudyRequest): Promise<void> {
  if (request.type !== "open" && request.type !== "figure") ended = await runStudy(request);
  else if (ended === undefined) return;
  else if (request.type === "open") post({ type: "network", network: ended.open(request.place) });
  else post({ type: "figure", svg: await ended.figure(request.theme) });
}

function post(report: StudyReport): void {
  self.postMessage(report);
}

self.onmessage = ({ data }: MessageEvent<StudyRequest>) => {
  answer(data).catch((error: unknown) => {
    post({ type: "problem", problem: problemOf(error) });
  });
};
