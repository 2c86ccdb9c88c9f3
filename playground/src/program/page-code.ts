/** A web page that loads the saved model, scales its inputs and predicts. */
import { MIN_VARIANCE } from "wasm-mlp/losses/task-losses";
import type { Settings } from "../settings/settings";
import type { Task } from "../training/messages";
import { answeringLayers, isOneSigmoid } from "../training/plan";
import { listedNames } from "./listed-names";

const SOFTMAX = `  function softmax(logits) {
      const powers = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
      return powers.map((power) => power / powers.reduce((sum, each) => sum + each));
  }

`;

export function pageCode(settings: Settings, task: Pick<Task, "inputs" | "classes" | "layers">): string {
  const { set, scale } = settings;
  const { inputs, classes, layers } = task;
  const names = ["network", ...(classes ? ["classes"] : []), ...(scale ? ["scaler"] : [])];
  if (scale && classes === undefined && settings.valueLoss !== "poisson") names.push("details");
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
${(classes === undefined ? valueCode(settings) : classCode(layers)).join("\n")}
  }

  document.querySelector("#answer").textContent = JSON.stringify(ask(${example}));
</script>
`;
}

/** What `ask` says of values: one in the unit of the data, with its deviation if that is learned. */
function valueCode({ scale, valueLoss }: Settings): string[] {
  if (valueLoss === "poisson") return ["      return Math.exp(output[0]);"];
  const unit = scale ? ["      const { mean, deviation } = details.targetScaler;"] : [];
  const value = scale ? "output[0] * deviation[0] + mean[0]" : "output[0]";
  if (valueLoss !== "gaussian") return [...unit, `      return ${value};`];
  const spread = `Math.sqrt(Math.max(Math.exp(output[1]), ${MIN_VARIANCE}))`;
  return [...unit, `      return { value: ${value}, deviation: ${spread}${scale ? " * deviation[0]" : ""} };`];
}

/** What `ask` says of classes: the name of one and its probability. */
function classCode(layers: Task["layers"]): string[] {
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
