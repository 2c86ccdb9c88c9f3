import { useSignal, type ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { StudyNetwork, StudyOrder, StudyPicture, StudyPlace, StudyReport } from "../../studies/messages";
import { StudyClient } from "../../studies/study-client";
import { NOTHING, texts, type Said } from "../../texts/index";
import { fixedNumber } from "../../texts/numbers";
import { problemText } from "../playground";
import { saveFile } from "../save-file";
import { isDark } from "../theme";

/** A study as its card sees it. */
export interface Study<Picture extends StudyPicture> {
  readonly isRunning: ReadonlySignal<boolean>;
  readonly progress: ReadonlySignal<number>;
  readonly status: ReadonlySignal<Said>;
  readonly picture: ReadonlySignal<Picture | undefined>;
  run(order: StudyOrder): void;
  /** Opens a network in the main view once the study has ended. */
  open(place: StudyPlace): void;
  /** Saves the figure of the library's visualizer once the study has ended. */
  readonly saveFigure: () => void;
  stop(): void;
  say(text: Said): void;
}

export interface StudyListener<Picture extends StudyPicture> {
  /** What is said of a picture. */
  readonly describe: (picture: Picture, seconds: string, isDone: boolean) => string;
  readonly onDone?: (picture: Picture) => void;
  readonly onNetwork: (network: StudyNetwork) => void;
}

export function useStudy<Picture extends StudyPicture>(listener: StudyListener<Picture>): Study<Picture> {
  const isRunning = useSignal(false);
  const progress = useSignal(0);
  const status = useSignal(NOTHING);
  const picture = useSignal<Picture | undefined>(undefined);
  const client = useRef<StudyClient>(undefined);
  const onReport = (report: StudyReport) => {
    if (report.type === "network") {
      listener.onNetwork(report.network);
      return;
    }
    if (report.type === "figure") {
      saveFile("study.svg", report.svg, "image/svg+xml");
      return;
    }
    if (report.type !== "progress") isRunning.value = false;
    if (report.type === "problem") {
      status.value = () => problemText(report.problem);
      return;
    }
    if (report.type === "progress") progress.value = report.share;
    const isDone = report.type === "done";
    const now = report.picture as Picture;
    picture.value = now;
    if (isDone) listener.onDone?.(now);
    status.value = () => listener.describe(now, fixedNumber(report.elapsedMs / 1000, 2), isDone);
  };
  client.current ??= new StudyClient(onReport);
  /** Asks a study that has ended; of one that was stopped there is only the picture. */
  const ask = (question: (client: StudyClient) => void) => {
    if (client.current!.hasEnded) question(client.current!);
    else if (!isRunning.value) status.value = () => texts.value.studies.unfinished;
  };
  useEffect(() => () => client.current?.stop(), []);
  return {
    isRunning,
    progress,
    status,
    picture,
    run: (order) => {
      isRunning.value = true;
      progress.value = 0;
      status.value = () => texts.value.studies.starting;
      client.current!.run(order);
    },
    open: (place) => {
      ask((ended) => {
        ended.open(place);
      });
    },
    saveFigure: () => {
      ask((ended) => {
        ended.draw(isDark.value ? "dark" : "light");
      });
    },
    stop: () => {
      client.current!.stop();
      isRunning.value = false;
      status.value = () => texts.value.studies.stopped;
    },
    say: (text) => (status.value = text),
  };
}
