import { expect } from "vitest";

export type ErrorClass = abstract new (...args: never[]) => Error;

/** A call that must fail: what it is, the class of the error and its whole text. */
export type BadCase = readonly [name: string, action: () => unknown, type: ErrorClass, message: string];

/** Asserts the class and the whole text of the error that an action throws. */
export function expectThrow(action: () => unknown, type: ErrorClass, message: string): void {
  expectError(caught(action), type, message);
}

/** Asserts the class and the whole text of the error that a promise rejects with. */
export async function expectRejection(promise: Promise<unknown>, type: ErrorClass, message: string): Promise<void> {
  expectError(await rejection(promise), type, message);
}

/** What an action throws; undefined if it does not. */
export function caught(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** What a promise rejects with; undefined if it does not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return undefined;
}

function expectError(error: unknown, type: ErrorClass, message: string): void {
  expect(error).toBeInstanceOf(type);
  expect((error as Error).message).toBe(message);
}
