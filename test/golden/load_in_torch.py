"""Loads a network of ours into PyTorch and compares its predictions, for torch.test.ts.

Run: /usr/bin/python3 -B test/golden/load_in_torch.py network.json

The file holds { layers, state, inputs, outputs }: the layers and the state dict of a network
and what it predicts. Exits with 1 and a message where PyTorch's outputs differ by more than 1e-5.
"""

import json
import sys

import torch

from generate import sequential

TOLERANCE = 1e-5


def main(path):
    with open(path) as file:
        content = json.load(file)
    network = sequential(content["layers"])
    entries = {name: torch.tensor(t["data"]).reshape(t["shape"]) for name, t in content["state"].items()}
    # Not strict for one thing only: we do not count the batches that BatchNorm has seen.
    missing, unexpected = network.load_state_dict(entries, strict=False)
    missing = [name for name in missing if not name.endswith("num_batches_tracked")]
    if missing or unexpected:
        sys.exit(f"missing entries: {missing}, unexpected entries: {unexpected}")
    network.eval()
    with torch.no_grad():
        outputs = network(torch.tensor(content["inputs"]).double())
    difference = (outputs - torch.tensor(content["outputs"])).abs().max().item()
    if not difference <= TOLERANCE:
        sys.exit(f"outputs differ by {difference}")
    print(f"largest difference {difference:.2g}")


main(sys.argv[1])
