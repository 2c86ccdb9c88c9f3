import { FIELDS, type Field, type FieldName } from "../../settings/fields";
import { hasMeaning } from "../../settings/meaning";
import { lessonOf } from "../lessons/lessons";
import { usePlayground } from "../playground";
import { FeaturesControl } from "./features-control";
import { SelectControl, SwitchControl, UsualControl } from "./choice-controls";
import { SliderControl, TextControl } from "./number-controls";

/** Settings that are chosen from usual values. */
const USUAL: Readonly<Partial<Record<FieldName, readonly number[]>>> = {
  learningRate: [0.00001, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
  batchSize: [1, 2, 4, 8, 16, 32, 64, 128, 256, 0],
  l2: [0, 0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 1],
  l1: [0, 0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1],
  maxNorm: [0, 0.5, 1, 2, 3, 4, 5],
  delta: [0.1, 0.2, 0.5, 1, 1.5, 2, 5],
  momentum: [0, 0.5, 0.8, 0.9, 0.95, 0.99],
  decay: [0.5, 0.8, 0.9, 0.95, 0.99, 0.999],
  rho: [0.5, 0.8, 0.9, 0.95, 0.99],
  beta1: [0, 0.5, 0.8, 0.9, 0.95, 0.99],
  beta2: [0.9, 0.95, 0.98, 0.99, 0.999, 0.9999],
  momentumDecay: [0, 0.001, 0.004, 0.01, 0.1],
  epsilon: [1e-10, 1e-8, 1e-7, 1e-6, 1e-4, 0.01, 0.1],
  clipNorm: [0, 0.1, 0.5, 1, 2, 5, 10],
  averagingDecay: [0.9, 0.95, 0.98, 0.99, 0.995, 0.999],
  averagingStart: [1, 10, 30, 50, 100, 300, 1000],
  stopEpoch: [10, 30, 60, 100, 300, 1000, 3000, 10_000, 100_000],
};

const SLIDERS: readonly FieldName[] = [
  "noise",
  "turns",
  "factor",
  "frequency",
  "classes",
  "validation",
  "dropout",
  "labelSmoothing",
  "gamma",
  "level",
];

/**
 * A labeled control for a setting; nothing where it has no meaning, a teacher has hidden it, or
 * it stands in the lesson that is open.
 */
export function Control({ name, isKnob = false }: { name: FieldName; isKnob?: boolean }) {
  const { store, run } = usePlayground();
  const { hide, lesson } = store.view.value;
  const isElsewhere = !isKnob && lessonOf(lesson)?.knobs.includes(name) === true;
  const { value: task } = run.task;
  const classes = task && (task.classes?.length ?? 0);
  if (isElsewhere || hide.includes(name) || !hasMeaning(name, store.settings.value, classes)) return null;
  const field: Field = FIELDS[name];
  if (field.kind === "switch") return <SwitchControl name={name} />;
  if (field.kind === "choice") return <SelectControl name={name} names={field.names} />;
  if (field.kind === "subset") return <FeaturesControl />;
  const usual = USUAL[name];
  if (usual !== undefined) return <UsualControl name={name} values={usual} />;
  return SLIDERS.includes(name) ? <SliderControl name={name} /> : <TextControl name={name} />;
}
