/** onnxruntime-web: matrix products, in a graph of one Gemm. */
import { createRequire } from "node:module";
import { Cannot, option, serve } from "./protocol.mjs";
import { pattern } from "./data.mjs";
import { gemmModel } from "./onnx-model.mjs";

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

await serve(`onnxruntime-web ${version}`, (work) => {
  if (work.kind !== "product") throw new Cannot("runs trained networks, does not train");
  return product(work);
});
