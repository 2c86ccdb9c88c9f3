/** A canvas on the page or in a worker. */
export type Bitmap = HTMLCanvasElement | OffscreenCanvas;

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** A canvas that is not shown. */
export function newCanvas(): Bitmap {
  return typeof document === "undefined" ? new OffscreenCanvas(1, 1) : document.createElement("canvas");
}

export function contextOf(canvas: Bitmap): Context {
  return (canvas as OffscreenCanvas).getContext("2d")!;
}
