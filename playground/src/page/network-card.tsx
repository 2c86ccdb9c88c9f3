import { useComputed, useSignal } from "@preact/signals";
import type { HTMLAttributes, TargetedMouseEvent } from "preact";
import { useCallback, useMemo } from "preact/hooks";
import { layoutLayers, neuronAt } from "../figures/diagram-layout";
import { linkAt, type LinkPlace } from "../figures/diagram-links";
import type { Picture } from "../painting/messages";
import { texts } from "../texts/index";
import { shortNumber } from "../texts/numbers";
import { SILENT_ROWS, type NeuronPlace } from "../training/frame";
import type { Task } from "../training/messages";
import { Inspector } from "./inspector";
import { LayersEditor } from "./layers-editor";
import { neuronName } from "./neuron-name";
import { PaintedCanvas, savedFigure } from "./painted-canvas";
import { usePlayground } from "./playground";
import { SaveMenu } from "./save-menu";

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The network: its neurons, its weights, and what they are. */
export function NetworkCard() {
  const { run } = usePlayground();
  const t = texts.value.network;
  const hovered = useSignal<NeuronPlace | undefined>(undefined);
  const link = useSignal<LinkPlace | undefined>(undefined);
  const { value: task } = run.task;
  const picture = useCallback((): Picture | undefined => {
    const { value: current } = run.task;
    const { value: frame } = run.frame;
    if (current === undefined || frame === undefined) return undefined;
    const words = texts.value.network;
    const off = frame.focus?.isOff ? [`${frame.focus.layer}.${frame.focus.neuron}`] : [];
    const look = {
      title: words.title,
      names: [words.inputs, words.hidden, words.output],
      marked: hovered.value ?? run.selected.value,
      probe: frame.probe,
      off: new Set(off),
    } as const;
    return { kind: "diagram", task: current, layers: frame.layers, look };
  }, []);
  const drawing = useMemo(() => savedFigure(picture), [picture]);
  const control = diagramControl(task, hovered, link);
  return (
    <section class="card figure" id="network" aria-labelledby="network-title">
      <div class="head">
        <h2 id="network-title">{t.title}</h2>
        <LayersEditor />
        <SaveMenu
          title={t.title}
          drawing={drawing}
          onCsv={() => {
            run.send({ type: "save", format: "parameters" });
          }}
        />
      </div>
      {task !== undefined && (
        <>
          <div class="plot diagram">
            <PaintedCanvas picture={picture} label={`${describe(task)} ${t.keys}`} control={control} />
          </div>
          <p class="said" aria-live="polite">
            <Said task={task} place={hovered.value} link={link.value} />
          </p>
          <Inspector />
        </>
      )}
    </section>
  );
}

function describe({ sizes, parameterCount }: Task): string {
  return texts.value.network.describe(sizes.join(", "), parameterCount);
}

/** Pointer and keys of the diagram. */
function diagramControl(
  task: Task | undefined,
  hovered: { value: NeuronPlace | undefined },
  link: { value: LinkPlace | undefined },
): HTMLAttributes<HTMLCanvasElement> {
  const { run } = usePlayground();
  const find = ({ currentTarget, offsetX, offsetY }: TargetedMouseEvent<HTMLCanvasElement>) => {
    if (task === undefined) return;
    const places = layoutLayers(task, currentTarget.clientWidth, currentTarget.clientHeight);
    hovered.value = neuronAt(places, offsetX, offsetY);
    const layers = run.frame.value?.layers ?? [];
    link.value = hovered.value === undefined ? linkAt(places, layers, offsetX, offsetY) : undefined;
  };
  const toggle = (place: NeuronPlace | undefined) => {
    if (place === undefined || place.layer < 0) return;
    const { value } = run.selected;
    const isShown = value?.layer === place.layer && value.neuron === place.neuron;
    run.select(isShown ? undefined : place);
  };
  return {
    role: "application",
    tabIndex: 0,
    onPointerMove: find,
    onPointerLeave: () => (hovered.value = link.value = undefined),
    onBlur: () => (hovered.value = undefined),
    onClick: (event) => {
      find(event);
      toggle(hovered.value);
    },
    onKeyDown: (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        toggle(hovered.value);
      }
      const step = KEYS[event.key];
      if (step === undefined || task === undefined) return;
      event.preventDefault();
      hovered.value = neighbor(task, hovered.value, step);
    },
  };
}

function neighbor(
  { sizes }: Task,
  place: NeuronPlace | undefined,
  [right, down]: readonly [number, number],
): NeuronPlace {
  if (place === undefined) return { layer: 0, neuron: 0 };
  const layer = Math.max(-1, Math.min(sizes.length - 2, place.layer + right));
  return { layer, neuron: Math.max(0, Math.min(sizes[layer + 1] - 1, place.neuron + down)) };
}

interface SaidProps {
  readonly task: Task;
  readonly place: NeuronPlace | undefined;
  readonly link: LinkPlace | undefined;
}

/** What lies under the pointer, in words; else how large the network is. */
function Said({ task, place, link }: SaidProps) {
  const { run } = usePlayground();
  const silent = useComputed(() => run.details.value?.silent.reduce((sum, count) => sum + count, 0) ?? 0);
  const t = texts.value.network;
  if (link !== undefined) {
    const from = neuronName(task, { layer: link.layer - 1, neuron: link.from });
    return (
      <>{t.weightLine(from, neuronName(task, { layer: link.layer, neuron: link.to }), shortNumber(link.weight))}</>
    );
  }
  if (place !== undefined) {
    const activation = run.frame.value?.probe?.activations[place.layer]?.[place.neuron];
    const said = activation === undefined ? "" : `: ${texts.value.output.activationIs(shortNumber(activation))}`;
    return <>{neuronName(task, place) + said}</>;
  }
  return (
    <>
      {[
        t.parameters(task.parameterCount),
        ...(silent.value > 0 ? [t.silent(silent.value, Math.min(SILENT_ROWS, task.train.rows))] : []),
      ].join(" · ")}
    </>
  );
}
