import { effect, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import {
  choiceFor,
  firstChoice,
  type ChosenColumns,
  type ColumnChoice,
  type TableFormat,
  type TableSummary,
} from "../data/table";
import { START, type Address, type Position } from "../settings/address";
import { FIELDS, type FieldName } from "../settings/fields";
import { changed, isSame, type Settings } from "../settings/settings";
import { NOTHING, texts, type Said } from "../texts/index";
import { shortNumber } from "../texts/numbers";
import type { Request } from "../training/messages";
import { Notices } from "./notices";
import { addressText, problemText } from "./problem-text";
import { RivalStore } from "./rival";
import { RunStore, type OtherReport } from "./run-store";
import { copyText } from "./copy-text";
import { isSandboxed } from "./sandbox";
import { savedFiles, saveFile } from "./save-file";
import { SettingsStore } from "./settings-store";

/** The playground: settings, the run, and what people do with them. */
export class Playground {
  readonly notices = new Notices();
  readonly store = new SettingsStore();
  readonly run: RunStore;
  readonly beside: RivalStore;
  readonly table = signal<ChosenColumns | undefined>(undefined);
  /** Said to people who do not see the page. */
  readonly announcement = signal<Said>(NOTHING);
  /** Whether the digit or row that is asked about stays the sample that the network answers. */
  readonly unable = signal<Said | undefined>(undefined);
  #openedFile: File | undefined;

  constructor() {
    this.run = new RunStore(this.#onReport, this.#onFailure);
    this.beside = new RivalStore(this.run, (report) => {
      if (report.type === "problem") this.#onReport(report);
    });
    this.store.listen(this.#onChange, this.#onOpen);
    this.#onOpen(this.store.opened);
    effect(() => {
      if (savedFiles.value > 0 && isSandboxed) this.notices.say("saved", () => texts.value.notices.savedInFrame);
    });
    let wasRunning = false;
    effect(() => {
      const { running, fingerprint } = this.run.state.value;
      // A pause is told once its epoch is.
      if (running === wasRunning || (!running && fingerprint === "")) return;
      wasRunning = running;
      const epoch = this.run.frame.peek()?.position.epoch ?? 0;
      this.announcement.value = () => (running ? texts.value.run.announceRun : texts.value.run.announcePause(epoch));
    });
  }

  get settings(): Settings {
    return this.store.settings.value;
  }

  change(change: Partial<Settings>): void {
    this.store.change(change);
  }

  /** A change that belongs to the last one and is undone with it. */
  amend(change: Partial<Settings>): void {
    this.store.amend(change);
  }

  /** Starts over from the first weights. */
  reset(): void {
    this.#configure(false);
  }

  #configure(run: boolean, until: Position = START): void {
    this.notices.close("rate");
    const { value } = this.store.settings;
    this.run.configure(value, value.set === "csv" ? this.table.value?.choice : undefined, run, until);
    this.beside.follow(value, this.table.value, run);
  }

  /** Trains a second network with the present settings beside this one; both start over. */
  compare(): void {
    this.beside.add(this.settings, this.table.value);
    this.#configure(false);
  }

  readonly #onOpen = ({ until, problems }: Address): void => {
    this.notices.close("address");
    if (problems.length > 0) this.notices.warn("address", () => addressText(problems));
    this.#configure(false, until);
  };

  /** A learning rate is changed where training stands; anything else starts over. */
  readonly #onChange = (settings: Settings, before: Settings): void => {
    for (const key of ["range", "diverged", "address"]) this.notices.close(key);
    const names = Object.keys(FIELDS) as FieldName[];
    const other = names.filter((name) => !isSame(settings[name], before[name]));
    const { batch = 0, epoch = 0 } = this.run.frame.value?.position ?? {};
    if (other.join() === "learningRate" && epoch + batch > 0) {
      this.run.send({ type: "rate", learningRate: settings.learningRate });
      this.notices.say("rate", () => texts.value.notices.rate(shortNumber(settings.learningRate)));
      return;
    }
    this.#configure(this.run.state.value.running);
  };

  /** Takes other settings, as a study asks: trains to their last epoch, or shows the first weights. */
  train(settings: Settings, run: boolean): void {
    this.store.adopt(settings);
    this.#configure(run);
  }

  /** Shows a network with its weights and its data. */
  adopt(network: Omit<Extract<Request, { type: "adopt" }>, "type">): void {
    this.beside.remove();
    this.run.send({ ...network, type: "adopt" });
  }

  /** One file at a time; of several that are dropped together the first. */
  openDropped(file: File, count: number): void {
    if (count > 1) this.notices.say("drop", () => texts.value.notices.oneOfMany(file.name, count));
    this.openFile(file);
  }

  openFile(file: File): void {
    if (file.name.endsWith(".safetensors")) this.run.send({ type: "loadModel", file });
    else this.openTable(file);
  }

  /** @param format - How the table is read; without it, as the file shows by itself. */
  openTable(file: File, format: TableFormat = {}): void {
    this.#openedFile = file;
    this.run.send({ type: "table", file, format: { dates: usualDates(), ...format } });
  }

  /** Another column to predict: the task that suits it, and all columns that can be read. */
  chooseTarget(target: string): void {
    const { value } = this.table;
    if (value !== undefined) this.chooseColumns(choiceFor(value.summary, target));
  }

  chooseColumns(choice: ColumnChoice): void {
    const { value } = this.table;
    if (value === undefined) return;
    this.table.value = { ...value, choice };
    this.#configure(this.run.state.value.running);
  }

  share(): void {
    const { origin } = this.run.state.value;
    const position = this.run.frame.value?.position ?? START;
    const isExact = origin === "seed" && this.settings.set !== "csv";
    const link = this.store.link(isExact ? position : START);
    const isMoment = position.epoch + position.batch > 0;
    const isTable = this.settings.set === "csv" && this.table.value !== undefined;
    const said = () => {
      const { share } = texts.value;
      if (isTable) return share.table;
      if (origin !== "seed") return share[origin];
      return isMoment ? share.moment(position.epoch, position.batch) : share.settings;
    };
    copyText(link).then(
      () => {
        this.notices.say("share", said);
      },
      () => {
        this.store.showInAddress(link);
        if (isSandboxed) this.notices.warn("share", () => texts.value.share.here(link));
        else this.notices.say("share", () => texts.value.share.inBar);
      },
    );
  }

  readonly #onReport = (report: OtherReport): void => {
    switch (report.type) {
      case "table":
        this.#takeTable(report.table);
        return;
      case "saved":
        saveFile(report.name, report.content, report.mime);
        return;
      case "loaded":
        this.store.adopt(report.settings);
        this.notices.close("problem");
        this.notices.say("loaded", () => texts.value.notices.opened(report.name));
        return;
      case "adopted":
        this.table.value = report.table;
        this.store.adopt(report.settings);
        this.notices.say("loaded", () => texts.value.notices.adopted);
        return;
      case "problem":
        this.notices.warn(report.problem.code === "diverged" ? "diverged" : "problem", () =>
          problemText(report.problem),
        );
        return;
      case "unable":
        this.unable.value = () => problemText({ code: "unable", values: [] });
    }
  };

  #takeTable(summary: TableSummary): void {
    this.notices.close("problem");
    this.table.value = { file: this.#openedFile!, summary, choice: firstChoice(summary) };
    this.notices.say("table", () => texts.value.data.tableRead(summary.name, summary.rows, summary.columns.length));
    const settings = changed(this.settings, { set: "csv" });
    if (this.settings.set === "csv") this.#configure(false);
    else this.store.set(settings);
  }

  readonly #onFailure = (): void => {
    if (isSandboxed) {
      this.unable.value = () => texts.value.notices.noWorker;
      return;
    }
    this.notices.warn("stopped", () => texts.value.notices.stopped, {
      text: () => texts.value.notices.restart,
      run: () => {
        this.notices.close("stopped");
        this.run.restart();
        this.table.value = undefined;
        this.#configure(false);
      },
    });
  };
}

/** How people of the browser's language write dates. */
function usualDates(): "dayFirst" | "monthFirst" {
  return navigator.language === "en-US" ? "monthFirst" : "dayFirst";
}

export const PlaygroundContext = createContext<Playground | undefined>(undefined);

export function usePlayground(): Playground {
  return useContext(PlaygroundContext)!;
}
