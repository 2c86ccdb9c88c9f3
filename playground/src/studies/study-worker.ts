/** The worker of one study. */
import { problemOf } from "../problem";
import type { StudyReport, StudyRequest } from "./messages";
import { runStudy } from "./run-study";

self.onmessage = ({ data }: MessageEvent<StudyRequest>) => {
  runStudy(data).catch((error: unknown) => {
    const report: StudyReport = { type: "problem", problem: problemOf(error) };
    self.postMessage(report);
  });
};
