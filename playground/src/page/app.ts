import type { ColumnChoice, TableSummary } from "../data/table";
import { programFor } from "../program/program";
import { readAddress, writeAddress } from "../settings/address";
import { changed, type Settings } from "../settings/settings";
import { TrainingClient } from "../training/client";
import type { Frame, Report, Task } from "../training/messages";
import { actionsMenu } from "./actions-menu";
import { byId, element } from "./element";
import { acceptDrops } from "./file-drops";
import { hiddenTabControl } from "./hidden-tab";
import { notify } from "./notices";
import { OutputPanel } from "./output-panel";
import { showProgram } from "./program-dialog";
import { RunBar } from "./run-bar";
import { saveFile } from "./save-file";
import { acceptKeys } from "./shortcuts";
import { buildSettingsPanels } from "./settings-panels";
import { Store } from "./store";
import { buildStudiesPanel } from "./studies-panel";
import { TablePanel } from "./table-panel";
import { createTheme } from "./theme";
import { Views } from "./views";

/** The playground: settings, the worker that trains, and the views that follow. */
export class App {
  readonly #address = readAddress(location.hash);
  readonly #settings = new Store<Settings>(this.#address.settings);
  readonly #running = new Store(false);
  readonly #theme = createTheme();
  readonly #views: Views;
  readonly #client: TrainingClient;
  readonly #runBar: RunBar;
  readonly #output: OutputPanel;
  readonly #table: TablePanel;
  #task: Task | undefined;
  #frame: Frame | undefined;
  #isDrawn = true;
  /** Details of a frame that another has taken the place of. */
  #undrawnDetails: Frame["details"];
  #columns: ColumnChoice | undefined;
  #tableFile: File | undefined;
  #openedFile: File | undefined;
  /** Whether a change of the settings comes from the worker itself. */
  #isLoading = false;

