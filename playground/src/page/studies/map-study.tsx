import { useSignal } from "@preact/signals";
import type { HTMLAttributes, TargetedMouseEvent } from "preact";
import { useCallback, useRef } from "preact/hooks";
import { shortNumber } from "../../figures/axes";
import { cellAt, mapFigure, type MapCell } from "../../figures/performance-map";
import { changed, type Settings } from "../../settings/settings";
import type { MapPicture, MapSettings } from "../../studies/messages";
import { CIRCLES } from "../../studies/presets";
import { texts } from "../../texts/index";
import { Figure } from "../figure";
import { usePlayground } from "../playground";
import { colours } from "../theme";
import { readForm, StudyForm, type StudyField } from "./study-form";
import { useStudy } from "./use-study";

const BEGINNING = { side: "51", hidden: "3, 2", learningRate: "0.1", epochs: "1400", runs: "16", l2: "0.02" };

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function fieldsOf(): StudyField[] {
  const t = texts.value.studies;
  return [
    { name: "side", label: t.side, kind: "integer", min: 2, max: 101 },
    { name: "hidden", label: t.hidden, kind: "widths", min: 1, max: 16 },
    { name: "learningRate", label: t.maxRate, kind: "number", min: 1e-4, max: 100 },
    { name: "epochs", label: t.maxEpochs, kind: "integer", min: 1, max: 100_000 },
    { name: "runs", label: t.runs, kind: "integer", min: 1, max: 256 },
    { name: "l2", label: t.l2, kind: "number", min: 0, max: 100 },
  ];
}

/** Share of networks that succeed by learning rate and epochs; a cell opens in the main view. */
export function MapStudy() {
  const playground = usePlayground();
  const { store, table } = playground;
  const t = texts.value.studies;
  const given = useSignal<Readonly<Record<string, string>>>(BEGINNING);
  const usesPreset = useSignal(true);
  const cursor = useSignal<MapCell | undefined>(undefined);
  /** The study and the data that the picture is made of. */
  const asked = useRef<{ readonly study: MapSettings; readonly settings: Settings }>(undefined);
  const study = useStudy((picture, seconds, isDone) => {
    if (picture.type !== "map") return "";
    const { learningRates, epochs, runs, success } = picture;
    const words = texts.value.studies;
    const said = (isDone ? words.mapDone : words.mapSoFar)(learningRates.length, epochs.length, runs, seconds);
    const isDark = isDone && success.every((share) => !(share > 0));
    return isDark ? words.never : said;
  });
  const run = () => {
    if (study.isRunning.value) {
      study.stop();
      return;
    }
    const { values, problem } = readForm(fieldsOf(), given.value);
    if (values === undefined) {
      study.say(problem);
      return;
    }
    const settings = usesPreset.value ? CIRCLES : store.settings.value;
    const numbers = { ...values, seed: settings.seed } as unknown as MapSettings;
    asked.current = { study: numbers, settings };
    cursor.value = undefined;
    const own = table.value && { file: table.value.file, choice: table.value.choice };
    study.run({ type: "map", settings, study: numbers, table: settings.set === "csv" ? own : undefined });
  };
  const open = () => {
    const { value: picture } = study.picture;
    if (picture?.type !== "map" || cursor.value === undefined || asked.current === undefined) return;
    playground.train(settingsOfCell(asked.current, picture, cursor.value));
    document.querySelector<HTMLElement>("#output")?.focus();
    document.querySelector("#output")?.scrollIntoView({ block: "nearest" });
  };
  const drawing = useCallback(() => {
    const { value: picture } = study.picture;
    if (picture?.type !== "map") return undefined;
    const words = texts.value.studies;
    const names = { title: words.map, x: words.learningRate.toLowerCase(), y: words.epochs.toLowerCase() };
    return mapFigure(picture, cursor.value, colours.value, names);
  }, []);
  const { value: picture } = study.picture;
  const control = mapControl(picture?.type === "map" ? picture : undefined, cursor, open);
  return (
    <div class="study">
      <StudyForm
        id="map"
        title={t.map}
        why={t.mapWhy}
        fields={fieldsOf()}
        given={given}
        usesPreset={usesPreset}
        isRunning={study.isRunning.value}
        progress={study.progress.value}
        status={study.status.value}
        onRun={run}
      />
      {picture?.type === "map" && (
        <>
          <Figure title={t.map} label={`${t.map}. ${t.mapKeys}`} drawing={drawing} class="map" control={control} />
          <p class="status" aria-live="polite" id="map-cell">
            {cursor.value === undefined ? "" : cellText(picture, cursor.value)}
          </p>
        </>
      )}
    </div>
  );
}

function cellText({ learningRates, epochs, success }: MapPicture, { column, row }: MapCell): string {
  const t = texts.value.studies;
  const share = success[row * learningRates.length + column];
  const result = Number.isNaN(share) ? t.cellUnknown : t.cellResult(Math.round(100 * share));
  return t.cell(shortNumber(learningRates[column]), epochs[row], result);
}

function mapControl(
  picture: MapPicture | undefined,
  cursor: { value: MapCell | undefined },
  open: () => void,
): HTMLAttributes<HTMLCanvasElement> {
  const find = ({ currentTarget, offsetX, offsetY }: TargetedMouseEvent<HTMLCanvasElement>) => {
    const { clientWidth, clientHeight } = currentTarget;
    cursor.value = picture && cellAt(picture, clientWidth, clientHeight, offsetX, offsetY);
  };
  return {
    role: "application",
    tabIndex: 0,
    onPointerMove: find,
    onClick: (event) => {
      find(event);
      open();
    },
    onKeyDown: (event) => {
      if (event.key === "Enter") open();
      const step = KEYS[event.key];
      if (step === undefined || picture === undefined) return;
      event.preventDefault();
      const { column, row } = cursor.value ?? { column: -1, row: 0 };
      const limit = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
      cursor.value = {
        column: limit(column + step[0], picture.learningRates.length),
        row: limit(row + step[1], picture.epochs.length),
      };
    },
  };
}

/** The first network of the cell's column, from the same first weights. */
function settingsOfCell(
  { study, settings }: { readonly study: MapSettings; readonly settings: Settings },
  { learningRates, epochs, seeds }: MapPicture,
  { column, row }: MapCell,
): Settings {
  return changed(settings, {
    hidden: study.hidden,
    activation: "sigmoid",
    output: "sigmoid",
    initializer: "normal",
    batchNorm: false,
    dropout: 0,
    optimizer: "sgd",
    learningRate: learningRates[column],
    schedule: "constant",
    batchSize: 0,
    l1: 0,
    l2: study.l2,
    clipNorm: 0,
    reduction: "sum",
    stopEpoch: Math.max(1, epochs[row]),
    settle: false,
    seed: seeds[column],
    precision: "strict",
  });
}
