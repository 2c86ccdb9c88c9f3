import { useComputed, useSignal } from "@preact/signals";
import { useCallback, useMemo } from "preact/hooks";
import type { Picture } from "../painting/messages";
import { readPoints } from "../settings/points";
import { texts } from "../texts/index";
import { DigitPad } from "./digit-pad";
import { Legend } from "./legend";
import { PaintedCanvas, savedFigure } from "./painted-canvas";
import { PlaneControl } from "./plane-control";
import { usePlayground } from "./playground";
import { problemText } from "./problem-text";
import { RivalPane } from "./rival-pane";
import { Readouts } from "./readouts";
import { SaveMenu } from "./save-menu";
import { SelectField } from "./select-field";

/** What the network answers: the middle of the page. */
export function OutputCard() {
  const playground = usePlayground();
  const { run, settings, store } = playground;
  const t = texts.value.output;
  const { value: task } = run.task;
  const { value: rival } = playground.beside.rival;
  const { value: none } = run.none;
  return (
    <section class="card figure" id="output" aria-labelledby="output-title" tabIndex={-1}>
      <h2 id="output-title" class="visually-hidden">
        {t.title}
      </h2>
      <div class="stage">
        <Readouts />
        <div class={rival === undefined ? "planes" : "planes two"}>
          <div>
            {(task === undefined ? settings.set === "points" : task.imageSide === undefined) && <Plane />}
            {task?.imageSide !== undefined && <DigitPad />}
          </div>
          {rival !== undefined && <RivalPane rival={rival} />}
        </div>
        {none !== undefined && (
          <div class="empty" role="status">
            <p>
              <b>{t.noNetwork}</b>
            </p>
            <p>{problemText(none)}</p>
          </div>
        )}
        <div class="row stage-foot">
          {task !== undefined && rival === undefined && !store.view.value.hide.includes("compare") && (
            <button
              type="button"
              id="compare"
              title={texts.value.rival.addHelp}
              onClick={() => {
                playground.compare();
              }}
            >
              {texts.value.rival.add}
            </button>
          )}
          <Reason />
        </div>
      </div>
    </section>
  );
}

/** Why the run stands still. */
function Reason() {
  const { run } = usePlayground();
  const { reason, running } = run.state.value;
  return (
    <p class="reason" role="status">
      {running ? "" : texts.value.run.reasons[reason]}
    </p>
  );
}

/** The plane with its legend; or the fitted curve of one input. */
function Plane() {
  const { run, store } = usePlayground();
  const t = texts.value.output;
  const showsSamples = useSignal(true);
  const isDiscrete = useSignal(false);
  const title = useComputed(() => {
    const focus = run.frame.value?.focus;
    const { value: task } = run.task;
    const words = texts.value.output;
    if (focus === undefined || task === undefined) {
      return task?.features.length === 1 ? words.fit : words.regions;
    }
    const isOutput = focus.layer === task.sizes.length - 2;
    return isOutput && task.classes !== undefined
      ? words.outputNeuron(task.classes[task.sizes.at(-1) === 1 ? 1 : focus.neuron])
      : words.neuron(focus.layer + 1, focus.neuron + 1);
  });
  const bare = useComputed(() => run.task.value && withoutSamples(run.task.value));
  const picture = useCallback((): Picture | undefined => {
    const { value: task } = run.task;
    const { value: frame } = run.frame;
    const surface = frame?.focus?.surface ?? frame?.surface;
    if (task === undefined) return { kind: "points", points: readPoints(store.settings.value.points) ?? [] };
    if (surface === undefined) return undefined;
    const isNeuron = frame?.focus?.surface !== undefined;
    if (surface.rows === 1) {
      const { value } = texts.value.output;
      const words = { title: title.value, value };
      return { kind: "fit", task: isNeuron ? bare.value! : task, surface, words };
    }
    const look = { title: title.value, showsSamples: showsSamples.value, isDiscrete: isDiscrete.value, isNeuron };
    return { kind: "regions", task, surface, look };
  }, []);
  const drawing = useMemo(() => savedFigure(picture), [picture]);
  return (
    <>
      <div class="output-head">
        <h3 id="output-caption">{title.value}</h3>
        {run.selected.value !== undefined && (
          <button
            type="button"
            onClick={() => {
              run.select(undefined);
            }}
          >
            {t.backToRegions}
          </button>
        )}
        <SaveMenu title={t.title} drawing={drawing} />
      </div>
      <PlaneControl>
        {(control, label) => <PaintedCanvas picture={picture} label={label} class="regions" control={control} />}
      </PlaneControl>
      <Legend showsSamples={showsSamples} isDiscrete={isDiscrete} />
      <Axes />
    </>
  );
}

function withoutSamples<T extends { train: { rows: number }; validation: { rows: number } }>(task: T): T {
  return { ...task, train: { ...task.train, rows: 0 }, validation: { ...task.validation, rows: 0 } };
}

/** Which two inputs are shown, where there are more. */
function Axes() {
  const { run } = usePlayground();
  const t = texts.value.output;
  const { value: task } = run.task;
  if (task === undefined || task.features.length < 3) return null;
  const { x, y } = run.axes.value;
  const features = task.features.map((name, i) => [String(i), name] as const);
  return (
    <div class="axes row">
      <SelectField
        id="axis-x"
        label={t.across}
        value={String(x)}
        options={features}
        onChange={(feature) => {
          run.look(Number(feature), y);
        }}
      />
      <SelectField
        id="axis-y"
        label={t.up}
        value={String(y)}
        options={features}
        onChange={(feature) => {
          run.look(x, Number(feature));
        }}
      />
      <p class="hint">{t.otherMean}</p>
    </div>
  );
}
