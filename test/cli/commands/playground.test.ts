import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { capture, FakeSignals, testFolder } from "../captured-terminal";

test("serves the files of a folder and nothing above it, until Ctrl-C", async () => {
  const folder = join(testFolder(), "site");
  mkdirSync(folder);
  writeFileSync(join(folder, "index.html"), "<p>here</p>");
  writeFileSync(join(folder, "..", "secret.txt"), "secret");
  const signals = new FakeSignals();
  const answers: [number, string | null, string][] = [];
  const { code } = await capture(["playground", "--port", "0", "--folder", folder, "--json"], {
    signals,
    onOutput: (text) => {
      if (!text.includes('"listening"')) return;
      const { url } = JSON.parse(text) as { url: string };
      void (async () => {
        for (const path of ["", "index.html", "missing.js", "..%2fsecret.txt", "%E0%A4%A"]) {
          const response = await fetch(url + path);
          answers.push([response.status, response.headers.get("content-type"), await response.text()]);
        }
        signals.emit("SIGINT");
      })();
    },
  });
  expect(code).toBe(0);
  const page = [200, "text/html; charset=utf-8", "<p>here</p>"];
  const missing = [404, "text/plain", "not found"];
  expect(answers).toEqual([page, page, missing, missing, missing]);
});

test("says when the playground is not built", async () => {
  const folder = testFolder();
  const { code, stderr } = await capture(["playground", "--folder", folder]);
  expect(code).toBe(1);
  expect(stderr).toBe(`wasm-mlp: playground: there is no index.html in ${folder}; build it with "npm run build"\n`);
});
