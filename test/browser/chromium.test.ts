/** What `npm test` does where there is no Chromium, or one that does not exist is named. */
import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";

/** Runs a file of browser tests in an environment; the status and all that is said. */
function runBrowserTests(environment: NodeJS.ProcessEnv): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "test/browser/library.test.ts"],
    { encoding: "utf8", env: { ...cleanEnvironment(), NO_COLOR: "1", ...environment } },
  );
  return { status, said: stdout + stderr };
}

/** Without what this run of tests says about itself. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== "CI" && name !== "FORCE_COLOR" && !name.includes("VITEST")),
  );
}

describe("browser tests without a Chromium", () => {
  const CHROMIUM_PATH = "build/no-such-chromium";
  const LOUD = /^=+\nBROWSER TESTS SKIPPED: no Chromium was found\. Install one \(Debian: apt-get install chromium;/m;

  test("are skipped, loudly, with a way to get one", () => {
    const { status, said } = runBrowserTests({ CHROMIUM_PATH });
    expect(said).toMatch(LOUD);
    expect(said).toMatch(/Tests +7 skipped \(7\)/);
    expect(status).toBe(0);
  });

  test("fail with CI=true, where nobody would read that", () => {
    const { status, said } = runBrowserTests({ CHROMIUM_PATH, CI: "true" });
    expect(said).toMatch(/Error: BROWSER TESTS SKIPPED: no Chromium was found\./);
    expect(said).toMatch(/Test Files +1 failed \(1\)/);
    expect(status).toBe(1);
  });
});
