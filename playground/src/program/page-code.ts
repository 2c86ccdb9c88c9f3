/** A web page that loads the saved model, scales its inputs and predicts. */
import type { Settings } from "../settings/settings";
import type { Task } from "../training/messages";
import { answeringLayers, isOneSigmoid } from "../training/plan";
import { listedNames } from "./listed-names";

const SOFTMAX = `  function softmax(logits) {
      const powers = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
      return powers.map((power) => power / powers.reduce((sum, each) => sum + each));
  }

`;

export function pageCode({ set, scale }: Settings, task: Pick<Task, "inputs" | "classes" | "layers">): string {
  const { inputs, classes, layers } = task;
  const names = ["network", ...(classes ? ["classes"] : []), ...(scale ? ["scaler"] : [])];
  if (scale && classes === undefined) names.push("details");
  const isLogits = answeringLayers(layers, { classes: classes?.length }).length > layers.length;
  const example = inputs.length > 8 ? `new Array(${inputs.length}).fill(0)` : `[${inputs.map(() => "0.5").join(", ")}]`;
  const scaled = scale ? "row.map((value, i) => (value - scaler.mean[i]) / scaler.deviation[i])" : "row";
  const given = `Array.from(network.predict([${scaled}]).data)`;
  const output = isLogits ? `softmax(${given})` : given;
  return `<!doctype html>
<meta charset="utf-8" />
<title>My network</title>
<script type="importmap">
  { "imports": { "wasm-mlp": "./node_modules/wasm-mlp/dist/index.js", "wasm-mlp/files": "./node_modules/wasm-mlp/dist/files.js" } }
</script>
<output id="answer"></output>
<script type="module">
  // Made by the wasm-mlp playground. Install the library with: npm install wasm-mlp
  import { loadNetwork } from "wasm-mlp/files";

  const bytes = await (await fetch("./${set}.safetensors")).arrayBuffer();
  const { ${names.join(", ")} } = await loadNetwork(new Uint8Array(bytes));

${isLogits ? SOFTMAX : ""}  // The inputs are: ${listedNames(inputs)}
  function ask(row) {
      const output = ${output};
${answerCode(layers, { scale, isRegression: classes === undefined }).join("\n")}
  }

  document.querySelector("#answer").textContent = JSON.stringify(ask(${example}));
</script>
`;
}

/** What `ask` says: a number in the unit of the data, or the name of a class and its probability. */
function answerCode(
  layers: Task["layers"],
  { scale, isRegression }: { scale: boolean; isRegression: boolean },
): string[] {
  if (isRegression) {
    if (!scale) return ["      return output[0];"];
    return [
      "      const { mean, deviation } = details.targetScaler;",
      "      return output[0] * deviation[0] + mean[0];",
    ];
  }
  if (isOneSigmoid(layers)) {
    return [
      "      const label = output[0] >= 0.5 ? 1 : 0;",
      "      return { class: classes[label], probability: label === 1 ? output[0] : 1 - output[0] };",
    ];
  }
  return [
    "      const label = output.indexOf(Math.max(...output));",
    "      return { class: classes[label], probability: output[label] };",
  ];
}
