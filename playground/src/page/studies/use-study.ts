import { useSignal, type ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { StudyPicture, StudyReport, StudyRequest } from "../../studies/messages";
import { StudyClient } from "../../studies/study-client";
import { texts } from "../../texts/index";
import { problemText } from "../playground";

/** A study as its card sees it. */
export interface Study {
  readonly isRunning: ReadonlySignal<boolean>;
  readonly progress: ReadonlySignal<number>;
  readonly status: ReadonlySignal<string>;
  readonly picture: ReadonlySignal<StudyPicture | undefined>;
  run(request: StudyRequest): void;
  stop(): void;
  say(text: string): void;
}

/** @param describe - What is said of a picture. */
export function useStudy(describe: (picture: StudyPicture, seconds: string, isDone: boolean) => string): Study {
  const isRunning = useSignal(false);
  const progress = useSignal(0);
  const status = useSignal("");
  const picture = useSignal<StudyPicture | undefined>(undefined);
  const client = useRef<StudyClient>(undefined);
  const onReport = (report: StudyReport) => {
    if (report.type !== "progress") isRunning.value = false;
    if (report.type === "problem") {
      status.value = problemText(report.problem);
      return;
    }
    if (report.type === "progress") progress.value = report.share;
    picture.value = report.picture;
    status.value = describe(report.picture, (report.elapsedMs / 1000).toFixed(2), report.type === "done");
  };
  client.current ??= new StudyClient(onReport);
  useEffect(() => () => client.current?.stop(), []);
  return {
    isRunning,
    progress,
    status,
    picture,
    run: (request) => {
      isRunning.value = true;
      progress.value = 0;
      status.value = texts.value.studies.starting;
      client.current!.run(request);
    },
    stop: () => {
      client.current!.stop();
      isRunning.value = false;
      status.value = texts.value.studies.stopped;
    },
    say: (text) => (status.value = text),
  };
}
