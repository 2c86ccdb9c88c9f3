import { useSignal } from "@preact/signals";
import type { ComponentChildren, HTMLAttributes, TargetedMouseEvent, TargetedPointerEvent } from "preact";
import { useMemo } from "preact/hooks";
import { plotFrame } from "../figures/axes";
import { DRAWN_DOMAIN } from "../figures/drawn-points";
import { planeScales, squareFrame, valuesAt } from "../figures/plane";
import { sampleAt, type SamplePlace } from "../figures/samples";
import { MAX_POINTS, readPoints, writePoints } from "../settings/points";
import { texts } from "../texts/index";
import { percentText, shortNumber } from "../texts/numbers";
import type { Domain, Task } from "../training/messages";
import { answerOf } from "./answer";
import { averageRow } from "./ask-form";
import { usePlayground } from "./playground";
import { brush } from "./points-panel";

type CanvasControl = HTMLAttributes<HTMLCanvasElement>;

interface PlaneControlProps {
  readonly children: (control: CanvasControl, label: string) => ComponentChildren;
}

/** A place that is pointed at, in values. */
interface Place {
  readonly x: number;
  readonly y: number;
  /** In pixels of the drawing. */
  readonly left: number;
  readonly top: number;
  readonly sample?: SamplePlace;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Places between two points of a stroke, and round the eraser. */
const STROKE_GAP = 0.07;

/** Steps of the cross over the plane. */
const KEY_STEPS = 32;

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Says what lies at the pointer or the cross of the plane; draws points. */
export function PlaneControl({ children }: PlaneControlProps) {
  const playground = usePlayground();
  const { run } = playground;
  const place = useSignal<Place | undefined>(undefined);
  const stroke = useSignal(false);
  const { value: task } = run.task;
  const mean = useMemo(() => (task === undefined ? undefined : averageRow(task)), [task]);
  const domain = () => run.frame.value?.surface?.domain ?? DRAWN_DOMAIN;
  const isDrawing = playground.settings.set === "points";

  const pointAt = (next: Place | undefined) => {
    place.value = next;
    run.probe(next && task && mean ? sampleOf(next, task, mean, domain()) : undefined);
  };
  const placeOf = ({ currentTarget, offsetX, offsetY }: TargetedMouseEvent<HTMLCanvasElement>) =>
    placeAt(task, domain(), sizeOf(currentTarget), offsetX, offsetY);
  const draw = (next: Place, isFirst: boolean) => {
    const points = drawnPoints(playground.settings.points, next);
    if (isFirst) playground.change({ points });
    else playground.amend({ points });
  };
  /** All points of a movement, also those between two frames of the screen. */
  const drawStroke = (event: TargetedPointerEvent<HTMLCanvasElement>) => {
    for (const { offsetX, offsetY } of event.getCoalescedEvents()) {
      const next = placeAt(task, domain(), sizeOf(event.currentTarget), offsetX, offsetY);
      if (next !== undefined) draw(next, false);
    }
  };
  const control: CanvasControl = {
    role: "application",
    tabIndex: 0,
    "aria-describedby": "plane-answer",
    onPointerMove: (event) => {
      pointAt(placeOf(event));
      if (stroke.value) drawStroke(event);
    },
    onPointerDown: (event) => {
      const next = placeOf(event);
      if (!isDrawing || next === undefined) {
        pointAt(next);
        return;
      }
      event.currentTarget.setPointerCapture(event.pointerId);
      stroke.value = true;
      draw(next, true);
    },
    onPointerUp: () => (stroke.value = false),
    onPointerLeave: () => {
      if (!stroke.value) pointAt(undefined);
    },
    onBlur: () => {
      pointAt(undefined);
    },
    onKeyDown: (event) => {
      if (isDrawing && (event.key === "Enter" || event.key === " ") && place.value !== undefined) {
        event.preventDefault();
        draw(place.value, true);
      }
      const step = KEYS[event.key];
      if (step === undefined || (task?.features.length ?? 2) < 2) return;
      event.preventDefault();
      pointAt(moved(place.value, domain(), step, sizeOf(event.currentTarget)));
    },
  };
  const label = useLabel();
  return (
    <div class="plot square">
      {children(control, label)}
      {place.value !== undefined && (task?.features.length ?? 2) > 1 && <Cross place={place.value} />}
      <p
        id="plane-answer"
        class={place.value === undefined ? "plane-answer hint-only" : "plane-answer"}
        aria-live={place.value === undefined ? "off" : "polite"}
      >
        {place.value && task && mean ? (
          <Said place={place.value} task={task} mean={mean} domain={domain()} />
        ) : (
          texts.value.output.hint
        )}
      </p>
    </div>
  );
}

function sizeOf({ clientWidth: width, clientHeight: height }: HTMLElement): Size {
  return { width, height };
}

function placeAt(task: Task | undefined, domain: Domain, size: Size, left: number, top: number): Place | undefined {
  if (task?.features.length === 1) {
    const frame = plotFrame(size);
    const share = (left - frame.left) / frame.width;
    const x = domain.x[0] + share * (domain.x[1] - domain.x[0]);
    return share < 0 || share > 1 ? undefined : { x, y: 0, left, top };
  }
  const values = valuesAt(size, domain, left, top);
  if (values === undefined) return undefined;
  const [x, y] = values;
  const sample = task && sampleAt(task, domain, planeScales(squareFrame(size), domain), left, top);
  return { x, y, left, top, sample };
}

/** The next place of the cross for an arrow key. */
function moved(place: Place | undefined, domain: Domain, [right, up]: readonly [number, number], size: Size): Place {
  const middle = ([low, high]: readonly [number, number]) => (low + high) / 2;
  const step = (value: number, [low, high]: readonly [number, number], steps: number) =>
    Math.max(low, Math.min(high, value + (steps * (high - low)) / KEY_STEPS));
  const x = step(place?.x ?? middle(domain.x), domain.x, right);
  const y = step(place?.y ?? middle(domain.y), domain.y, up);
  const scales = planeScales(squareFrame(size), domain);
  return { x, y, left: scales.x.place(x), top: scales.y.place(y) };
}

/** The sample of a place: other inputs are at their mean, unless it is one of the data. */
function sampleOf(
  { x, y, sample }: Place,
  task: Task,
  mean: Float32Array,
  { xFeature, yFeature }: Domain,
): Float32Array {
  const { length } = task.features;
  if (sample !== undefined) return task[sample.part].inputs.slice(sample.row * length, (sample.row + 1) * length);
  const row = mean.slice();
  if (length > 1) row[yFeature] = y;
  row[xFeature] = x;
  return row;
}

/** The points after drawing at a place: one more, or fewer with the eraser. */
function drawnPoints(text: string, { x, y }: Place): string {
  const points = readPoints(text) ?? [];
  const near = (gap: number) => (point: { x: number; y: number }) => Math.hypot(point.x - x, point.y - y) < gap;
  if (brush.value === "eraser") return writePoints(points.filter((point) => !near(STROKE_GAP)(point)));
  if (points.length >= MAX_POINTS || points.some(near(STROKE_GAP / 2))) return text;
  return writePoints([...points, { x, y, label: brush.value }]);
}

function useLabel(): string {
  const { run } = usePlayground();
  const t = texts.value.output;
  const isCalm = !run.state.value.running;
  const { latest, position } = (isCalm ? run.frame.value : undefined) ?? {};
  const accuracy = latest?.validationAccuracy ?? NaN;
  const right = isCalm && !Number.isNaN(accuracy) ? t.right(percentText(accuracy, 1)) : "";
  return `${isCalm ? t.describe(position?.epoch ?? 0, right) : t.regions} ${t.plotKeys}`;
}

function Cross({ place: { left, top } }: { place: Place }) {
  return <i class="cross" style={{ left: `${left}px`, top: `${top}px` }} aria-hidden="true" />;
}

interface SaidProps {
  readonly place: Place;
  readonly task: Task;
  readonly mean: Float32Array;
  readonly domain: Domain;
}

/** What lies at a place, and what the network says to it. */
function Said({ place, task, mean, domain }: SaidProps) {
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
    const { probability, name, value } = answer;
    const isClass = probability !== undefined;
    parts.push(isClass ? t.saysClass(name, percentText(probability)) : t.saysValue(shortNumber(value)));
  }
  return <>{parts.join(": ")}</>;
}

function sampleText({ part, row }: SamplePlace, task: Task): string {
  const t = texts.value.output;
  const kind = part === "train" ? t.trainingPoint : t.validationPoint;
  const target = task[part].targets[row];
  return task.classes === undefined ? t.sampleValue(kind, shortNumber(target)) : t.sample(kind, task.classes[target]);
}
