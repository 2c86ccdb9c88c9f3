import { texts } from "../texts/index";
import { Menu } from "./menu";

/** The lessons. */
export function LessonMenu() {
  return (
    <Menu label={texts.value.top.lessons} id="lessons-menu" class="quiet">
      <span />
    </Menu>
  );
}
