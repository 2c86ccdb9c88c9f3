import { useSignal } from "@preact/signals";
import { cellFrame, cellPlot, type MapCell } from "../../plots/cell-plot";
import { shareShade } from "../../plots/study-shades";
import type { MapPicture } from "../../studies/messages";
import { texts } from "../../texts/index";
import { percentText, shortNumber } from "../../texts/numbers";
import { CellCursor } from "../plot-cursor";
import { cellControl } from "./cell-control";
import { StudyCard } from "./study-card";
import type { StudyField } from "./study-form";
import { useDataStudy } from "./use-data-study";

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
  const t = texts.value.studies;
  const cursor = useSignal<MapCell | undefined>(undefined);
  const study = useDataStudy<MapPicture>("map", {
    describe,
    rateOf: ({ columns }) => columns[cursor.value!.column],
    onRun: () => (cursor.value = undefined),
  });
  const open = () => {
    study.open({ ...cursor.value!, member: 0 });
  };
  return (
    <StudyCard
      id="map"
      title={t.map}
      why={t.mapWhy}
      fields={fieldsOf()}
      beginning={BEGINNING}
      usesPreset={study.usesPreset}
      study={study}
      onRun={study.runWith}
      keys={t.mapKeys}
      plot={plotOf}
      control={(picture, panel) => cellControl(picture, panel, cursor, open)}
      cursor={(picture, panel) => cursor.value && <CellCursor frame={cellFrame(picture, panel, cursor.value)} />}
      atCursor={(picture) => (cursor.value === undefined ? "" : cellText(picture, cursor.value))}
    />
  );
}

function describe({ columns, rows, runs, values }: MapPicture, seconds: string, isDone: boolean): string {
  const t = texts.value.studies;
  if (isDone && values.every((share) => !(share > 0))) return t.never;
  return (isDone ? t.mapDone : t.mapSoFar)(columns.length, rows.length, runs, seconds);
}

function plotOf(picture: MapPicture) {
  const { map: title, rateAxis: x, epochsAxis: y } = texts.value.studies;
  return cellPlot(picture, { name: "performance-map", title, x, y, shade: shareShade, ends: ["0", "100 %"] });
}

function cellText({ columns, rows, values }: MapPicture, { column, row }: MapCell): string {
  const t = texts.value.studies;
  const share = values[row * columns.length + column];
  const result = Number.isNaN(share) ? t.cellUnknown : t.cellResult(percentText(share));
  return t.cell(shortNumber(columns[column]), rows[row], result);
}
