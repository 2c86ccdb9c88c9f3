import { describe, expect, test } from "vitest";
import { datePart } from "../../../src/datasets/csv/date-scan";
import { dateReadings, hoursOf } from "../../../src/datasets/csv/date-text";

const at = (iso: string) => Date.parse(`${iso}Z`);

describe("dates in texts", () => {
  test.each([
    ["2004-03-10", "2004-03-10T00:00"],
    ["2004/3/1", "2004-03-01T00:00"],
    ["2004-03-10T18:30:15Z", "2004-03-10T18:30:15"],
    ["2004-03-10 18:30", "2004-03-10T18:30"],
    ["10 March 2004", "2004-03-10T00:00"],
    ["10-Mar-04", "2004-03-10T00:00"],
    ["Mar 10, 2004", "2004-03-10T00:00"],
    ["Wed, 10 Mar 2004 6:05 pm", "2004-03-10T18:05"],
    ["1st Jan 1999", "1999-01-01T00:00"],
    ["20040310", "2004-03-10T00:00"],
    ["Wed Mar 10 18:05:11 UTC 2004", "2004-03-10T18:05:11"],
    ["10/Mar/2004:18:05:11 +0000", "2004-03-10T18:05:11"],
    ["2004-03-10 6:05 p.m.", "2004-03-10T18:05"],
    ["2004-03-10 18:30:15.123+00", "2004-03-10T18:30:15"],
    ["2004-03", "2004-03-01T00:00"],
    ["3/2004", "2004-03-01T00:00"],
    ["Mar-04", "2004-03-01T00:00"],
    ["March 2004", "2004-03-01T00:00"],
    ["2004-Q2", "2004-04-01T00:00"],
    ["10MAR2004", "2004-03-10T00:00"],
    ["10MAR2004:18:05:11", "2004-03-10T18:05:11"],
    ["2004-03-10 18:05:11 EST", "2004-03-10T18:05:11"],
    ["Wed Mar 10 18:05:11 PDT 2004", "2004-03-10T18:05:11"],
    ["2004年3月10日", "2004-03-10T00:00"],
    ["2004-W11-3", "2004-03-10T00:00"],
    ["2004-W01", "2003-12-29T00:00"],
    ["Q2 2004", "2004-04-01T00:00"],
    ["10. März 2004", "2004-03-10T00:00"],
    ["10 août 2004", "2004-08-10T00:00"],
    ["10 de enero de 2004", "2004-01-10T00:00"],
  ])("%s is %s in any order", (text, iso) => {
    expect(dateReadings(text)).toEqual({ dayFirst: at(iso), monthFirst: at(iso) });
  });

  test.each([
    ["10/03/2004", "2004-03-10T00:00", "2004-10-03T00:00"],
    ["10.03.2004 12.30", "2004-03-10T12:30", "2004-10-03T12:30"],
    ["13/03/2004", "2004-03-13T00:00", undefined],
    ["03-13-2004", undefined, "2004-03-13T00:00"],
    ["1/2/69", "2069-02-01T00:00", "2069-01-02T00:00"],
    ["1/2/70", "1970-02-01T00:00", "1970-01-02T00:00"],
  ])("%s is %s with the day first, %s with the month first", (text, day, month) => {
    const expected = [day, month].map((iso) => (iso === undefined ? NaN : at(iso)));
    expect(Object.values(dateReadings(text)!)).toEqual(expected);
  });

  test.each([
    "",
    "2004",
    "1.5",
    "31/02/2004",
    "2004-13-01",
    "12:30",
    "10/03",
    "1-2-3",
    "St. Gallen",
    "2004-03-10 25:00",
    "2019-20",
    "20041310",
    "Mary 2004x",
  ])("%s is none", (text) => {
    expect(dateReadings(text)).toBeUndefined();
  });

  test.each([
    ["18:30", 18.5],
    ["06:15:36", 6.26],
    ["12:00 am", 0],
    ["6:30 PM", 18.5],
    ["18.00.00", 18],
    ["12.30", NaN],
    ["25:00", 25],
    ["130:05:30", 130.091666667],
    ["6:30 p.m.", 18.5],
    ["25:61", NaN],
    ["1:2", NaN],
    ["2h 50m", 2 + 50 / 60],
    ["19h", 19],
    ["1 hr 5 min", 1 + 5 / 60],
    ["90 min", 1.5],
    ["1.5h", 1.5],
    ["2 days 03:04:30", 51.075],
    ["PT1H30M", 1.5],
    ["P1DT2H", 26],
    ["5 mm", NaN],
    ["36M", NaN],
    ["5D", NaN],
    ["2H 30M", 2.5],
    ["P", NaN],
  ])("%s is %d hours", (text, hours) => {
    expect(Math.round(1e9 * hoursOf(text))).toBe(Math.round(1e9 * hours));
  });

  test("have parts", () => {
    const moment = at("2004-03-10T18:30"); // a Wednesday
    expect((["year", "month", "weekday", "hour"] as const).map((part) => datePart(part, moment, 0))).toEqual([
      2004, 3, 3, 18.5,
    ]);
    expect(datePart("days", moment, at("2004-03-01T00:00") / 86_400_000)).toBeCloseTo(9 + 18.5 / 24, 10);
    expect(datePart("hour", at("1960-01-01T06:00"), 0)).toBe(6);
  });
});