  constructor() {
    this.#client = new TrainingClient(this.#onReport, this.#onFailure);
    this.#table = new TablePanel(this.#openTable, (choice) => {
      this.#client.send({ type: "columns", choice });
      this.#columns = choice;
      this.#configure(this.#settings.value);
    });
    buildSettingsPanels(this.#settings, this.#table.node);
    this.#views = new Views();
    this.#output = new OutputPanel({
      axes: (x, y) => {
        this.#client.send({ type: "axes", x, y });
      },
      digit: (pixels) => {
        this.#client.send({ type: "digit", pixels });
      },
    });
    buildStudiesPanel({
      settings: this.#settings,
      colours: this.#theme.colours,
      train: this.#train,
      table: () => {
        if (this.#tableFile === undefined || this.#columns === undefined) return undefined;
        return { file: this.#tableFile, choice: this.#columns };
      },
    });
    this.#runBar = new RunBar(this.#runActions, this.#running);
    this.#buildHeader();
    acceptKeys(this.#runActions);
    acceptDrops(this.#openFile);
    this.#listen();
  }

  readonly #runActions = {
    toggle: () => {
      this.#client.send({ type: this.#running.value ? "pause" : "run" });
    },
    step: () => {
      this.#client.send({ type: "step" });
    },
    reset: () => {
      this.#configure(this.#settings.value, { run: false });
    },
    limit: (epochsPerSecond: number) => {
      this.#client.send({ type: "limit", epochsPerSecond });
    },
  };

  #buildHeader(): void {
    const menu = actionsMenu({
      share: () => {
        this.#share();
      },
      saveModel: () => {
        this.#client.send({ type: "saveModel" });
      },
      openModel: (file) => {
        this.#client.send({ type: "loadModel", file });
      },
      showProgram: () => {
        this.#showProgram();
      },
    });
    byId("actions").append(...menu, this.#theme.control);
    const hidden = hiddenTabControl({
      isRunning: () => this.#running.value,
      pause: () => {
        this.#client.send({ type: "pause" });
      },
      resume: () => {
        this.#client.send({ type: "run" });
      },
      say: notify,
    });
    const fingerprint = element("span", { id: "fingerprint" });
    const hint = "Space trains and pauses, S makes one step, R starts over.";
    byId("footer").append(hidden, element("span", {}, hint), fingerprint);
  }

  #listen(): void {
    const { problems, epoch } = this.#address;
    if (problems.length > 0) {
      notify(
        `The address has ${[...new Set(problems)].join(", ")} that cannot be used; defaults took their place.`,
        "error",
      );
    }
    let isFirst = true;
    this.#settings.follow((settings) => {
      history.replaceState(null, "", writeAddress(settings));
      if (!this.#isLoading) this.#configure(settings, isFirst ? { run: epoch > 0, until: epoch } : {});
      isFirst = false;
    });
    addEventListener("hashchange", () => {
      location.reload();
    });
    this.#theme.colours.follow(() => {
      this.#draw();
    });
  }

  /** Starts anew with some settings; goes on running if it was. */
  #configure(settings: Settings, { run = this.#running.value, until = 0 } = {}): void {
    this.#output.reset();
    if (settings.set === "csv" && this.#columns === undefined) {
      this.#client.send({ type: "pause" });
      notify("Drop a CSV file on the page, or choose one under Data.");
      return;
    }
    this.#client.send({ type: "configure", settings, until, run });
  }

  /** Trains with other settings, as a study asks. */
  readonly #train = (settings: Settings): void => {
    this.#isLoading = true;
    this.#settings.set(settings);
    this.#isLoading = false;
    this.#configure(settings, { run: true });
    byId("output").focus();
    byId("output").scrollIntoView({ block: "nearest" });
  };

  readonly #openFile = (file: File): void => {
    if (file.name.endsWith(".safetensors")) this.#client.send({ type: "loadModel", file });
    else this.#openTable(file);
  };

  readonly #openTable = (file: File): void => {
    this.#openedFile = file;
    this.#client.send({ type: "table", file });
  };

  readonly #onReport = (report: Report): void => {
    switch (report.type) {
      case "ready":
        this.#task = report.task;
        this.#output.task = report.task;
        return;
      case "frame":
        this.#frame = { ...report.frame, details: report.frame.details ?? this.#undrawnDetails };
        this.#undrawnDetails = this.#frame.details;
        this.#requestDraw();
        return;
      case "state":
        this.#showState(report.running, report.fingerprint);
        return;
      case "table":
        this.#showTable(report.table);
        return;
      case "model":
        saveFile(`${this.#settings.value.set}.safetensors`, report.bytes, "application/octet-stream");
        return;
      case "loaded":
        this.#isLoading = true;
        this.#settings.set(report.settings);
        this.#isLoading = false;
        notify(`“${report.name}” is opened; training starts from its weights.`);
        return;
      case "problem":
        notify(report.message, "error");
        return;
      case "unable":
        byId("notices").replaceChildren(element("p", { class: "unable", role: "alert" }, report.message));
    }
  };

  readonly #onFailure = (message: string): void => {
    this.#running.set(false);
    notify(`The worker that trains has stopped: ${message}.`, "error", {
      text: "Start it again",
      run: () => {
        this.#isDrawn = true;
        this.#columns = undefined;
        this.#client.restart();
        const { value } = this.#settings;
        this.#settings.set(value.set === "csv" ? changed(value, { set: "spiral" }) : value);
      },
    });
  };

  #showState(running: boolean, fingerprint: string): void {
    if (running !== this.#running.value) {
      const epoch = this.#frame?.epoch ?? 0;
      byId("announcer").textContent = running ? "Training" : `Paused at epoch ${epoch}`;
    }
    this.#running.set(running);
    byId("fingerprint").textContent = fingerprint === "" ? "" : `Weights ${fingerprint}`;
  }

  #showTable(table: TableSummary): void {
    this.#columns = table.choice;
    this.#tableFile = this.#openedFile;
    this.#table.show(table);
    notify(`“${table.name}” is read: ${table.rows} rows, ${table.columns.length} columns.`);
    this.#settings.set(changed(this.#settings.value, { set: "csv" }));
  }

  #requestDraw(): void {
    if (!this.#isDrawn) return;
    this.#isDrawn = false;
    requestAnimationFrame(() => {
      this.#isDrawn = true;
      this.#draw();
      this.#client.send({ type: "drawn" });
    });
  }

  #draw(): void {
    if (this.#task === undefined || this.#frame === undefined) return;
    this.#views.show(this.#task, this.#frame, this.#theme.colours.value);
    this.#undrawnDetails = undefined;
    this.#runBar.show(this.#frame);
    this.#output.show(this.#frame);
  }

  #share(): void {
    const epoch = this.#frame?.epoch ?? 0;
    const link = new URL(writeAddress(this.#settings.value, epoch), location.href).href;
    history.replaceState(null, "", link);
    const what = epoch > 0 ? `It trains to epoch ${epoch} and shows the same bits.` : "It opens these settings.";
    navigator.clipboard.writeText(link).then(
      () => {
        notify(`The link is copied. ${what}`);
      },
      () => {
        notify(`The link is in the address bar. ${what}`);
      },
    );
  }

  #showProgram(): void {
    if (this.#task === undefined) return;
    const { features, classes } = this.#task;
    const shape = { inputs: features.length, classes: classes?.length };
    const { value } = this.#settings;
    const choice = value.set === "csv" ? this.#columns : undefined;
    const table = choice && { name: this.#tableFile?.name ?? "table.csv", choice };
    showProgram(programFor(value, shape, { epochs: Math.max(1, this.#frame?.epoch ?? 0), table }));
  }
}
