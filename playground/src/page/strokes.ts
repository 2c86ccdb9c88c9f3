/** What is drawn on the pad as pixels, made as those of the data set were. */

/** Side of an image of the data set, and of the bitmap that it was counted from. */
export const SIDE = 8;
const BITMAP = 32;
const BLOCK = BITMAP / SIDE;
const WIDTH = 5.5;

/** x, y, x, y, ... */
export type Stroke = number[];

export function drawStrokes(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  strokes: readonly Stroke[],
  width: number,
): void {
  context.lineWidth = width;
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const stroke of strokes) {
    context.beginPath();
    for (let i = 0; i < stroke.length; i += 2) context.lineTo(stroke[i], stroke[i + 1]);
    context.stroke();
  }
}

/** The strokes fitted to a bitmap of 32 x 32, of which each pixel counts a block of 4 x 4. */
export function pixelsOf(strokes: readonly Stroke[]): Float32Array {
  const across = strokes.flatMap((stroke) => stroke.filter((_, i) => i % 2 === 0));
  const down = strokes.flatMap((stroke) => stroke.filter((_, i) => i % 2 === 1));
  const [left, right, top, bottom] = [Math.min(...across), Math.max(...across), Math.min(...down), Math.max(...down)];
  const scale = (BITMAP - WIDTH) / Math.max(right - left, bottom - top, 1);
  const context = new OffscreenCanvas(BITMAP, BITMAP).getContext("2d", { willReadFrequently: true })!;
  const fitted = strokes.map((stroke) =>
    stroke.map((value, i) => BITMAP / 2 + (value - (i % 2 === 0 ? (left + right) / 2 : (top + bottom) / 2)) * scale),
  );
  drawStrokes(context, fitted, WIDTH);
  const { data } = context.getImageData(0, 0, BITMAP, BITMAP);
  const pixels = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < BITMAP * BITMAP; i++) {
    const block = Math.floor(Math.floor(i / BITMAP) / BLOCK) * SIDE + Math.floor((i % BITMAP) / BLOCK);
    if (data[4 * i + 3] > 127) pixels[block] += 1 / BLOCK ** 2;
  }
  return pixels;
}
