import { mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { extname, join } from "node:path";
import { expect, test } from "vitest";
import { capture, FakeSignals, testFolder } from "../captured-terminal";

/** Method and host of requests beside the plain ones: a page of another name must get nothing. */
const ASKED = [
  ["HEAD", "localhost"],
  ["POST", "localhost"],
  ["DELETE", "127.0.0.1"],
  ["GET", "attacker.example"],
  ["GET", "localhost.attacker.example"],
] as const;

function statusOf(url: string, method: string, host: string): Promise<number> {
  return new Promise((done, fail) => {
    request(url, { method, headers: { host } }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    })
      .on("error", fail)
      .end();
  });
}

test("serves the files of a folder and nothing above it, until Ctrl-C", async () => {
  const folder = join(testFolder(), "site");
  mkdirSync(folder);
  writeFileSync(join(folder, "index.html"), "<p>here</p>");
  writeFileSync(join(folder, "..", "secret.txt"), "secret");
  writeFileSync(join(folder, "unreadable.bin"), "");
  truncateSync(join(folder, "unreadable.bin"), 3 * 2 ** 30);
  symlinkSync(join(folder, "..", "secret.txt"), join(folder, "link.txt"));
  const signals = new FakeSignals();
  const answers: [number, string | null, string][] = [];
  const refused: number[] = [];
  const { code } = await capture(["playground", "--port", "0", "--folder", folder, "--json"], {
    signals,
    onOutput: (text) => {
      if (!text.includes('"listening"')) return;
      const { url } = JSON.parse(text) as { url: string };
      void (async () => {
        for (const path of [
          "",
          "index.html",
          "missing.js",
          "..%2fsecret.txt",
          "link.txt",
          "unreadable.bin",
          "%E0%A4%A",
        ]) {
          const response = await fetch(url + path);
          answers.push([response.status, response.headers.get("content-type"), await response.text()]);
        }
        for (const [method, host] of ASKED) refused.push(await statusOf(url, method, host));
        signals.emit("SIGINT");
      })();
    },
  });
  expect(code).toBe(0);
  const page = [200, "text/html; charset=utf-8", "<p>here</p>"];
  const missing = [404, "text/plain; charset=utf-8", "not found"];
  expect(answers).toEqual([page, page, missing, missing, missing, missing, missing]);
  expect(refused).toEqual([200, 405, 405, 421, 421]);
});

test("tells a browser the kind of each file of the built page", async () => {
  const folder = "dist/playground";
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => extname(file) !== "");
  const signals = new FakeSignals();
  const types: (string | null)[] = [];
  await capture(["playground", "--port", "0", "--folder", folder, "--json"], {
    signals,
    onOutput: (text) => {
      if (!text.includes('"listening"')) return;
      const { url } = JSON.parse(text) as { url: string };
      void (async () => {
        for (const file of files) types.push((await fetch(url + file, { method: "HEAD" })).headers.get("content-type"));
        signals.emit("SIGINT");
      })();
    },
  });
  expect(types).toHaveLength(files.length);
  expect(files.filter((_, i) => types[i] === "application/octet-stream")).toEqual([]);
});

test("says when the playground is not built", async () => {
  const folder = testFolder();
  const { code, stderr } = await capture(["playground", "--folder", folder]);
  expect(code).toBe(1);
  expect(stderr).toBe(`wasm-mlp: playground: there is no index.html in ${folder}; build it with "npm run build"\n`);
});
