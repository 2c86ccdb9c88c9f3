import { expect, test } from "vitest";
import { Abortion } from "../../src/core/abortion";
import { unlessAborted } from "../../src/core/unless-aborted";

test("it is aborted once, by itself or by a signal that it follows", () => {
  const [abortion, controller] = [new Abortion(), new AbortController()];
  const heard: unknown[] = [];
  const listener = () => heard.push(abortion.reason);
  abortion.addEventListener("abort", listener);
  abortion.follow(controller.signal);
  abortion.throwIfAborted();
  controller.abort("first");
  abortion.abort("second");
  expect(heard).toStrictEqual(["first"]);
  expect(() => {
    abortion.throwIfAborted();
  }).toThrow("first");
});

test("a signal that was aborted before counts, one that is no longer followed does not", () => {
  const [abortion, controller] = [new Abortion(), new AbortController()];
  abortion.follow(controller.signal)();
  controller.abort(1);
  expect(abortion.aborted).toBe(false);
  abortion.follow(controller.signal);
  expect([abortion.aborted, abortion.reason]).toStrictEqual([true, 1]);
});

test("what waits unless it is aborted leaves no listener behind", async () => {
  const heard: string[] = [];
  const signal = {
    ...{ aborted: false, reason: undefined, throwIfAborted: () => undefined },
    addEventListener: (name: string) => heard.push(`+${name}`),
    removeEventListener: (name: string) => heard.push(`-${name}`),
  } as unknown as AbortSignal;
  expect(await unlessAborted(Promise.resolve(7), signal)).toBe(7);
  expect(heard).toStrictEqual(["+abort", "-abort"]);
});
