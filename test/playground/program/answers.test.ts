/** The code that a person takes along answers as the page does: run, with the saved file, for every kind of answer. */
import * as files from "wasm-mlp/files";
import { afterEach, expect, test } from "vitest";
import { openTable, readChosen } from "../../../playground/src/data/read-table";
import { firstChoice } from "../../../playground/src/data/table";
import { prepare } from "../../../playground/src/data/prepare";
import { pageCode } from "../../../playground/src/program/page-code";
import { torchCode } from "../../../playground/src/program/torch-code";
import { defaultsFor, type Settings } from "../../../playground/src/settings/settings";
import { bringNeededExtras } from "../../../playground/src/training/needed-extras";
import { saved } from "../../../playground/src/training/save";
import { TrainingSession } from "../../../playground/src/training/session";

const rows = (row: (i: number) => string) => Array.from({ length: 40 }, (_, i) => row(i)).join("\n");
const CLASSES = `height,color,kind\n${rows((i) => `${150 + ((i * 7) % 40)},${["red", "blue"][i % 2]},${["no", "a <b>", "ä"][i % 3]}`)}`;
const PRICES = `rooms,area,price\n${rows((i) => `${i % 6},${40 + ((i * 13) % 90)},${90_000 + 2500 * ((i * 13) % 90)}`)}`;

const COUNTS = `hours,day,visits\n${rows((i) => `${i % 6},${(i * 5) % 7},${(i * 13) % 25}`)}`;

const opened: TrainingSession[] = [];

afterEach(async () => {
  for (const session of opened.splice(0)) await session.dispose();
});

async function started(settings: Settings, table: string): Promise<TrainingSession> {
  await bringNeededExtras(settings);
  const file = new File([table], "mine.csv");
  const chosen = table === "" ? undefined : await readChosen(file, firstChoice(await openTable(file)));
  const data = await prepare({ ...settings, settle: false }, chosen);
  const session = new TrainingSession(settings, data, { tick: () => undefined, paused: () => undefined });
  opened.push(session);
  return session;
}

/** Runs the script of a page with a file beside it, and asks it for some rows. */
async function asked(page: string, bytes: Uint8Array, questions: readonly number[][]): Promise<unknown[]> {
  const script = /<script type="module">([^]*)<\/script>/.exec(page)![1];
  const body = script.replace(/import \{ loadNetwork \} from "wasm-mlp\/files";/, "");
  expect(body).not.toContain("import ");
  const answer = { textContent: "" };
  const fetched: string[] = [];
  const get = (address: string) => {
    fetched.push(address);
    return Promise.resolve(new Response(new Uint8Array(bytes)));
  };
  const AsyncFunction = (async () => Promise.resolve()).constructor as new (
    ...texts: string[]
  ) => (...values: unknown[]) => Promise<{ ask: (row: number[]) => unknown; network: Disposable }>;
  const run = new AsyncFunction("loadNetwork", "fetch", "document", `${body}; return { ask, network };`);
  const { ask, network } = await run(files.loadNetwork, get, { querySelector: () => answer });
  expect(JSON.parse(answer.textContent)).toBeDefined();
  expect(fetched).toHaveLength(1);
  const answers = questions.map(ask);
  network[Symbol.dispose]();
  return answers;
}

const csv = defaultsFor("csv");
const VALUES = defaultsFor("polynomial");
const cases: [string, Settings, string?][] = [
  ["several classes", defaultsFor("spiral")],
  ["two classes", defaultsFor("moons")],
  ["one sigmoid", { ...defaultsFor("circles"), output: "sigmoid" }],
  ["logits", { ...defaultsFor("moons"), classLoss: "hinge" }],
  ["made inputs", { ...defaultsFor("xor"), features: ["x", "xy", "sinx"] }],
  ["digits", { ...defaultsFor("digits"), hidden: [8] }],
  ["values", defaultsFor("polynomial")],
  ["values as they are", { ...defaultsFor("polynomial"), scale: false }],
  ["a table of classes", csv, CLASSES],
  ["a table of numbers", csv, PRICES],
  ["a table of numbers as they are", { ...csv, scale: false }, PRICES],
  ["a quantile", { ...VALUES, valueLoss: "quantile", level: 0.9 }],
  ["a value and its deviation", { ...VALUES, valueLoss: "gaussian" }],
  ["a value and its deviation as they are", { ...VALUES, valueLoss: "gaussian", scale: false }],
  ["counts", { ...csv, valueLoss: "poisson" }, COUNTS],
  ["counts, inputs as they are", { ...csv, valueLoss: "poisson", scale: false }, COUNTS],
  ["normalized layers", { ...csv, normalization: "batch", dropout: 0.1 }, PRICES],
];

