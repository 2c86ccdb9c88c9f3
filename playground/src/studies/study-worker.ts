/** The worker of one study. */
import type { StudyReport, StudyRequest } from "./messages";
import { runStudy } from "./run-study";

self.onmessage = ({ data }: MessageEvent<StudyRequest>) => {
  runStudy(data).catch((error: unknown) => {
    const report: StudyReport = { type: "problem", message: error instanceof Error ? error.message : String(error) };
    self.postMessage(report);
  });
};
