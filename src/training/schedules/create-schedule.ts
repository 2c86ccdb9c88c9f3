import { lookUp } from "../../core/look-up";
import { ConstantSchedule } from "./constant-schedule";
import { CosineSchedule } from "./cosine-schedule";
import { ExponentialSchedule } from "./exponential-schedule";
import { OneCycleSchedule } from "./one-cycle-schedule";
import { PlateauSchedule } from "./plateau-schedule";
import type { Schedule, ScheduleConfig } from "./schedule";
import { StepSchedule } from "./step-schedule";
import { WarmUpSchedule } from "./warm-up-schedule";

/** The library's schedules by their types. */
export const SCHEDULES = {
  ConstantSchedule,
  StepSchedule,
  ExponentialSchedule,
  CosineSchedule,
  WarmUpSchedule,
  OneCycleSchedule,
  PlateauSchedule,
} as unknown as Readonly<Record<string, new (options: object) => Schedule>>;

/** The schedule that a `config` of one in `SCHEDULES` describes. */
export function createSchedule({ type, then, ...options }: ScheduleConfig): Schedule {
  return new (lookUp(SCHEDULES, type)!)(
    typeof then === "object" ? { ...options, then: createSchedule(then) } : options,
  );
}
