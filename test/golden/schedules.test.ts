import { describe, expect, test } from "vitest";
import * as library from "../../src/index";
import { PlateauSchedule, type Schedule, type ScheduleState } from "../../src/index";
import { expectClose, readGolden } from "./golden";

interface ScheduleJson {
  readonly type: string;
  readonly options: Readonly<Record<string, number | string>>;
}

interface ScheduleCase extends ScheduleJson {
  readonly name: string;
  readonly rates: readonly number[];
  /** What is monitored, after each epoch. */
  readonly values?: readonly number[];
  readonly then?: ScheduleJson;
}

const { base, cases } = readGolden("schedules") as { base: number; cases: readonly ScheduleCase[] };
const PRECISION = { absolute: 1e-12, relative: 1e-12 };

function create({ type, options }: ScheduleJson, more: object = {}): Schedule {
  const Class = (library as unknown as Record<string, new (options: object) => Schedule>)[type];
  return new Class({ ...options, ...more });
}

describe.each(cases.filter(({ values }) => values === undefined))("$name: the rates of PyTorch", (golden) => {
  /** Rates before each count, where the schedule counts `unit`. */
  function rates(unit: "step" | "epoch"): number[] {
    const units = golden.type === "OneCycleSchedule" ? {} : { unit };
    const then = golden.then && { then: create(golden.then, { unit }) };
    const schedule = create(golden, { ...units, ...then });
    return golden.rates.map((_, i) =>
      unit === "step" ? schedule.rate(base, i, 0, {}) : schedule.rate(base, 0, i, {}),
    );
  }

  test("by steps", () => {
    expectClose("rates", rates("step"), golden.rates, PRECISION);
  });

  test.skipIf(golden.type === "OneCycleSchedule")("by epochs (one cycle counts steps only)", () => {
    expectClose("rates", rates("epoch"), golden.rates, PRECISION);
  });
});

test.each(cases.filter(({ values }) => values !== undefined))("$name: the rates of PyTorch", (golden) => {
  const schedule = create(golden);
  expect(schedule).toBeInstanceOf(PlateauSchedule);
  let state: ScheduleState = {};
  const rates = golden.values!.map((value, i) => {
    const rate = schedule.rate(base, i, i, state);
    const record = { epoch: i + 1, loss: 0, learningRate: rate, durationMs: 0 };
    // As it comes back from a checkpoint.
    const kept = JSON.parse(JSON.stringify(state)) as ScheduleState;
    state = schedule.afterEpoch(base, kept, { ...record, [golden.options.monitor]: value });
    return rate;
  });
  expectClose("rates", rates, golden.rates, PRECISION);
  expect(new Set(rates).size).toBeGreaterThan(1);
});
