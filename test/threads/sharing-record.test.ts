/** What an automatic choice of threads costs and gains on machines that are made up. */
import { describe, expect, test } from "vitest";
import { SharingRecord } from "../../src/threads/sharing-record";

/** Milliseconds of one thread in each run, as the bench of the defaults has them. */
const TOTAL_MS = 20_000;

/**
 * Time of calls that take `alone` milliseconds on one thread, as the record chooses, over the time on one thread.
 *
 * @param shared - What a call that is shared out takes.
 * @param held - What holds up a call that is computed alone.
 */
function ratio(alone: number, shared: (call: number) => number, held: (call: number) => number = () => 0): number {
  const record = new SharingRecord();
  let [now, one] = [0, 0];
  for (let call = 0; one < TOTAL_MS; call++) {
    const isShared = record.isWorthwhile(now);
    const delay = held(call);
    const duration = isShared ? shared(call) : alone + delay;
    now += duration;
    one += alone + delay;
    if (isShared) record.noteShared(duration, now);
    else record.noteAlone(duration);
  }
  return now / one;
}

/** As much as another program holds a core: four milliseconds at every so manieth call. */
const stall = (every: number) => (call: number) => (call % every === every - 1 ? 4 : 0);

describe.each([0.02, 0.1, 1, 10])("calls of %f ms alone", (alone) => {
  test.each([
    ["two free cores", (_: number) => 0.53 * alone, 0.56],
    ["a little gain", (_: number) => 0.9 * alone, 0.93],
    ["no gain: two threads of one core", (_: number) => 1.05 * alone, 1.03],
    ["threads that are twice as slow", (_: number) => 2 * alone, 1.03],
    ["a core that other programs have", (_: number) => alone + 4, 1.03],
    ["a core that is held at every twentieth call", (call: number) => 0.6 * alone + stall(20)(call), 1.03],
  ])("%s", (_name, shared, most) => {
    expect(ratio(alone, shared)).toBeLessThan(most);
  });

  test("a calling thread that is held up itself: the gain is kept", () => {
    const held = stall(Math.round(200 / alone));
    expect(ratio(alone, (call) => 0.55 * alone + held(call), held)).toBeLessThan(0.75);
  });
});

test("a core that becomes free is used, and one that is taken is left", () => {
  const record = new SharingRecord();
  let now = 0;
  const sharesOf = (calls: number, shared: number) => {
    let shares = 0;
    for (let call = 0; call < calls; call++) {
      const isShared = record.isWorthwhile(now);
      now += isShared ? shared : 1;
      if (isShared) record.noteShared(shared, now);
      else record.noteAlone(1);
      shares += Number(isShared);
    }
    return shares / calls;
  };
  expect(sharesOf(2000, 0.55)).toBeGreaterThan(0.95);
  expect(sharesOf(2000, 5)).toBeLessThan(0.02);
  expect(sharesOf(20_000, 0.55)).toBeGreaterThan(0.8);
});
