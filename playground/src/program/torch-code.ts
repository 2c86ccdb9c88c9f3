/** PyTorch code that loads the saved model: its names and layouts are those of nn.Sequential. */
import type { LayerConfig } from "wasm-mlp";
import type { Settings } from "../settings/settings";
import type { Task } from "../training/messages";
import { answeringLayers } from "../training/plan";
import { listedNames } from "./listed-names";

export function torchCode(settings: Settings, task: Pick<Task, "inputs" | "layers" | "classes">): string {
  const { inputs } = task;
  const layers = answeringLayers(task.layers, { classes: task.classes?.length });
  const zeros = `[${inputs
    .slice(0, 8)
    .map(() => "0.0")
    .join(", ")}${inputs.length > 8 ? ", ..." : ""}]`;
  const example = inputs.length > 8 ? `torch.zeros(1, ${inputs.length})` : `torch.tensor([${zeros}])`;
  return `# Made by the wasm-mlp playground. Install with: pip install torch safetensors
import torch
from torch import nn
from safetensors import safe_open

path = "${settings.set}.safetensors"
model = nn.Sequential(
${layers.map((layer) => `    ${layerCode(layer)},`).join("\n")}
)
with safe_open(path, framework="pt") as file:
    model.load_state_dict({name: file.get_tensor(name) for name in file.keys()}, strict=False)
    details = file.metadata()
model.train(False)

# The inputs are: ${listedNames(inputs)}
inputs = ${example}${settings.scale ? "  # standardized: (value - mean) / deviation, see details" : ""}
with torch.no_grad():
    print(model(inputs))
`;
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
