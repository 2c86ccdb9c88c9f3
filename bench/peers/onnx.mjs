/** onnxruntime-web or, with `--package=onnxruntime-node`, its native twin: matrix products, in a graph of one Gemm, and inference. */
import { createRequire } from "node:module";
import { Cannot, option, serve } from "./protocol.mjs";
import { nestedRows, pattern } from "./data.mjs";
import { gemmModel, perceptronModel } from "./onnx-model.mjs";

const name = option("package", "onnxruntime-web");
const threads = Number(option("threads", "1"));
const ort = await import(name);
ort.env.wasm.numThreads = threads;
ort.env.logLevel = "error";
const settings =
  name === "onnxruntime-web"
    ? { executionProviders: ["wasm"] }
    : { executionProviders: ["cpu"], intraOpNumThreads: threads };
const { version } = createRequire(import.meta.url)(`./node_modules/${name}/package.json`);

async function product({ form, m, n, k }) {
  const [isTransposedA, isTransposedB] = [form[0] === "T", form[1] === "T"];
  const session = await ort.InferenceSession.create(gemmModel(isTransposedA, isTransposedB), settings);
  const feeds = {
    a: new ort.Tensor("float32", pattern(m * k), isTransposedA ? [k, m] : [m, k]),
    b: new ort.Tensor("float32", pattern(k * n), isTransposedB ? [n, k] : [k, n]),
  };
  return { runAsync: () => session.run(feeds), dispose: () => void session.release() };
}

async function predict({ sizes, batch, form }) {
  if (form === "into") throw new Cannot("gives new tensors");
  const session = await ort.InferenceSession.create(perceptronModel(sizes, pattern), settings);
  const shape = [batch, sizes[0]];
  const inputs = new ort.Tensor("float32", pattern(batch * sizes[0]), shape);
  const rows = nestedRows(inputs.data, sizes[0]);
  const given = () => (form === "arrays" ? new ort.Tensor("float32", Float32Array.from(rows.flat()), shape) : inputs);
  return { runAsync: () => session.run({ x0: given() }), dispose: () => void session.release() };
}

const works = { product, predict };

await serve(`${name} ${version}`, (work) => {
  if (!works[work.kind]) throw new Cannot("runs trained networks, does not train");
  return works[work.kind](work);
});
