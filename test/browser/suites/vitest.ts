/** What the suites import as "vitest", on a page: its own runner, matchers and spies, without its process. */
import * as matchers from "@vitest/expect";
import { restoreAllMocks, spyOn } from "@vitest/spy";

export { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from "@vitest/runner";

const { chai } = matchers;
chai.use(matchers.JestExtend);
chai.use(matchers.JestChaiExpect);
chai.use(matchers.ChaiStyleAssertions);
chai.use(matchers.JestAsymmetricMatchers);

const check = (value: unknown, message?: string) => chai.expect(value, message);
const asymmetric = (globalThis as Record<symbol, unknown>)[matchers.ASYMMETRIC_MATCHERS_OBJECT];
const state = { assertionCalls: 0 };

/** Compares with a text that is indented and in quotes. */
chai.use(({ Assertion }) => {
  Assertion.addMethod("toMatchInlineSnapshot", function (this: { _obj: unknown }, snapshot: string) {
    const lines = snapshot.split("\n").slice(1, -1);
    const indentation = /^ */.exec(lines[0])![0].length;
    const text = lines.map((line) => line.slice(indentation)).join("\n");
    chai.assert.strictEqual(`"${String(this._obj)}"`, text);
  });
});

/** Counts no assertions: no suite asks for their number. */
export const expect = Object.assign(check, chai.expect, asymmetric, {
  getState: () => state,
  setState: () => undefined,
});
(globalThis as Record<symbol, unknown>)[matchers.GLOBAL_EXPECT] = expect;

export const vi = { spyOn, restoreAllMocks };
