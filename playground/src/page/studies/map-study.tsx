import { useSignal } from "@preact/signals";
import { useCallback, useRef } from "preact/hooks";
import { cellMap, type MapCell } from "../../figures/cell-map";
import { shareShade } from "../../figures/shades";
import type { Settings } from "../../settings/settings";
import type { MapPicture, MapSettings } from "../../studies/messages";
import { texts } from "../../texts/index";
import { shortNumber } from "../../texts/numbers";
import { Figure } from "../figure";
import { usePlayground } from "../playground";
import { colors } from "../theme";
import { cellControl } from "./cell-control";
import { Example } from "./example";
import { openNetwork, studySettings } from "./open-network";
import { studyData } from "./study-data";
import { StudyForm, type StudyField, type StudyValues } from "./study-form";
import { useStudy } from "./use-study";

const BEGINNING = { side: 51, hidden: [3, 2], learningRate: 0.1, epochs: 1400, runs: 16, l2: 0.02 };

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
  const t = texts.value.studies;
  const usesPreset = useSignal(true);
  const cursor = useSignal<MapCell | undefined>(undefined);
  /** The study and the data that the picture is made of. */
  const asked = useRef<{ readonly study: MapSettings; readonly settings: Settings }>(undefined);
  const study = useStudy<MapPicture>({
    describe: ({ columns, rows, runs, values }, seconds, isDone) => {
      const words = texts.value.studies;
      const said = (isDone ? words.mapDone : words.mapSoFar)(columns.length, rows.length, runs, seconds);
      const isDark = isDone && values.every((share) => !(share > 0));
      return isDark ? words.never : said;
    },
    onNetwork: (network) => {
      const { study: numbers, settings } = asked.current!;
      const learningRate = study.picture.value!.columns[cursor.value!.column];
      openNetwork(playground, network, studySettings(settings, { ...numbers, learningRate }));
    },
  });
  const run = (values: StudyValues) => {
    const data = studyData(playground, usesPreset.value);
    const numbers = { ...values, seed: data.settings.seed } as unknown as MapSettings;
    asked.current = { study: numbers, settings: data.settings };
    cursor.value = undefined;
    study.run({ type: "map", study: numbers, ...data });
  };
  const drawing = useCallback(() => {
    const { value: picture } = study.picture;
    if (picture === undefined) return undefined;
    const words = texts.value.studies;
    return cellMap(picture, cursor.value, colors.value, {
      name: "performance-map",
      title: words.map,
      x: words.rateAxis,
      y: words.epochsAxis,
      axes: "numbers",
      shade: shareShade,
      ends: ["0", "100 %"],
    });
  }, []);
  const { value: picture } = study.picture;
  const open = () => {
    study.open({ ...cursor.value!, member: 0 });
  };
  return (
    <div class="study">
      <StudyForm
        id="map"
        title={t.map}
        why={t.mapWhy}
        fields={fieldsOf()}
        beginning={BEGINNING}
        usesPreset={usesPreset}
        study={study}
        onRun={run}
      />
      {picture === undefined ? (
        <Example id="map" title={t.map} />
      ) : (
        <>
          <Figure
            title={t.map}
            label={`${t.map}. ${t.mapKeys}`}
            drawing={drawing}
            onPrint={study.saveFigure}
            control={cellControl(picture, cursor, open)}
          />
          <p class="status" aria-live="polite" id="map-cell">
            {cursor.value === undefined ? "" : cellText(picture, cursor.value)}
          </p>
        </>
      )}
    </div>
  );
}

function cellText({ columns, rows, values }: MapPicture, { column, row }: MapCell): string {
  const t = texts.value.studies;
  const share = values[row * columns.length + column];
  const result = Number.isNaN(share) ? t.cellUnknown : t.cellResult(Math.round(100 * share));
  return t.cell(shortNumber(columns[column]), rows[row], result);
}
