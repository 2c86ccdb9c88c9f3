import type { StudyPlan, StudyProgress } from "wasm-mlp/experiments";
import type { StudyPicture } from "../messages";

/** Who is told of a study. */
export interface StudyListener {
  /** Before it begins. */
  readonly onPlan: (plan: StudyPlan) => void;
  readonly onProgress: (progress: StudyProgress<StudyPicture>) => void;
}

/** Hands on progress with its picture. */
export function pictured<Result>(picture: (result: Result) => StudyPicture, { onProgress }: StudyListener) {
  return (progress: StudyProgress<Result>): void => {
    onProgress({ ...progress, partial: () => picture(progress.partial()) });
  };
}

/** Whole numbers from one to another. */
export function upTo(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
