import type { StudyProgress } from "wasm-mlp/experiments";
import type { StudyPicture } from "../messages";

export type Listener = (progress: StudyProgress<StudyPicture>) => void;

/** Hands on progress with its picture. */
export function pictured<Result>(picture: (result: Result) => StudyPicture, onProgress: Listener) {
  return (progress: StudyProgress<Result>): void => {
    onProgress({ ...progress, partial: () => picture(progress.partial()) });
  };
}

/** Whole numbers from one to another. */
export function upTo(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
