import type { FieldName } from "../settings/fields";
import { SETS, type Settings } from "../settings/settings";
import { control } from "./controls";
import { byId, button, element } from "./element";
import { layersEditor } from "./layers-editor";
import { changed } from "../settings/settings";
import type { Store } from "./store";

const NETWORK: readonly FieldName[] = ["activation", "initializer", "output", "dropout", "batchNorm"];
const TRAINING: readonly FieldName[] = [
  "optimizer",
  "learningRate",
  "schedule",
  "batchSize",
  "l2",
  "clipNorm",
  "reduction",
  "precision",
  "stopEpoch",
  "seed",
];
const KNOBS: readonly FieldName[] = ["samples", "classes", "noise", "turns", "factor", "frequency", "coefficients"];
/** Data of which only two classes can be told apart by one output. */
const TWO_CLASSES: readonly Settings["set"][] = [
  "twoSpirals",
  "circles",
  "moons",
  "xor",
  "checkerboard",
  "wave",
  "csv",
];

/** The forms for data, network and training. */
export function buildSettingsPanels(store: Store<Settings>, table: HTMLElement): void {
  byId("data").append(dataForm(store, table));
  const network = element("div", { class: "fields" }, ...NETWORK.map((name) => control(name, store)));
  byId("network").append(layersEditor(store), network);
  store.follow((settings) => {
    const output = network.querySelector<HTMLElement>(".field-output")!;
    output.hidden = !TWO_CLASSES.includes(settings.set) && !hasTwoArms(settings);
  });
  const again = button("New seed", () => {
    store.set(changed(store.value, { seed: Math.floor(Math.random() * 1e6) }));
  });
  const training = TRAINING.map((name) => control(name, store));
  byId("training").append(element("div", { class: "fields" }, ...training, again));
}

function hasTwoArms({ set, classes }: Settings): boolean {
  return SETS[set].knobs.includes("classes") && classes === 2;
}

function dataForm(store: Store<Settings>, table: HTMLElement): HTMLElement {
  const knobs = new Map(KNOBS.map((name) => [name, control(name, store)]));
  const seed = control("dataSeed", store);
  store.follow(({ set }) => {
    for (const [name, node] of knobs) node.hidden = !SETS[set].knobs.includes(name);
    table.hidden = set !== "csv";
  });
  const common = [control("validation", store), control("scale", store), seed];
  const again = button("New samples", () => {
    store.set(changed(store.value, { dataSeed: Math.floor(Math.random() * 1e6) }));
  });
  return element("div", { class: "fields" }, control("set", store), table, ...knobs.values(), ...common, again);
}
