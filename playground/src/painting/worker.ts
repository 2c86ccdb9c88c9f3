/** The painting worker. */
import type { PaintRequest } from "./messages";
import { Painter } from "./painter";

const painter = new Painter((painted) => {
  self.postMessage(painted, { transfer: "bitmap" in painted ? [painted.bitmap] : [] });
});

self.onmessage = ({ data }: MessageEvent<PaintRequest>) => {
  painter.receive(data);
};
