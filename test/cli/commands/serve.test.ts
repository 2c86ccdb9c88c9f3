import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Model } from "../../../src/model/index";
import { ModelServer } from "../../../src/cli/serve/model-server";
import { capture, FakeSignals, testFile } from "../captured-terminal";

const ROWS = Array.from({ length: 60 }, (_, i) => ({
  size: i % 10,
  color: i % 2 ? "red" : "blue",
  y: i % 10 > 4 ? "large" : "small",
}));

let model: Model;
let server: ModelServer;
let address: string;

beforeAll(async () => {
  model = await Model.train(ROWS, { target: "y", epochs: 30 });
  server = new ModelServer(model, 2000);
  address = await server.listen(0, "127.0.0.1");
});

afterAll(async () => {
  await server.close();
  model.dispose();
});

const post = (body: string, type = "application/json", path = "/predict") =>
  fetch(address + path, { method: "POST", body, headers: { "content-type": type } });

describe("serve answers", () => {
  test("one row", async () => {
    const row = { size: 9, color: "red" };
    const response = await post(JSON.stringify(row));
    expect([response.status, await response.json()]).toEqual([200, model.predict(row)]);
  });

  test("many rows, and odd ones among them", async () => {
    const rows = [{ size: 9 }, {}, { size: "x", color: "purple", more: 1 }, { size: null, __proto__: null }];
    expect(await (await post(JSON.stringify(rows))).json()).toEqual(model.predict(rows));
    expect(await (await post(JSON.stringify({ rows }))).json()).toEqual({ rows: model.predict(rows) });
  });

  test("a table", async () => {
    const response = await post("color;size\nred;9\nblue;1,5\n", "text/csv; charset=utf-8");
    const lines = (await response.text()).trimEnd().split("\n");
    expect([response.status, lines.map((line) => line.split(",")[0])]).toEqual([200, ["y", "large", "small"]]);
  });

  test("a table with tabs, and in another encoding that is named", async () => {
    const tabs = await post("size\tcolor\n9\tred\n", "text/tab-separated-values");
    expect([tabs.status, (await tabs.text()).split("\n")[1].split(",")[0]]).toEqual([200, "large"]);
    const latin = (type: string, name = "größe") =>
      fetch(`${address}/predict`, {
        method: "POST",
        body: Buffer.from(`size,color,${name}\n9,red,1\n`, "latin1"),
        headers: { "content-type": type },
      });
    expect((await latin('text/csv; charset="ISO-8859-1"')).status).toBe(200);
    expect((await latin("text/csv")).status).toBe(200);
    expect(await (await latin("text/csv", "größ\u0083e")).json()).toEqual({
      error:
        'the table: line 1 has bytes that are not "utf-8" text; save it as UTF-8, or name its encoding, as "text/csv; charset=windows-1252".',
    });
    expect(await (await latin("text/csv; charset=klingon")).json()).toEqual({
      error: 'the charset is "klingon"; send utf-8',
    });
  });

  test("what it is, and that it lives", async () => {
    const schema = (await (await fetch(`${address}/schema`)).json()) as Record<string, unknown>;
    expect(schema).toMatchObject({
      task: "classification",
      target: "y",
      classes: ["large", "small"],
      schema: model.schema,
    });
    expect(await (await fetch(`${address}/health?x`)).json()).toEqual({ status: "ok" });
  });
});

