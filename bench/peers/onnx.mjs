/** onnxruntime-web: matrix products, in a graph of one Gemm, and inference. */
import { createRequire } from "node:module";
import { Cannot, option, serve } from "./protocol.mjs";
import { nestedRows, pattern } from "./data.mjs";
import { gemmModel, perceptronModel } from "./onnx-model.mjs";

const ort = await import("onnxruntime-web");
ort.env.wasm.numThreads = Number(option("threads", "1"));
ort.env.logLevel = "error";
const { version } = createRequire(import.meta.url)("./node_modules/onnxruntime-web/package.json");

async function product({ form, m, n, k }) {
  const [isTransposedA, isTransposedB] = [form[0] === "T", form[1] === "T"];
  const session = await ort.InferenceSession.create(gemmModel(isTransposedA, isTransposedB), {
    executionProviders: ["wasm"],
  });
  const feeds = {
    a: new ort.Tensor("float32", pattern(m * k), isTransposedA ? [k, m] : [m, k]),
    b: new ort.Tensor("float32", pattern(k * n), isTransposedB ? [n, k] : [k, n]),
  };
  return { runAsync: () => session.run(feeds), dispose: () => void session.release() };
}

async function predict({ sizes, batch, form }) {
  if (form === "into") throw new Cannot("gives new tensors");
  const session = await ort.InferenceSession.create(perceptronModel(sizes, pattern), { executionProviders: ["wasm"] });
  const shape = [batch, sizes[0]];
  const inputs = new ort.Tensor("float32", pattern(batch * sizes[0]), shape);
  const rows = nestedRows(inputs.data, sizes[0]);
  const given = () => (form === "arrays" ? new ort.Tensor("float32", Float32Array.from(rows.flat()), shape) : inputs);
  return { runAsync: () => session.run({ x0: given() }), dispose: () => void session.release() };
}

const works = { product, predict };

await serve(`onnxruntime-web ${version}`, (work) => {
  if (!works[work.kind]) throw new Cannot("runs trained networks, does not train");
  return works[work.kind](work);
});
