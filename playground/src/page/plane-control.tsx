import { useComputed, useSignal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { ComponentChildren, HTMLAttributes, TargetedMouseEvent, TargetedPointerEvent } from "preact";
import { useMemo } from "preact/hooks";
import { DRAWN_DOMAIN } from "../figures/drawn-points";
import { texts } from "../texts/index";
import { percentText } from "../texts/numbers";
import type { Domain } from "../training/frame";
import type { Task } from "../training/messages";
import { averageRow } from "./ask-form";
import { drawnPoints } from "./drawn-stroke";
import { moved, placeAt, sampleOf, type Place, type Size } from "./plane-place";
import { Said } from "./plane-said";
import { usePlayground } from "./playground";
import type { RunStore } from "./run-store";

type CanvasControl = HTMLAttributes<HTMLCanvasElement>;
type MouseAt = TargetedMouseEvent<HTMLCanvasElement>;
type PointerAt = TargetedPointerEvent<HTMLCanvasElement>;

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

interface PlaneControlProps {
  readonly children: (control: CanvasControl, label: ReadonlySignal<string>) => ComponentChildren;
}

/** Says what lies at the pointer or the cross of the plane; draws points. */
export function PlaneControl({ children }: PlaneControlProps) {
  const plane = usePlane();
  const control = usePlaneControl(plane);
  const label = useLabel();
  const { task, mean, domain } = plane;
  const { value: place } = plane.place;
  return (
    <div class="plot square">
      {children({ role: "application", tabIndex: 0, "aria-describedby": "plane-answer", ...control }, label)}
      {place !== undefined && (task?.features.length ?? 2) > 1 && <Cross place={place} />}
      <p
        id="plane-answer"
        class={place === undefined ? "plane-answer hint-only" : "plane-answer"}
        aria-live={place === undefined ? "off" : "polite"}
      >
        {place && task && mean ? (
          <Said place={place} task={task} mean={mean} domain={domain()} />
        ) : (
          texts.value.output.hint
        )}
      </p>
    </div>
  );
}

/** The plane as its control sees it. */
interface Plane {
  readonly task: Task | undefined;
  /** The mean of each input. */
  readonly mean: Float32Array | undefined;
  readonly domain: () => Domain;
  readonly place: Signal<Place | undefined>;
  /** Whether the pointer draws points. */
  readonly stroke: Signal<boolean>;
  readonly isDrawing: boolean;
}

function usePlane(): Plane {
  const { run, settings } = usePlayground();
  const { value: task } = run.task;
  const mean = useMemo(() => (task === undefined ? undefined : averageRow(task)), [task]);
  const domain = () => run.frame.value?.surface?.domain ?? DRAWN_DOMAIN;
  const [place, stroke] = [useSignal<Place | undefined>(undefined), useSignal(false)];
  return { task, mean, domain, place, stroke, isDrawing: settings.set === "points" };
}

/** Pointer and keys of the plane. */
function usePlaneControl(plane: Plane): CanvasControl {
  const { task, domain, place, stroke, isDrawing } = plane;
  const pointAt = usePointing(plane);
  const draw = useDrawing();
  return {
    onPointerMove: (event) => {
      pointAt(placeOf(event, plane));
      if (stroke.value) for (const next of placesOf(event, plane)) draw(next, false);
    },
    onPointerDown: (event) => {
      const next = placeOf(event, plane);
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
}

/** Shows a place, and asks the network for it. */
function usePointing({ task, mean, domain, place }: Plane): (next: Place | undefined) => void {
  const { run } = usePlayground();
  return (next) => {
    place.value = next;
    run.probe(next && task && mean ? sampleOf(next, task, mean, domain()) : undefined);
  };
}

/** Draws a point; those of a stroke are undone together. */
function useDrawing(): (next: Place, isFirst: boolean) => void {
  const playground = usePlayground();
  return (next, isFirst) => {
    const points = drawnPoints(playground.settings.points, next);
    if (isFirst) playground.change({ points });
    else playground.amend({ points });
  };
}

function sizeOf({ clientWidth: width, clientHeight: height }: HTMLElement): Size {
  return { width, height };
}

function placeOf({ currentTarget, offsetX, offsetY }: MouseAt, { task, domain }: Plane): Place | undefined {
  return placeAt(task, domain(), sizeOf(currentTarget), offsetX, offsetY);
}

/** All places of a movement, also those between two frames of the screen. */
function placesOf(event: PointerAt, { task, domain }: Plane): Place[] {
  const size = sizeOf(event.currentTarget);
  return event.getCoalescedEvents().flatMap(({ offsetX, offsetY }) => {
    return placeAt(task, domain(), size, offsetX, offsetY) ?? [];
  });
}

/** Follows the run without a render of the plane. */
function useLabel(): ReadonlySignal<string> {
  const { run } = usePlayground();
  return useComputed(() => labelOf(run));
}

function labelOf(run: RunStore): string {
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
