/** A web page that loads the saved model, scales its inputs and predicts. */
import type { Settings } from "../settings/settings";
import type { Task } from "../training/messages";
import { answeringLayers } from "../training/plan";
import { listedNames } from "./listed-names";

const SOFTMAX = `  function softmax(logits) {
      const powers = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
      return powers.map((power) => power / powers.reduce((sum, each) => sum + each));
  }

`;

export function pageCode({ set, scale }: Settings, task: Pick<Task, "inputs" | "classes" | "layers">): string {
  const { inputs, classes, layers } = task;
  const isLogits = answeringLayers(layers, { classes: classes?.length }).length > layers.length;
  const example = inputs.length > 8 ? `new Array(${inputs.length}).fill(0)` : `[${inputs.map(() => "0.5").join(", ")}]`;
  const scaled = scale ? "row.map((value, i) => (value - scaler.mean[i]) / (scaler.deviation[i] || 1))" : "row";
  const given = `Array.from(network.predict([${scaled}]).data)`;
  const output = isLogits ? `softmax(${given})` : given;
  const answer =
    classes === undefined
      ? ["      return output[0]; // standardized, as the targets were"]
      : classes.length === 2
        ? [
            "      const probability = output.length === 1 ? output[0] : output[1];",
            "      return { class: classes[probability >= 0.5 ? 1 : 0], probability };",
          ]
        : [
            "      const best = output.indexOf(Math.max(...output));",
            "      return { class: classes[best], probability: output[best] };",
          ];
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
  const { network, classes, scaler } = await loadNetwork(new Uint8Array(bytes));

${isLogits ? SOFTMAX : ""}  // The inputs are: ${listedNames(inputs)}
  function ask(row) {
      const output = ${output};
${answer.join("\n")}
  }

  document.querySelector("#answer").textContent = JSON.stringify(ask(${example}));
</script>
`;
}
