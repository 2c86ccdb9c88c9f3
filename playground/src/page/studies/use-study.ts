import { signal, type ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { StudyNetwork, StudyOrder, StudyPicture, StudyPlace, StudyReport } from "../../studies/messages";
import { StudyClient } from "../../studies/study-client";
import { NOTHING, texts, type Said } from "../../texts/index";
import { fixedNumber } from "../../texts/numbers";
import { problemText } from "../problem-text";
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

/** Longest study, in seconds, of which nothing is said beforehand. */
const LONG_S = 90;

/** What is shown of a study while it runs and after it. */
function createView() {
  return {
    isRunning: signal(false),
    progress: signal(0),
    status: signal<Said>(NOTHING),
    picture: signal<StudyPicture | undefined>(undefined),
    /** Seconds that it may take. */
    estimate: signal(0),
  };
}

type View = ReturnType<typeof createView>;

/** Shows a report of the study's worker. */
function take<Picture extends StudyPicture>(report: StudyReport, view: View, listener: StudyListener<Picture>): void {
  if (report.type === "network") {
    listener.onNetwork(report.network);
    return;
  }
  if (report.type === "figure") {
    saveFile("study.svg", report.svg, "image/svg+xml");
    return;
  }
  if (report.type === "planned") {
    view.estimate.value = report.seconds;
    view.status.value = () => withEstimate(texts.value.studies.starting, view);
    return;
  }
  if (report.type !== "progress") view.isRunning.value = false;
  if (report.type === "problem") {
    view.status.value = () => problemText(report.problem);
    return;
  }
  if (report.type === "progress") view.progress.value = report.share;
  const isDone = report.type === "done";
  const now = report.picture as Picture;
  view.picture.value = now;
  if (isDone) listener.onDone?.(now);
  view.status.value = () => {
    const said = listener.describe(now, fixedNumber(report.elapsedMs / 1000, 2), isDone);
    return isDone ? said : withEstimate(said, view);
  };
}

/** What is said of a study that is not done, and of a long one how long it may take. */
function withEstimate(said: string, { estimate: { value: seconds } }: View): string {
  return seconds > LONG_S ? `${said} ${texts.value.studies.mayTake(seconds)}` : said;
}

export function useStudy<Picture extends StudyPicture>(listener: StudyListener<Picture>): Study<Picture> {
  const view = useRef<View>(undefined);
  const client = useRef<StudyClient>(undefined);
  view.current ??= createView();
  const { isRunning, progress, status, picture } = view.current;
  client.current ??= new StudyClient((report) => {
    take(report, view.current!, listener);
  });
  const { current: worker } = client;
  /** Asks a study that has ended; of one that was stopped there is only the picture. */
  const ask = (question: () => void) => {
    if (worker.hasEnded) question();
    else if (!isRunning.value) status.value = () => texts.value.studies.unfinished;
  };
  useEffect(() => () => client.current?.stop(), []);
  return {
    ...{ isRunning, progress, status, picture: picture as ReadonlySignal<Picture | undefined> },
    run: (order) => {
      isRunning.value = true;
      progress.value = 0;
      status.value = () => texts.value.studies.starting;
      worker.run(order);
    },
    open: (place) => {
      ask(() => {
        worker.open(place);
      });
    },
    saveFigure: () => {
      ask(() => {
        worker.draw(isDark.value ? "dark" : "light");
      });
    },
    stop: () => {
      worker.stop();
      isRunning.value = false;
      status.value = () => texts.value.studies.stopped;
    },
    say: (text) => (status.value = text),
  };
}
