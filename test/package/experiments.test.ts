/** Worker threads, in the built package: the same results with any number of them, and what happens when they die. */
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

/** Runs a program with the experiments of the package and circles; returns what it prints. */
function run(program: string): string {
  const prelude = `
    import { normStudy, performanceMap, hyperparameterSearch, toJSON } from "wasm-mlp/experiments";
    import { circles } from "wasm-mlp/datasets";
    import { createHash } from "node:crypto";
    const dataset = circles({ samples: 128, noise: 0.1, factor: 0.2, seed: 1 });
    const study = { architecture: [2, 3, 2, 1], dataset, networks: 300, learningRate: 0.025, epochs: 100, l2: 0.02 };
    const digest = (result) => createHash("sha256").update(toJSON(result)).digest("hex");`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", prelude + program], {
    encoding: "utf8",
    timeout: 50_000,
  }).trim();
}

test("0, 1, 2 and 3 workers give the same study, map and search, and the process ends by itself", () => {
  const digests = run(`
    for (const workers of [0, 1, 2, 3]) {
      const { architecture } = study;
      console.log(
        digest(await normStudy({ ...study, workers })),
        digest(await performanceMap({ architecture, dataset, learningRates: [0.01, 0.1], epochs: [0, 50, 100], runs: 30, workers })),
        digest(await hyperparameterSearch({ dataset, trials: 4, epochs: 2, workers })),
      );
    }`).split("\n");
  expect(digests).toHaveLength(4);
  expect(new Set(digests).size).toBe(1);
});

test("work is done outside the calling thread", () => {
  const output = run(`
    WebAssembly.Instance = class { constructor() { throw new Error("computed here"); } };
    const outcome = (workers) => normStudy({ ...study, workers }).then(({ loss }) => loss.length, ({ message }) => message);
    console.log(await outcome(2), await outcome(0));`);
  expect(output).toMatch(/^300 wasm-mlp: the engine did not compile the kernels \(computed here\)/);
});

test("the pieces of a worker that dies are done by the others", () => {
  const [expected, got, deaths] = run(`
    import threads from "node:worker_threads";
    import { syncBuiltinESMExports } from "node:module";
    const expected = digest(await normStudy({ ...study, workers: 0 }));
    let deaths = 0;
    const { Worker } = threads;
    threads.Worker = class extends Worker {
      constructor(...args) {
        super(...args);
        // The first of the workers dies when it has given one result and has others under way.
        if (deaths++ === 0) this.on("message", ({ type }) => { if (type === "result") void this.terminate(); });
      }
    };
    syncBuiltinESMExports();
    console.log(expected, digest(await normStudy({ ...study, workers: 2 })), deaths);`).split(" ");
  expect(got).toBe(expected);
  expect(deaths).toBe("2");
});

test("a study whose workers all die ends with an error that says so", () => {
  const message = run(`
    import threads from "node:worker_threads";
    import { syncBuiltinESMExports } from "node:module";
    const { Worker } = threads;
    threads.Worker = class extends Worker {
      constructor(...args) {
        super(...args);
        this.on("message", ({ type }) => { if (type === "result") void this.terminate(); });
      }
    };
    syncBuiltinESMExports();
    try { await normStudy({ ...study, workers: 2 }); } catch (error) { console.log(error.name, error.message); }`);
  expect(message).toMatch(
    /^WorkerError normStudy: all workers have died, the last of them: exit code 1; \d+ parts of the work are missing\. Run it again, with fewer workers or workers: 0\.$/,
  );
});

test("where workers cannot be had the calling thread computes", () => {
  const [expected, got] = run(`
    import threads from "node:worker_threads";
    import { syncBuiltinESMExports } from "node:module";
    const expected = digest(await normStudy({ ...study, workers: 0 }));
    threads.Worker = class { constructor() { throw new Error("no threads here"); } };
    syncBuiltinESMExports();
    console.log(expected, digest(await normStudy({ ...study, workers: 2 })));`).split(" ");
  expect(got).toBe(expected);
});

test("an aborted study stops its workers; the process ends", () => {
  const output = run(`
    const controller = new AbortController();
    const running = normStudy({ ...study, networks: 200000, epochs: 5000, workers: 2, signal: controller.signal });
    setTimeout(() => controller.abort(new Error("enough")), 150);
    try { await running; } catch (error) { console.log(error.message); }`);
  expect(output).toBe("enough");
});

test("workers wait for the next study, which starts none; one that died while waiting is replaced", () => {
  const output = run(`
    import threads from "node:worker_threads";
    import { syncBuiltinESMExports } from "node:module";
    const made = [];
    const { Worker } = threads;
    threads.Worker = class extends Worker {
      constructor(...args) {
        super(...args);
        made.push(this);
      }
    };
    syncBuiltinESMExports();
    const first = digest(await normStudy({ ...study, workers: 2 }));
    const second = digest(await normStudy({ ...study, workers: 2 }));
    const started = made.length;
    await made[0].terminate();
    const third = digest(await normStudy({ ...study, workers: 2 }));
    console.log(started, made.length, new Set([first, second, third]).size);`);
  expect(output).toBe("2 3 1");
});
