import { useSignal, type Signal } from "@preact/signals";
import type { HTMLAttributes, TargetedMouseEvent } from "preact";
import { useCallback } from "preact/hooks";
import { capacityFigure, pointsAt } from "../../figures/capacity-figure";
import type { CapacityPicture, StudyNumbers } from "../../studies/messages";
import { texts } from "../../texts/index";
import { Figure } from "../figure";
import { usePlayground } from "../playground";
import { colours } from "../theme";
import { Example } from "./example";
import { fieldsOf, PRESETS } from "./laboratory-fields";
import { MemberField } from "./member-field";
import { openNetwork } from "./open-network";
import { readForm, StudyForm } from "./study-form";
import { useStudy } from "./use-study";

/** How many random labels networks can learn, beside the theory; a point opens its networks. */
export function CapacityStudy() {
  const playground = usePlayground();
  const t = texts.value.laboratory.capacity;
  const given = useSignal<Readonly<Record<string, string>>>(PRESETS.capacity);
  const cursor = useSignal<number | undefined>(undefined);
  const member = useSignal(0);
  const study = useStudy<CapacityPicture>({
    describe: (_picture, seconds, isDone) => {
      const words = texts.value.studies;
      return isDone ? words.capacityDone(seconds) : words.soFar(seconds);
    },
    onNetwork: (network) => {
      openNetwork(playground, network);
    },
  });
  const run = () => {
    if (study.isRunning.value) {
      study.stop();
      return;
    }
    const { values, problem } = readForm(fieldsOf("capacity"), given.value);
    if (values === undefined) {
      study.say(problem);
      return;
    }
    cursor.value = undefined;
    study.run({ type: "laboratory", kind: "capacity", numbers: values as StudyNumbers });
  };
  const drawing = useCallback(() => {
    const { value: picture } = study.picture;
    return picture && capacityFigure(picture, cursor.value, colours.value, texts.value.laboratory.capacity);
  }, []);
  const { value: picture } = study.picture;
  const open = () => {
    study.open({ column: cursor.value!, row: 0, member: member.value });
  };
  return (
    <div class="study">
      <StudyForm
        id="capacity"
        title={t.title}
        why={t.why}
        fields={fieldsOf("capacity")}
        given={given}
        isRunning={study.isRunning.value}
        progress={study.progress.value}
        status={study.status.value}
        onRun={run}
      />
      {picture === undefined ? (
        <Example id="capacity" title={t.title} />
      ) : (
        <>
          <Figure
            title={t.title}
            label={`${t.title}. ${texts.value.studies.mapKeys}`}
            drawing={drawing}
            onPrint={study.saveFigure}
            control={capacityControl(picture, cursor, open)}
          />
          <p class="status" aria-live="polite" id="capacity-cell">
            {cursor.value === undefined ? "" : capacityText(picture, cursor.value)}
          </p>
          <MemberField id="capacity" count={picture.members} member={member} />
        </>
      )}
    </div>
  );
}

function capacityText({ points, learned, exact }: CapacityPicture, at: number): string {
  const percent = (share: number) => (100 * share).toFixed(1);
  return texts.value.laboratory.capacity.point(points[at], percent(learned[at]), percent(exact[at]));
}

function capacityControl(
  picture: CapacityPicture,
  cursor: Signal<number | undefined>,
  open: () => void,
): HTMLAttributes<HTMLCanvasElement> {
  const find = ({ currentTarget, offsetX }: TargetedMouseEvent<HTMLCanvasElement>) => {
    cursor.value = pointsAt(picture, currentTarget.clientWidth, currentTarget.clientHeight, offsetX);
  };
  return {
    role: "application",
    tabIndex: 0,
    onPointerMove: find,
    onClick: (event) => {
      find(event);
      open();
    },
    onKeyDown: (event) => {
      if (event.key === "Enter" && cursor.value !== undefined) open();
      const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      cursor.value = Math.max(0, Math.min(picture.points.length - 1, (cursor.value ?? -step) + step));
    },
  };
}
