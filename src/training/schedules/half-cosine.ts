import { cos } from "../../core/trigonometry";

/** From `start` to `end` along half a cosine wave; `share` is how far, and stays 1 beyond. */
export function halfCosine(start: number, end: number, share: number): number {
  if (share >= 1) return end;
  return end + ((start - end) * (1 + cos(Math.PI * share))) / 2;
}
