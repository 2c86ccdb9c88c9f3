import { useSignal } from "@preact/signals";
import { useCallback, useRef } from "preact/hooks";
import { networkAt, normScatter, type NormView } from "../../figures/norm-scatter";
import type { Settings } from "../../settings/settings";
import type { NormPicture, NormSettings } from "../../studies/messages";
import { texts } from "../../texts/index";
import { fixedNumber, shortNumber } from "../../texts/numbers";
import { besideInList, cursorControl } from "../cursor-control";
import { Figure } from "../figure";
import { studied } from "../lessons/lesson-state";
import { usePlayground } from "../playground";
import { colors } from "../theme";
import { Example } from "./example";
import { openNetwork, studySettings } from "./open-network";
import { studyData } from "./study-data";
import { StudyForm, type StudyField, type StudyValues } from "./study-form";
import { useStudy } from "./use-study";

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
  const playground = usePlayground();
  const t = texts.value.studies;
  const usesPreset = useSignal(true);
  const view = useSignal<NormView>("biases");
  const cursor = useSignal<number | undefined>(undefined);
  const asked = useRef<{ readonly study: NormSettings; readonly settings: Settings }>(undefined);
  const study = useStudy<NormPicture>({
    describe: ({ success }, seconds, isDone) => {
      if (isDone) studied.value = Math.max(studied.value, success.length);
      const share = success.reduce((sum, one) => sum + one, 0) / Math.max(1, success.length);
      const words = texts.value.studies;
      const said = words.normsDone(success.length, seconds, fixedNumber(100 * share, 1));
      return share === 0 ? `${said} ${words.never}` : isDone ? `${said} ${words.choosePoint}` : said;
    },
    onNetwork: (network) => {
      const { study: numbers, settings } = asked.current!;
      openNetwork(playground, network, studySettings(settings, numbers));
    },
  });
  const run = (values: StudyValues) => {
    const data = studyData(playground, usesPreset.value);
    const numbers = { ...values, seed: data.settings.seed } as unknown as NormSettings;
    asked.current = { study: numbers, settings: data.settings };
    cursor.value = undefined;
    study.run({ type: "norms", study: numbers, ...data });
  };
  const drawing = useCallback(() => {
    const { value: picture } = study.picture;
    if (picture === undefined) return undefined;
    const words = texts.value.studies;
    const isBefore = view.value === "before";
    const { weights, biases } = texts.value.curves;
    return normScatter(picture, view.value, cursor.value, colors.value, {
      title: words.norms,
      x: isBefore ? words.beforeAxis : words.normOf(weights),
      y: isBefore ? words.afterAxis : words.normOf(biases),
      success: words.success,
      failure: words.failure,
    });
  }, []);
  const { value: picture } = study.picture;
  const open = () => {
    study.open({ column: cursor.value!, row: 0, member: 0 });
  };
  return (
    <div class="study">
      <StudyForm
        id="norms"
        title={t.norms}
        why={t.normsWhy}
        fields={fieldsOf()}
        beginning={BEGINNING}
        usesPreset={usesPreset}
        study={study}
        onRun={run}
      />
      {picture === undefined ? (
        <Example id="norms" title={t.norms} />
      ) : (
        <>
          <Figure
            title={t.norms}
            label={`${t.norms}. ${study.status.value} ${t.pointKeys}`}
            drawing={drawing}
            onPrint={study.saveFigure}
            control={cursorControl(cursor, {
              at: (size, point) => networkAt(picture, view.value, size, point),
              beside: besideInList(picture.success.length),
              open,
            })}
          />
          <p class="status" aria-live="polite" id="norm-point">
            {cursor.value === undefined ? "" : pointText(picture, cursor.value)}
          </p>
          <select
            aria-label={t.view}
            value={view.value}
            onChange={({ currentTarget }) => (view.value = currentTarget.value as NormView)}
          >
            <option value="biases">{t.biases}</option>
            <option value="before">{t.before}</option>
          </select>
        </>
      )}
    </div>
  );
}

function pointText({ success, weightsAfter, biasesAfter }: NormPicture, at: number): string {
  const t = texts.value.studies;
  const outcome = success[at] === 1 ? t.success : t.failure;
  return t.point(at + 1, outcome, shortNumber(weightsAfter[at]), shortNumber(biasesAfter[at]));
}
