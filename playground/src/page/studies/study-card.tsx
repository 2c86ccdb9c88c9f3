import { useSignal, type ReadonlySignal } from "@preact/signals";
import type { ComponentChildren, HTMLAttributes } from "preact";
import { useCallback } from "preact/hooks";
import type { FigurePanel } from "wasm-mlp/visualizer";
import type { Plot } from "../../plots/plot";
import type { StudyPicture } from "../../studies/messages";
import { PlotFigure } from "../plot-canvas";
import { Example } from "./example";
import { StudyForm, type StudyFormProps } from "./study-form";

/** Scales of what is shown; undefined before the first picture. */
export type Panel = ReadonlySignal<FigurePanel | undefined>;

interface StudyCardProps<Picture extends StudyPicture> extends Omit<StudyFormProps, "study"> {
  readonly study: StudyFormProps["study"] & {
    readonly picture: ReadonlySignal<Picture | undefined>;
    readonly saveFigure: () => void;
  };
  /** What the arrow keys do, for a screen reader. */
  readonly keys: string;
  /** Reads signals; draws again when they change. */
  readonly plot: (picture: Picture) => Plot | undefined;
  /** Pointer and keys of the figure, by the scales of what is shown. */
  readonly control: (picture: Picture, panel: Panel) => HTMLAttributes<HTMLCanvasElement>;
  /** The cursor over the figure. */
  readonly cursor: (picture: Picture, panel: FigurePanel) => ComponentChildren;
  /** What is at the cursor. */
  readonly atCursor: (picture: Picture) => string;
  /** What stands below. */
  readonly below?: (picture: Picture) => ComponentChildren;
}

/** A study: its form and, once there is one, its picture; before that an example of one. */
export function StudyCard<Picture extends StudyPicture>(props: StudyCardProps<Picture>) {
  const { id, title, study, keys, plot, control, cursor, atCursor, below, ...form } = props;
  const shown = useCallback(() => study.picture.value && plot(study.picture.value), []);
  const panel = useSignal<FigurePanel | undefined>(undefined);
  const { value: picture } = study.picture;
  return (
    <div class="study">
      <StudyForm id={id} title={title} study={study} {...form} />
      {picture === undefined ? (
        <Example id={id} title={title} />
      ) : (
        <>
          <PlotFigure
            title={title}
            label={`${title}. ${keys}`}
            plot={shown}
            panel={panel}
            onPrint={study.saveFigure}
            control={control(picture, panel)}
          >
            {panel.value && cursor(picture, panel.value)}
          </PlotFigure>
          <p class="status" aria-live="polite" id={`${id}-cell`}>
            {atCursor(picture)}
          </p>
          {below?.(picture)}
        </>
      )}
    </div>
  );
}
