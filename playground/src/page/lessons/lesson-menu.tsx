import { texts } from "../../texts/index";
import { Menu, MenuItem } from "../menu";
import { usePlayground } from "../playground";
import { openLesson } from "./lesson-card";
import { LESSONS } from "./lessons";
import { openTeacherDialog } from "./teacher-dialog";

/** The lessons, and how to make one. */
export function LessonMenu() {
  const playground = usePlayground();
  const t = texts.value;
  return (
    <Menu label={t.top.lessons} id="lessons-menu" class="quiet">
      {LESSONS.map((lesson, i) => (
        <MenuItem
          key={lesson.id}
          id={`lesson-${lesson.id}`}
          onSelect={() => {
            openLesson(playground, lesson);
          }}
        >
          {i + 1}. {t.lessonTexts[lesson.id].title}
        </MenuItem>
      ))}
      <hr />
      <MenuItem id="make-lesson" onSelect={openTeacherDialog}>
        {t.lessons.make}
      </MenuItem>
    </Menu>
  );
}
