import type { SamplePlace } from "../figures/samples";
import { texts } from "../texts/index";
import { percentText, shortNumber } from "../texts/numbers";
import type { Domain } from "../training/frame";
import type { Task } from "../training/messages";
import { answerOf, valueText } from "./answer";
import { sampleOf, type Place } from "./plane-place";
import { usePlayground } from "./playground";

interface SaidProps {
  readonly place: Place;
  readonly task: Task;
  readonly mean: Float32Array;
  readonly domain: Domain;
}

/** What lies at a place, and what the network says to it. */
export function Said({ place, task, mean, domain }: SaidProps) {
  const { run } = usePlayground();
  const t = texts.value.output;
  const frame = run.frame.value;
  const answer = answerOf(task, frame?.probe, sampleOf(place, task, mean, domain));
  const names = [task.features[domain.xFeature], task.features[domain.yFeature]];
  const spot = task.features.length === 1 ? [place.x] : [place.x, place.y];
  const where = t.at(spot.map((value, i) => `${names[i]} = ${shortNumber(value)}`).join(", "));
  const parts = [place.sample === undefined ? where : sampleText(place.sample, task)];
  if (frame?.focus !== undefined && frame.probe !== undefined) {
    const { layer, neuron } = frame.focus;
    parts.push(t.activationIs(shortNumber(frame.probe.activations[layer][neuron])));
  } else if (answer !== undefined) {
    const { probability, name } = answer;
    const isClass = probability !== undefined;
    parts.push(isClass ? t.saysClass(name, percentText(probability)) : t.saysValue(valueText(answer)));
  }
  return <>{parts.join(": ")}</>;
}

function sampleText({ part, row }: SamplePlace, task: Task): string {
  const t = texts.value.output;
  const kind = part === "train" ? t.trainingPoint : t.validationPoint;
  const target = task[part].targets[row];
  return task.classes === undefined ? t.sampleValue(kind, shortNumber(target)) : t.sample(kind, task.classes[target]);
}