describe("serve refuses, and names what is wrong", () => {
  test.each<[string, () => Promise<Response>, number, object]>([
    ["no JSON", () => post("{"), 400, { error: expect.stringMatching(/^the body is no JSON: /) as string }],
    ["an empty body", () => post(""), 400, { error: expect.stringMatching(/^the body is no JSON: /) as string }],
    [
      "no row",
      () => post("7"),
      400,
      { error: "the body is no row; send an object with the names of columns, or an array of such" },
    ],
    [
      "a row that is none",
      () => post("[{}, 7]"),
      400,
      { error: "row 1 is no object; send an object with the names of columns" },
    ],
    [
      "a field that is none",
      () => post('[{"size": 1}, {"size": [1]}]'),
      400,
      { error: 'row 1, field "size" is an array; send a number, a text, true, false or null', field: "size" },
    ],
    [
      "another table's row",
      () => post('{"length": 1}'),
      400,
      { error: 'the row has none of the columns "size", "color"; GET /schema names all', field: "size" },
    ],
    [
      "rows of another table",
      () => post('[{"p": 1}, {"q": 2}]'),
      400,
      { error: 'no row has one of the columns "size", "color"; GET /schema names all', field: "size" },
    ],
    [
      "another table",
      () => post("a,b\n1,2\n", "text/csv"),
      400,
      { error: 'the table: there is no column "size"; choose from "a", "b".' },
    ],
    [
      "a large body",
      () => post(`{"size": ${"1".repeat(3000)}}`),
      413,
      { error: "the body has more than 2000 bytes; send fewer rows at once" },
    ],
    [
      "another type",
      () => post("{}", "text/plain"),
      415,
      { error: 'the content type is "text/plain"; send application/json or text/csv' },
    ],
    [
      "another encoding",
      () =>
        fetch(`${address}/predict`, {
          method: "POST",
          body: "{}",
          headers: { "content-type": "application/json", "content-encoding": "br" },
        }),
      415,
      { error: 'the content encoding is "br"; send the body as it is' },
    ],
    ["another method", () => fetch(`${address}/predict`), 405, { error: "use POST" }],
    [
      "another place",
      () => fetch(`${address}/../etc`),
      404,
      { error: 'there is no "/etc"; use /predict, /schema or /health' },
    ],
  ])("%s", async (_, request, status, content) => {
    const response = await request();
    expect([response.status, await response.json()]).toEqual([status, content]);
  });

  test("what is no HTTP, with an answer for each", async () => {
    const { hostname, port } = new URL(address);
    const answers = await Promise.all(
      [
        "\0\0\0\r\n\r\n",
        "GET\r\n\r\n",
        "POST /predict HTTP/9.9\r\n\r\n",
        `GET /${"x".repeat(99_999)} HTTP/1.1\r\n\r\n`,
      ].map(
        (text) =>
          new Promise<string>((done, fail) => {
            let answer = "";
            const socket = connect(Number(port), hostname, () => socket.write(text));
            socket.on("data", (chunk) => (answer += chunk.toString()));
            socket.on("close", () => {
              done(answer);
            });
            socket.on("error", fail);
          }),
      ),
    );
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await fetch(`${address}/health`)).status).toBe(200);
  });

  test("bodies that are too large or of another type, after they were sent", async () => {
    const { hostname, port } = new URL(address);
    const body = "x".repeat(3_000_000);
    for (const type of ["application/json", "application/xml"]) {
      const answer = await new Promise<string>((done, fail) => {
        let text = "";
        const head = `POST /predict HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\n\r\n`;
        const socket = connect(Number(port), hostname, () => socket.write(head + body));
        socket.on("data", (chunk) => (text += chunk.toString()));
        socket.on("error", fail);
        socket.on("close", () => {
          done(text);
        });
      });
      expect(answer).toMatch(/^HTTP\/1\.1 41[35] /);
    }
  });

  test("300 requests at once that are malformed in many ways, each of them", async () => {
    const { hostname, port } = new URL(address);
    const post = (body: string) =>
      `POST /predict HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const faults = ["{", "7", "[null]", '[{"a": {}}]', '{"size": [1]}', "", "\u0001", '"x"', '{"b": 1}'].map(post);
    const all = Array.from({ length: 300 }, (_, i) => faults[i % faults.length]);
    const statuses = await Promise.all(
      all.map(
        (text) =>
          new Promise<string>((done) => {
            let answer = "";
            const socket = connect(Number(port), hostname, () => socket.write(text));
            socket.on("data", (chunk) => (answer += chunk.toString()));
            socket.on("error", () => undefined);
            socket.on("close", () => {
              done(answer.slice(9, 12));
            });
          }),
      ),
    );
    expect(new Set(statuses)).toEqual(new Set(["400"]));
  });
});

test("a port that is taken asks for another port, an address of another machine for another address", async () => {
  const other = new ModelServer(model, 2000);
  const port = Number(new URL(address).port);
  await expect(other.listen(port, "127.0.0.1")).rejects.toThrow(
    /^port \d+ of 127\.0\.0\.1 cannot be used: .*EADDRINUSE.*; pass another with --port$/,
  );
  // Of a block of addresses that no machine has (RFC 5737).
  const third = new ModelServer(model, 2000);
  await expect(third.listen(0, "192.0.2.1")).rejects.toThrow(
    /^port 0 of 192\.0\.2\.1 cannot be used: .*EADDRNOTAVAIL.*; pass another with --host$/,
  );
});

/** Status of a request whose body is sent when the server has asked for it and `onBegun` was called. */
function statusOf(url: string, body: string, onBegun: () => void): Promise<number> {
  const headers = { "content-type": "application/json", "content-length": body.length, expect: "100-continue" };
  return new Promise((done, fail) => {
    const asked = request(url, { method: "POST", headers }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    }).on("error", fail);
    asked.on("continue", () => {
      onBegun();
      asked.end(body);
    });
    asked.flushHeaders();
  });
}

test("the command serves until it is stopped, and answers what is under way", async () => {
  const file = testFile("model", await model.save());
  const signals = new FakeSignals();
  let answered: Promise<number> | undefined;
  const { code, stdout } = await capture(["serve", file, "--port", "0", "--json"], {
    signals,
    onOutput: (text) => {
      const event = JSON.parse(text) as { event: string; address: string };
      if (event.event !== "serving") return;
      answered = statusOf(`${event.address}/predict`, '{"size": 9}', () => signals.emit("SIGINT"));
    },
  });
  expect([code, await answered]).toEqual([0, 200]);
  expect(JSON.parse(stdout.trimEnd().split("\n").at(-1)!)).toEqual({ event: "served", requests: 1 });
});
