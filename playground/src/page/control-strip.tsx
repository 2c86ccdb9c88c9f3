import type { FieldName } from "../settings/fields";
import { AVERAGING_OPTION_NAMES, LOSS_OPTION_NAMES, OPTIMIZER_OPTION_NAMES } from "../settings/options";
import { texts } from "../texts/index";
import { Control } from "./controls/control";
import { closeMenus, Menu } from "./menu";
import { usePlayground } from "./playground";
import { RunButtons, SpeedControl } from "./run-bar";

const NETWORK: readonly FieldName[] = [
  "initializer",
  "normalization",
  "dropout",
  "maxNorm",
  "output",
  "classLoss",
  "valueLoss",
  ...LOSS_OPTION_NAMES,
];
const TRAINING: readonly FieldName[] = [
  "optimizer",
  ...OPTIMIZER_OPTION_NAMES,
  "schedule",
  "l2",
  "l1",
  "clipNorm",
  "averaging",
  ...AVERAGING_OPTION_NAMES,
  "reduction",
  "precision",
  "stopEpoch",
  "settle",
  "seed",
];

/** The buttons that train, and the three settings that matter most. */
export function ControlStrip() {
  const { store } = usePlayground();
  const { hide } = store.view.value;
  return (
    <div class="control-strip">
      <RunButtons />
      <SpeedControl />
      {!hide.includes("training") && (
        <div class="main-controls" id="training">
          <Control name="learningRate" />
          <Control name="activation" />
          <Control name="batchSize" />
          {!hide.includes("more") && <More />}
        </div>
      )}
    </div>
  );
}

/** All other settings. */
function More() {
  const playground = usePlayground();
  const { run } = playground;
  const t = texts.value.run;
  const { value: task } = run.task;
  const isEmpty = task === undefined;
  return (
    <Menu label={t.more} id="more">
      <div class="more">
        <div class="fields">
          <h2>{t.moreTraining}</h2>
          {TRAINING.map((name) => (
            <Control key={name} name={name} />
          ))}
          <button
            type="button"
            id="new-seed"
            onClick={() => {
              playground.change({ seed: Math.floor(Math.random() * 1e6) });
            }}
          >
            {t.newSeed}
          </button>
        </div>
        <div class="fields">
          <h2>{t.moreNetwork}</h2>
          {NETWORK.map((name) => (
            <Control key={name} name={name} />
          ))}
          <button
            type="button"
            id="batch"
            disabled={isEmpty || run.state.value.running}
            onClick={() => {
              run.step("batch");
            }}
          >
            {t.batch}
          </button>
          <button
            type="button"
            id="explain"
            disabled={isEmpty}
            onClick={() => {
              closeMenus();
              run.send({ type: "explain" });
            }}
          >
            {t.slowly}
          </button>
        </div>
      </div>
    </Menu>
  );
}
