/** What an address says about the page itself: a lesson, controls that are hidden or locked, a task. */
import { FIELDS, type FieldName } from "./fields";
import { nameToday } from "./old-names";

/** Parts of the page that a teacher may hide. */
export const PARTS = [
  "data",
  "network",
  "training",
  "curves",
  "details",
  "studies",
  "lessons",
  "share",
  "more",
  "compare",
] as const;

export type Part = (typeof PARTS)[number];

const LESSON_IDS = [
  "one-layer",
  "neuron",
  "learning-rate",
  "overfitting",
  "dead-relu",
  "vanishing",
  "luck",
  "thousand",
] as const;

export type LessonId = (typeof LESSON_IDS)[number];

export interface View {
  /** The lesson that is open; empty for none. */
  readonly lesson: LessonId | "";
  /** Parts and settings that are not shown. */
  readonly hide: readonly (Part | FieldName)[];
  /** Settings that are shown and cannot be changed. */
  readonly lock: readonly FieldName[];
  /** A teacher's own heading and task. */
  readonly title: string;
  readonly task: string;
  /** Without the frame of the page, for slides and course pages. */
  readonly embed: boolean;
}

export const NO_VIEW: View = { lesson: "", hide: [], lock: [], title: "", task: "", embed: false };

export const VIEW_NAMES: readonly string[] = Object.keys(NO_VIEW);

const MAX_TEXT = 400;

/** Whether a part of an address is a teacher's own words. */
export function isText(name: string): boolean {
  return name === "title" || name === "task";
}

/** What differs from a plain page, as parts of an address. */
export function writeView({ lesson, hide, lock, title, task, embed }: View): string[] {
  const parts: string[] = [];
  if (lesson !== "") parts.push(`lesson=${lesson}`);
  if (hide.length > 0) parts.push(`hide=${hide.join(",")}`);
  if (lock.length > 0) parts.push(`lock=${lock.join(",")}`);
  if (title !== "") parts.push(`title=${encoded(title)}`);
  if (task !== "") parts.push(`task=${encoded(task)}`);
  if (embed) parts.push("embed");
  return parts;
}

/** Half of a sign, as a text that was cut may end in, cannot be written. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, ""));
}

/** The view in the decoded parts of an address; undefined when one of them is no view. */
export function readView(given: ReadonlyMap<string, string>): View | undefined {
  const list = (name: string) => (given.get(name) ?? "").split(",").filter(Boolean).map(nameToday);
  const [lesson, title, task] = ["lesson", "title", "task"].map((name) => given.get(name) ?? "");
  const [hide, lock] = [list("hide"), list("lock")];
  const isField = (name: string) => Object.hasOwn(FIELDS, name);
  const isLesson = (name: string) => (LESSON_IDS as readonly string[]).includes(name);
  const isPart = (name: string) => (PARTS as readonly string[]).includes(name);
  const isGood =
    (lesson === "" || isLesson(lesson)) &&
    hide.every((name) => isField(name) || isPart(name)) &&
    lock.every(isField) &&
    title.length <= MAX_TEXT &&
    task.length <= MAX_TEXT;
  if (!isGood) return undefined;
  return {
    lesson: lesson as View["lesson"],
    hide: hide as View["hide"],
    lock: lock as View["lock"],
    title,
    task,
    embed: given.has("embed"),
  };
}
