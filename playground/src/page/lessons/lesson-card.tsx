import { useSignal, useSignalEffect } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { NO_VIEW } from "../../settings/view";
import { texts } from "../../texts/index";
import { Control } from "../controls/control";
import { Icon } from "../icons";
import { usePlayground, type Playground } from "../playground";
import { hasStudies } from "../studies/has-studies";
import { lessonState } from "./lesson-state";
import { LESSONS, lessonOf, type Lesson } from "./lessons";

/** Opens a lesson from its start. */
export function openLesson({ store }: Playground, lesson: Lesson): void {
  store.open({ settings: lesson.settings, view: { ...NO_VIEW, lesson: lesson.id } });
}

/** The lesson that the address names, or a teacher's own task. */
export function LessonCard() {
  const { store } = usePlayground();
  const { lesson: id, title, task } = store.view.value;
  const lesson = lessonOf(id);
  if (lesson !== undefined) return <OwnLesson key={id} lesson={lesson} />;
  if (title === "" && task === "") return null;
  return (
    <section class="card" id="lesson" aria-label={title === "" ? task : title}>
      {title !== "" && <h2>{title}</h2>}
      <p class="task">{task}</p>
    </section>
  );
}

function OwnLesson({ lesson }: { lesson: Lesson }) {
  const playground = usePlayground();
  const t = texts.value;
  const words = t.lessonTexts[lesson.id];
  const isSolved = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // A page that a link opened begins at its top.
  useLayoutEffect(() => {
    if (navigator.userActivation.hasBeenActive) heading.current?.focus({ preventScroll: true });
  }, []);
  useSignalEffect(() => {
    if (!isSolved.value && lesson.isSolved(lessonState(playground))) isSolved.value = true;
  });
  const at = LESSONS.indexOf(lesson);
  const hasItsPlace = lesson.id !== "thousand" || hasStudies(playground.store.view.value);
  return (
    <section class="card" id="lesson" aria-labelledby="lesson-title">
      <div class="head">
        <h2 id="lesson-title" tabIndex={-1} ref={heading}>
          {t.lessons.heading(at + 1, LESSONS.length, words.title)}
        </h2>
        <LessonSteps at={at} />
      </div>
      <p>{words.story}</p>
      <p class="task">{words.task}</p>
      {lesson.knobs.length > 0 && (
        <div class="knobs">
          {lesson.knobs.map((name) => (
            <Control key={name} name={name} isKnob />
          ))}
        </div>
      )}
      <p class={isSolved.value ? "check solved" : "check"} role="status" id="lesson-check">
        {isSolved.value ? `✓ ${words.solved}` : hasItsPlace ? t.lessons.open : t.lessons.noStudies}
      </p>
      <Question lesson={lesson} />
    </section>
  );
}

function LessonSteps({ at }: { at: number }) {
  const playground = usePlayground();
  const t = texts.value.lessons;
  const step = (index: number) => () => {
    openLesson(playground, LESSONS[index]);
  };
  return (
    <div class="row">
      <button type="button" disabled={at === 0} onClick={step(at - 1)}>
        {t.previous}
      </button>
      <button type="button" id="next-lesson" disabled={at === LESSONS.length - 1} onClick={step(at + 1)}>
        {t.next}
      </button>
      <button
        type="button"
        class="quiet"
        id="leave-lesson"
        onClick={() => {
          playground.store.open({ settings: playground.settings, view: NO_VIEW });
        }}
      >
        <Icon name="close" /> {t.leave}
      </button>
    </div>
  );
}

function Question({ lesson }: { lesson: Lesson }) {
  const chosen = useSignal<number | undefined>(undefined);
  const words = texts.value.lessonTexts[lesson.id];
  const { value } = chosen;
  return (
    <fieldset class="question">
      <legend>{words.question}</legend>
      {words.answers.map((answer, i) => (
        <label key={answer} class="switch">
          <input type="radio" name="answer" checked={value === i} onChange={() => (chosen.value = i)} />
          <span>{answer}</span>
        </label>
      ))}
      <p role="status" id="lesson-answer">
        {value === undefined ? "" : value === lesson.answer ? `✓ ${words.right}` : words.wrong}
      </p>
    </fieldset>
  );
}
