import { signal } from "@preact/signals";
import type { ChosenColumns } from "../data/table";
import { FIELDS, type FieldName } from "../settings/fields";
import { hasMeaning } from "../settings/meaning";
import { isSame, KNOBS, type Settings } from "../settings/settings";
import { RunStore, type OtherReport } from "./run-store";

/** What both of two networks have in common: the data, and the seed of their first weights and their order. */
const COMMON: readonly FieldName[] = [
  "set",
  ...KNOBS.filter((name) => name !== "features"),
  "validation",
  "scale",
  "dataSeed",
  "seed",
];

/** A second network with settings of its own, trained beside the first on the same data from the same seed. */
export interface Rival {
  readonly settings: Settings;
  readonly run: RunStore;
}

/** The network beside the first one, if there is one. */
export class RivalStore {
  readonly rival = signal<Rival | undefined>(undefined);
  /** The table that its worker has. */
  #file: File | undefined;

  constructor(
    private readonly main: RunStore,
    private readonly onOther: (report: OtherReport) => void,
  ) {}

  /** Keeps settings for a second network. */
  add(settings: Settings, table: ChosenColumns | undefined): void {
    const run = new RunStore(this.onOther, () => {
      this.remove();
    });
    this.#file = undefined;
    run.keepPace(this.main);
    this.main.partner = run;
    this.rival.value = { settings, run };
    this.#configure(run, settings, table, false);
  }

  #configure(run: RunStore, settings: Settings, table: ChosenColumns | undefined, isRunning: boolean): void {
    const isTable = settings.set === "csv";
    if (isTable && table !== undefined && table.file !== this.#file) {
      this.#file = table.file;
      run.send({ type: "table", file: table.file, format: table.summary.format });
    }
    run.configure(settings, isTable ? table?.choice : undefined, isRunning);
  }

  remove(): void {
    this.rival.value?.run.dispose();
    this.main.partner = undefined;
    this.rival.value = undefined;
  }

  /** Starts over with the first network, on its data and from its seed. */
  follow(settings: Settings, table: ChosenColumns | undefined, isRunning: boolean): void {
    const { value } = this.rival;
    if (value === undefined) return;
    const common = Object.fromEntries(COMMON.map((name) => [name, settings[name]]));
    const own: Settings = { ...value.settings, ...common };
    this.rival.value = { ...value, settings: own };
    this.#configure(value.run, own, table, isRunning);
  }
}

/** Settings in which two networks differ. */
export function differences(a: Settings, b: Settings): FieldName[] {
  return (Object.keys(FIELDS) as FieldName[]).filter(
    (name) => !isSame(a[name], b[name]) && (hasMeaning(name, a) || hasMeaning(name, b)),
  );
}
