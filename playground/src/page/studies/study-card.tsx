import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren, HTMLAttributes } from "preact";
import { useCallback } from "preact/hooks";
import type { Figure as Drawing } from "../../figures/pen";
import type { StudyPicture } from "../../studies/messages";
import { Figure } from "../figure";
import { Example } from "./example";
import { StudyForm, type StudyFormProps } from "./study-form";

interface StudyCardProps<Picture extends StudyPicture> extends Omit<StudyFormProps, "study"> {
  readonly study: StudyFormProps["study"] & {
    readonly picture: ReadonlySignal<Picture | undefined>;
    readonly saveFigure: () => void;
  };
  /** What the arrow keys do, for a screen reader. */
  readonly keys: string;
  /** Reads signals; draws again when they change. */
  readonly draw: (picture: Picture) => Drawing;
  /** Pointer and keys of the figure. */
  readonly control: (picture: Picture) => HTMLAttributes<HTMLCanvasElement>;
  /** What is at the cursor. */
  readonly atCursor: (picture: Picture) => string;
  /** What stands below. */
  readonly below?: (picture: Picture) => ComponentChildren;
}

/** A study: its form and, once there is one, its picture; before that an example of one. */
export function StudyCard<Picture extends StudyPicture>(props: StudyCardProps<Picture>) {
  const { id, title, study, keys, draw, control, atCursor, below, ...form } = props;
  const drawing = useCallback(() => study.picture.value && draw(study.picture.value), []);
  const { value: picture } = study.picture;
  return (
    <div class="study">
      <StudyForm id={id} title={title} study={study} {...form} />
      {picture === undefined ? (
        <Example id={id} title={title} />
      ) : (
        <>
          <Figure
            title={title}
            label={`${title}. ${keys}`}
            drawing={drawing}
            onPrint={study.saveFigure}
            control={control(picture)}
          />
          <p class="status" aria-live="polite" id={`${id}-cell`}>
            {atCursor(picture)}
          </p>
          {below?.(picture)}
        </>
      )}
    </div>
  );
}
