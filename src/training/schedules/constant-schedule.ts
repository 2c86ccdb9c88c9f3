import { Schedule } from "./schedule";

/** The same learning rate throughout: what training without a schedule does, and what a warm-up may go on with. */
export class ConstantSchedule extends Schedule {
  constructor() {
    super({ type: "ConstantSchedule" });
  }

  override rate(base: number): number {
    return base;
  }
}
