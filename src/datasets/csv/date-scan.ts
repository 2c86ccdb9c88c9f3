import type { DateReadings } from "./date-text";
import { Moments } from "./moments";

/** What of a moment becomes a feature. */
export type DatePart = "year" | "month" | "weekday" | "hour" | "days";

export const DATE_PARTS = ["year", "month", "weekday", "hour", "days"] as const satisfies readonly DatePart[];

const DAY_MS = 86_400_000;

/** The parts of a moment: month from 1, weekday from 1 for Monday to 7, hours and days with their fractions. */
export function datePart(part: DatePart, moment: number, originDay: number, date = new Date(moment)): number {
  if (part === "year") return date.getUTCFullYear();
  if (part === "month") return date.getUTCMonth() + 1;
  if (part === "weekday") return ((date.getUTCDay() + 6) % 7) + 1;
  if (part === "hour") return (moment - Math.floor(moment / DAY_MS) * DAY_MS) / 3_600_000;
  return moment / DAY_MS - originDay;
}

/** The dates of a column, read in one order. */
export class DateMoments {
  constructor(
    readonly parts: Readonly<Record<DatePart, Moments>> = {
      year: new Moments(),
      month: new Moments(),
      weekday: new Moments(),
      hour: new Moments(),
      days: new Moments(),
    },
  ) {}

  /** Days since 1970. */
  get days(): Moments {
    return this.parts.days;
  }

  add(moment: number): void {
    if (Number.isNaN(moment)) return;
    const date = new Date(moment);
    for (const part of DATE_PARTS) this.parts[part].add(datePart(part, moment, 0, date));
  }

  copy(): DateMoments {
    const { year, month, weekday, hour, days } = this.parts;
    return new DateMoments({
      year: year.copy(),
      month: month.copy(),
      weekday: weekday.copy(),
      hour: hour.copy(),
      days: days.copy(),
    });
  }
}

/** Sees the dates of a column, in both orders of day and month. */
export class DateScan {
  /** Cells that hold a date in some order. */
  count = 0;
  /** Cells that hold a date with the day first only. */
  dayFirstOnly = 0;
  monthFirstOnly = 0;
  /** Cells that hold another date in each order. */
  ambiguous = 0;
  readonly dayFirst = new DateMoments();
  #monthFirst: DateMoments | undefined;

  /** The same until a date is another in that order. */
  get monthFirst(): DateMoments {
    return this.#monthFirst ?? this.dayFirst;
  }

  add({ dayFirst, monthFirst }: DateReadings): void {
    this.count++;
    if (!Object.is(dayFirst, monthFirst)) this.#monthFirst ??= this.dayFirst.copy();
    if (Number.isNaN(monthFirst)) this.dayFirstOnly++;
    else if (Number.isNaN(dayFirst)) this.monthFirstOnly++;
    else if (dayFirst !== monthFirst) this.ambiguous++;
    this.dayFirst.add(dayFirst);
    this.#monthFirst?.add(monthFirst);
  }
}
