import { useSignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import { normScatter, type NormView } from "../../figures/norm-scatter";
import type { NormSettings } from "../../studies/messages";
import { CIRCLES } from "../../studies/presets";
import { texts } from "../../texts/index";
import { Figure } from "../figure";
import { studied } from "../lessons/lesson-state";
import { usePlayground } from "../playground";
import { colours } from "../theme";
import { readForm, StudyForm, type StudyField } from "./study-form";
import { useStudy } from "./use-study";

const BEGINNING = { networks: "2048", hidden: "3, 2", learningRate: "0.025", epochs: "400", l2: "0.02" };

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

/** Norms of the weights and biases of thousands of networks, drawn while they learn. */
export function NormStudy() {
  const { store, table } = usePlayground();
  const t = texts.value.studies;
  const given = useSignal<Readonly<Record<string, string>>>(BEGINNING);
  const usesPreset = useSignal(true);
  const view = useSignal<NormView>("biases");
  const study = useStudy((picture, seconds, isDone) => {
    if (picture.type !== "norms") return "";
    const { success } = picture;
    if (isDone) studied.value = Math.max(studied.value, success.length);
    const share = success.reduce((sum, one) => sum + one, 0) / Math.max(1, success.length);
    const said = texts.value.studies.normsDone(success.length, seconds, (100 * share).toFixed(1));
    return share === 0 ? `${said} ${texts.value.studies.never}` : said;
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
    const own = table.value && { file: table.value.file, choice: table.value.choice };
    const numbers = { ...values, seed: settings.seed } as unknown as NormSettings;
    study.run({ type: "norms", settings, study: numbers, table: settings.set === "csv" ? own : undefined });
  };
  const drawing = useCallback(() => {
    const { value: picture } = study.picture;
    if (picture?.type !== "norms") return undefined;
    const words = texts.value.studies;
    const isBefore = view.value === "before";
    const { weights, biases } = texts.value.curves;
    return normScatter(picture, view.value, colours.value, {
      title: words.norms,
      x: isBefore ? words.beforeAxis : words.normOf(weights),
      y: isBefore ? words.afterAxis : words.normOf(biases),
      success: words.success,
      failure: words.failure,
    });
  }, []);
  return (
    <div class="study">
      <StudyForm
        id="norms"
        title={t.norms}
        why={t.normsWhy}
        fields={fieldsOf()}
        given={given}
        usesPreset={usesPreset}
        isRunning={study.isRunning.value}
        progress={study.progress.value}
        status={study.status.value}
        onRun={run}
      />
      {study.picture.value !== undefined && (
        <>
          <Figure title={t.norms} label={`${t.norms}. ${study.status.value}`} drawing={drawing} />
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