test.each(cases)("the page's code answers in units and names of the data: %s", async (_, settings, table = "") => {
  const session = await started(settings, table);
  const { data, task } = session;
  const { content } = await saved(session, "safetensors");
  const given = task.features.length;
  const count = Math.min(12, data.rawTrain.rows);
  const raw = { data: data.rawTrain.inputs.slice(0, count * given), rows: count, columns: given };
  const encoded = data.encode(raw);
  const { columns } = encoded;
  /** Inputs of the network before scaling: what the code is asked with. */
  const inputs = data.scaler?.inverseTransform(encoded) ?? encoded;
  const questions = Array.from({ length: count }, (_, r) => [...inputs.data.subarray(r * columns, (r + 1) * columns)]);
  const answers = await asked(pageCode(settings, task), content as Uint8Array, questions);
  const lines = ((await saved(session, "predictions")).content as string).split("\n").slice(1, count + 1);
  lines.forEach((line, r) => {
    const cells = line.split(",");
    if (task.classes === undefined) {
      const answer = answers[r] as number | { value: number; deviation: number };
      const said = typeof answer === "number" ? [answer] : [answer.value, answer.deviation];
      expect(said).toHaveLength(settings.valueLoss === "gaussian" ? 2 : 1);
      said.forEach((one, i) => {
        const value = Number(cells.at(i - said.length));
        expect(Math.abs(one - value)).toBeLessThan(2e-5 * Math.max(1, Math.abs(value)));
      });
      return;
    }
    const { class: name, probability } = answers[r] as { class: string; probability: number };
    expect(name).toBe(cells.at(-2));
    expect(probability).toBeCloseTo(Number(cells.at(-1)), 3);
  });
});

test("PyTorch code scales as the file says and names its answers", async () => {
  const values = torchCode(VALUES, (await started(VALUES, "")).task);
  expect(values).toContain('outputs = model(scaled(inputs, metadata["scaler"]))');
  expect(values).toContain('print(outputs * target["deviation"][0] + target["mean"][0])');
  const pair = torchCode({ ...VALUES, valueLoss: "gaussian" }, (await started(VALUES, "")).task);
  expect(pair).toContain(
    'print(outputs[:, :1] * target["deviation"][0] + target["mean"][0], outputs[:, 1:].exp().clamp(min=0.000001).sqrt() * target["deviation"][0])',
  );
  expect(torchCode({ ...VALUES, valueLoss: "poisson" }, (await started(VALUES, "")).task)).toContain(
    "print(outputs.exp())",
  );
  const plain = torchCode({ ...VALUES, scale: false }, (await started(VALUES, "")).task);
  expect(plain).not.toMatch(/json|scaled/);
  const { task } = await started({ ...defaultsFor("circles"), output: "sigmoid" }, "");
  expect(torchCode(defaultsFor("circles"), task)).toContain("torch.cat((1 - outputs, outputs), dim=1)");
});

test("the file of all parameters has each number of the network once", async () => {
  const session = await started({ ...csv, hidden: [20, 9], normalization: "batch" }, PRICES);
  const lines = ((await saved(session, "parameters")).content as string).trimEnd().split("\n");
  expect(lines[0]).toBe("name,to neuron,from neuron,value");
  const state = session.shownNetwork.stateDict();
  expect(lines.length - 1).toBe(Object.values(state).reduce((sum, { data }) => sum + data.length, 0));
  const { data, shape } = state["0.weight"];
  expect(lines).toContain(`0.weight,3,2,${data[2 * shape[1] + 1]}`);
  expect(lines).toContain(`0.bias,20,,${state["0.bias"].data[19]}`);
});
