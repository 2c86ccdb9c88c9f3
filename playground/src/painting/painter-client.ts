import type { Colors } from "../figures/colors";
import { listenToWorker } from "../listen-to-worker";
import type { Problem } from "../problem";
import type { Task } from "../training/messages";
import type { CanvasSize, Painted, PaintRequest, Picture } from "./messages";
import { Painter } from "./painter";
import { startPaintingWorker } from "./start-painter";

/** A picture of a run waits so long for the next numbers, so that the page is laid out once for both. */
const HOLD_MS = 60;

/** The page's end of the painter: in a worker, or on the page where none can be started. */
class PainterClient {
  readonly #places = new Map<number, CanvasPlace>();
  readonly #waiting: (() => void)[] = [];
  #send: ((request: PaintRequest) => void) | undefined;
  #count = 0;
  #hold: ReturnType<typeof setTimeout> | undefined;

  /** Starts the painter, so that it is ready for the first picture. */
  start(): void {
    this.#send ??= this.#startWorker();
  }

  /** A canvas whose pictures are painted; says why one could not be, and undefined once one is shown again. */
  place(canvas: HTMLCanvasElement, onProblem: (problem: Problem | undefined) => void): CanvasPlace {
    const id = this.#count++;
    const send = (request: PaintRequest) => {
      this.start();
      this.#send!(request);
      if (request.type === "forget") this.#places.delete(id);
      this.#settle();
    };
    const place = new CanvasPlace(canvas, id, send, onProblem);
    this.#places.set(id, place);
    return place;
  }

  /** Calls when all pictures that were asked for are painted. */
  whenPainted(call: () => void): void {
    this.#waiting.push(call);
    this.#settle();
  }

  /** Shows what is painted. Call it in a frame of the screen. */
  readonly show = (): void => {
    clearTimeout(this.#hold);
    for (const place of this.#places.values()) place.show();
  };

  #settle(): void {
    for (const place of this.#places.values()) if (place.isBusy) return;
    for (const call of this.#waiting.splice(0)) call();
  }

  readonly #onPainted = (painted: Painted): void => {
    const isOfRun = this.#waiting.length > 0;
    const place = this.#places.get(painted.canvas);
    if (place !== undefined) place.take(painted);
    else if ("bitmap" in painted) painted.bitmap.close();
    clearTimeout(this.#hold);
    if (isOfRun) this.#hold = setTimeout(this.show, HOLD_MS);
    else requestAnimationFrame(this.show);
    this.#settle();
  };

  #startWorker(): (request: PaintRequest) => void {
    try {
      const worker = startPaintingWorker();
      listenToWorker(worker, this.#onPainted, () => {
        this.#stay();
      });
      return (request) => {
        worker.postMessage(request);
      };
    } catch {
      return this.#onPage();
    }
  }

  /** Without its worker, all is painted on the page. */
  #stay(): void {
    this.#send = this.#onPage();
    for (const place of this.#places.values()) place.again();
  }

  #onPage(): (request: PaintRequest) => void {
    const painter = new Painter(this.#onPainted);
    return (request) => {
      // Later, as a worker answers.
      setTimeout(() => {
        painter.receive(request);
      });
    };
  }
}

interface Wanted {
  readonly picture: Picture;
  readonly colors: Colors;
  readonly size: CanvasSize;
}

/** A canvas and its picture: one is on its way at a time, and the latest comes after it. */
export class CanvasPlace {
  #wanted: Wanted | undefined;
  #last: Wanted | undefined;
  #sentTask: Task | undefined;
  #sentColors: Colors | undefined;
  #isBusy = false;
  #painted: ImageBitmap | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly id: number,
    private readonly send: (request: PaintRequest) => void,
    private readonly onProblem: (problem: Problem | undefined) => void,
  ) {}

  /** Whether a picture is on its way. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  paint(picture: Picture, colors: Colors, size: CanvasSize): void {
    this.#wanted = { picture, colors, size };
    if (!this.#isBusy) this.#order(this.#wanted);
  }

  /** Takes a picture that is painted, or what prevented it. */
  take(painted: Painted): void {
    this.#painted?.close();
    this.#painted = "bitmap" in painted ? painted.bitmap : undefined;
    if ("problem" in painted) this.onProblem(painted.problem);
    this.#isBusy = false;
    if (this.#wanted !== undefined) this.#order(this.#wanted);
  }

  show(): void {
    if (this.#painted === undefined) return;
    this.canvas.getContext("bitmaprenderer")!.transferFromImageBitmap(this.#painted);
    this.#painted = undefined;
    this.onProblem(undefined);
  }

  /** Asks once more, maybe a new painter, which has kept nothing. */
  again(): void {
    this.#sentTask = this.#sentColors = undefined;
    const wanted = this.#wanted ?? this.#last;
    if (wanted !== undefined) this.#order(wanted);
  }

  forget(): void {
    this.#wanted = undefined;
    this.send({ type: "forget", canvas: this.id });
  }

  #order(wanted: Wanted): void {
    const { picture: whole, colors, size } = wanted;
    const { task, ...picture } = { task: undefined, ...whole };
    const order = {
      ...{ canvas: this.id, picture, size },
      ...(task !== undefined && task !== this.#sentTask ? { task } : {}),
      ...(colors === this.#sentColors ? {} : { colors }),
    };
    this.#sentTask = task ?? this.#sentTask;
    [this.#sentColors, this.#last, this.#wanted, this.#isBusy] = [colors, wanted, undefined, true];
    this.send({ type: "paint", order });
  }
}

/** The one painter of the page. */
export const painter = new PainterClient();
