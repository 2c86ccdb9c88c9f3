import { useSignal, type Signal } from "@preact/signals";
import { networkAt, networkPlace, normPlot, type NormView } from "../../plots/norm-plot";
import type { NormPicture } from "../../studies/messages";
import { texts } from "../../texts/index";
import { percentText, shortNumber } from "../../texts/numbers";
import { besideInList, cursorControl } from "../cursor-control";
import { studied } from "../lessons/lesson-state";
import { PointCursor } from "../plot-cursor";
import { StudyCard } from "./study-card";
import type { StudyField } from "./study-form";
import { useDataStudy } from "./use-data-study";

const BEGINNING = { networks: 2048, hidden: [3, 2], learningRate: 0.025, epochs: 400, l2: 0.02 };

function fieldsOf(): StudyField[] {
  const t = texts.value.studies;
  return [
    { name: "networks", label: t.networks, kind: "integer", min: 1, max: 100_000 },
    { name: "hidden", label: t.hidden, kind: "widths", min: 1, max: 16 },
    { name: "learningRate", label: t.learningRate, kind: "number", min: 1e-9, max: 100 },
    { name: "epochs", label: t.epochs, kind: "integer", min: 1, max: 100_000 },
    { name: "l2", label: t.l2, kind: "number", min: 0, max: 100 },
  ];
}

/** Norms of the weights and biases of thousands of networks, drawn while they learn; a point opens in the main view. */
export function NormStudy() {
  const t = texts.value.studies;
  const view = useSignal<NormView>("biases");
  const cursor = useSignal<number | undefined>(undefined);
  const study = useDataStudy<NormPicture>("norms", {
    describe,
    onDone: ({ success }) => (studied.value = Math.max(studied.value, success.length)),
    onRun: () => (cursor.value = undefined),
  });
  const open = () => {
    study.open({ column: cursor.value!, row: 0, member: 0 });
  };
  return (
    <StudyCard
      id="norms"
      title={t.norms}
      why={t.normsWhy}
      fields={fieldsOf()}
      beginning={BEGINNING}
      usesPreset={study.usesPreset}
      study={study}
      onRun={study.runWith}
      keys={`${study.status.value()} ${t.pointKeys}`}
      plot={(picture) => plotOf(picture, view.value)}
      control={(picture, panel) =>
        cursorControl(cursor, {
          at: (point) => panel.value && networkAt(picture, view.value, panel.value, point),
          beside: besideInList(picture.success.length),
          open,
        })
      }
      cursor={(picture, panel) =>
        cursor.value !== undefined && <PointCursor place={networkPlace(picture, view.value, panel, cursor.value)} />
      }
      atCursor={(picture) => (cursor.value === undefined ? "" : pointText(picture, cursor.value))}
      below={() => <ViewField view={view} />}
    />
  );
}

function describe({ success }: NormPicture, seconds: string, isDone: boolean): string {
  const share = success.reduce((sum, one) => sum + one, 0) / Math.max(1, success.length);
  const t = texts.value.studies;
  const said = t.normsDone(success.length, seconds, percentText(share, 1));
  return share === 0 ? `${said} ${t.never}` : isDone ? `${said} ${t.choosePoint}` : said;
}

function plotOf(picture: NormPicture, view: NormView) {
  const t = texts.value.studies;
  const { weights, biases } = texts.value.curves;
  const axes = view === "before" ? { x: t.beforeAxis, y: t.afterAxis } : { x: t.normOf(weights), y: t.normOf(biases) };
  const words = { title: t.norms, ...axes, success: t.success, failure: t.failure };
  return normPlot(picture, view, words);
}

function ViewField({ view }: { view: Signal<NormView> }) {
  const t = texts.value.studies;
  return (
    <select
      aria-label={t.view}
      value={view.value}
      onChange={({ currentTarget }) => (view.value = currentTarget.value as NormView)}
    >
      <option value="biases">{t.biases}</option>
      <option value="before">{t.before}</option>
    </select>
  );
}

function pointText({ success, weightsAfter, biasesAfter }: NormPicture, at: number): string {
  const t = texts.value.studies;
  const outcome = success[at] === 1 ? t.success : t.failure;
  return t.point(at + 1, outcome, shortNumber(weightsAfter[at]), shortNumber(biasesAfter[at]));
}
