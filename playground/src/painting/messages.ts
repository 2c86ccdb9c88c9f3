/** What the page and its painter say to each other. */
import type { Colors } from "../figures/colors";
import type { DiagramLook } from "../figures/diagram";
import type { RegionsLook } from "../figures/regions";
import type { Problem } from "../problem";
import type { DrawnPoint } from "../settings/points";
import type { LayerPicture, Surface } from "../training/frame";
import type { Task } from "../training/messages";

/** A picture that changes with each frame, as data. */
export type Picture =
  | { readonly kind: "points"; readonly points: readonly DrawnPoint[] }
  | { readonly kind: "regions"; readonly task: Task; readonly surface: Surface; readonly look: RegionsLook }
  | {
      readonly kind: "fit";
      readonly task: Task;
      readonly surface: Surface;
      readonly words: { readonly title: string; readonly value: string };
    }
  | {
      readonly kind: "diagram";
      readonly task: Task;
      readonly layers: readonly LayerPicture[];
      readonly look: DiagramLook;
    };

/** The same without what a canvas keeps. */
export type SentPicture = Picture extends infer Kind ? (Kind extends unknown ? Omit<Kind, "task"> : never) : never;

/** How large a canvas is, and how many pixels of the screen are one of its own. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** Paints a picture for a canvas of the page. */
export interface PaintOrder {
  readonly canvas: number;
  readonly picture: SentPicture;
  readonly size: CanvasSize;
  /** Sent when they are others than at the last order for the canvas. */
  readonly task?: Task;
  readonly colors?: Colors;
}

export type PaintRequest =
  { readonly type: "paint"; readonly order: PaintOrder } | { readonly type: "forget"; readonly canvas: number };

/** A picture that is ready to be shown, or why it could not be painted. */
export type Painted =
  { readonly canvas: number; readonly bitmap: ImageBitmap } | { readonly canvas: number; readonly problem: Problem };
