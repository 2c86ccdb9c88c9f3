/** The training worker. */
import type { Report, Request } from "./messages";
import { TrainingService } from "./service";

const service = new TrainingService((report: Report, transfer: Transferable[] = []) => {
  self.postMessage(report, { transfer });
});

self.onmessage = ({ data }: MessageEvent<Request>) => {
  service.receive(data);
};
