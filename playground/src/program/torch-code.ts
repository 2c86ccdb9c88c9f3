/** PyTorch code that loads the saved model: its names and layouts are those of nn.Sequential. */
import type { LayerConfig } from "wasm-mlp";
import { MIN_VARIANCE } from "wasm-mlp/losses/task-losses";
import type { Settings } from "../settings/settings";
import type { Task } from "../training/messages";
import { answeringLayers, isOneSigmoid } from "../training/plan";
import { listedNames } from "./listed-names";

export function torchCode(settings: Settings, task: Pick<Task, "inputs" | "layers" | "classes">): string {
  const { inputs, classes } = task;
  const { scale } = settings;
  const layers = answeringLayers(task.layers, { classes: classes?.length });
  const zeros = `[${inputs
    .slice(0, 8)
    .map(() => "0.0")
    .join(", ")}${inputs.length > 8 ? ", ..." : ""}]`;
  const type = "dtype=torch.float64";
  const example = inputs.length > 8 ? `torch.zeros(1, ${inputs.length}, ${type})` : `torch.tensor([${zeros}], ${type})`;
  const isParsed = scale || classes !== undefined;
  return `# Made by the wasm-mlp playground. Install with: pip install torch safetensors
${isParsed ? "import json\n\n" : ""}import torch
from torch import nn
from safetensors import safe_open

path = "${settings.set}.safetensors"
model = nn.Sequential(
${layers.map((layer) => `    ${layerCode(layer)},`).join("\n")}
)
with safe_open(path, framework="pt") as file:
    model.load_state_dict({name: file.get_tensor(name) for name in file.keys()}, strict=False)
    metadata = file.metadata()
model.train(False)
${scale ? SCALED : ""}
# The inputs are: ${listedNames(inputs)}
inputs = ${example}
with torch.no_grad():
    outputs = model(${scale ? 'scaled(inputs, metadata["scaler"])' : "inputs.float()"})
${task.classes === undefined ? valueCode(settings) : classCode(task)}
`;
}

const SCALED = `

def scaled(values, scaler):
    numbers = json.loads(scaler)
    mean, deviation = (torch.tensor(numbers[name], dtype=torch.float64) for name in ("mean", "deviation"))
    return ((values - mean) / deviation).float()

`;

/** Prints names of classes and their probabilities. */
function classCode({ layers }: Pick<Task, "layers">): string {
  const both = isOneSigmoid(layers) ? "outputs = torch.cat((1 - outputs, outputs), dim=1)\n" : "";
  return `${both}names = json.loads(metadata["classes"])
for probabilities in outputs.tolist():
    best = max(probabilities)
    print(names[probabilities.index(best)], best)`;
}

/** Prints values in the unit of the data, with their deviations if these are learned. */
function valueCode({ scale, valueLoss }: Settings): string {
  if (valueLoss === "poisson") return "print(outputs.exp())";
  const [values, deviations] =
    valueLoss !== "gaussian"
      ? ["outputs"]
      : ["outputs[:, :1]", `outputs[:, 1:].exp().clamp(min=${MIN_VARIANCE}).sqrt()`];
  if (!scale) return `print(${[values, ...(deviations ? [deviations] : [])].join(", ")})`;
  const unit = 'target["deviation"][0]';
  const printed = [`${values} * ${unit} + target["mean"][0]`, ...(deviations ? [`${deviations} * ${unit}`] : [])];
  return `target = json.loads(metadata["details"])["targetScaler"]
print(${printed.join(", ")})`;
}

/** What PyTorch calls the classes that have another name there. */
const TORCH_NAMES: Readonly<Partial<Record<LayerConfig["type"], string>>> = {
  HardSigmoid: "Hardsigmoid",
  HardSwish: "Hardswish",
};

function layerCode(layer: LayerConfig): string {
  switch (layer.type) {
    case "Linear":
      return `nn.Linear(${layer.fanIn}, ${layer.fanOut})`;
    case "BatchNorm1d":
    case "LayerNorm":
      return `nn.${layer.type}(${layer.features})`;
    case "RMSNorm":
      return `nn.RMSNorm(${layer.features}, eps=${layer.epsilon})  # PyTorch 2.4 or newer`;
    case "Dropout":
      return `nn.Dropout(${layer.rate})`;
    case "LeakyReLU":
      return `nn.LeakyReLU(${layer.slope})`;
    case "Softmax":
      return "nn.Softmax(dim=1)";
    default:
      return `nn.${TORCH_NAMES[layer.type] ?? layer.type}()`;
  }
}
