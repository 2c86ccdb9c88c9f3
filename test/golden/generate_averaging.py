"""Writes averaging.json: parameters after each epoch, averaged by torch.optim.swa_utils, and limited as Keras' MaxNorm does.

Run with PyTorch 1.13: python3 test/golden/generate_averaging.py
"""

import json
from pathlib import Path

import torch
from torch.optim.swa_utils import AveragedModel

EPOCHS, BATCH, DECAY, START, LIMIT = 5, 4, 0.8, 3, 0.6


def network():
    torch.manual_seed(7)
    return torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.ReLU(), torch.nn.Linear(4, 1))


def numbers(module):
    return [float(x) for tensor in module.state_dict().values() for x in tensor.flatten()]


def limit_norms(module):
    """Keras: w * clip(norm, 0, limit) / (1e-7 + norm), a norm for each unit; norms within the limit are left alone."""
    with torch.no_grad():
        for layer in module:
            if not isinstance(layer, torch.nn.Linear):
                continue
            norms = layer.weight.norm(dim=1, keepdim=True)
            layer.weight *= torch.where(norms > LIMIT, LIMIT / (1e-7 + norms), torch.ones_like(norms))


def train(inputs, targets, averages_steps, averages_epochs, limits):
    model = network()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    ema = AveragedModel(model, avg_fn=lambda mean, value, _: DECAY * mean + (1 - DECAY) * value)
    swa = AveragedModel(model)
    seen = []
    for epoch in range(1, EPOCHS + 1):
        for first in range(0, len(inputs), BATCH):
            optimizer.zero_grad()
            loss = torch.nn.functional.mse_loss(model(inputs[first : first + BATCH]), targets[first : first + BATCH])
            loss.backward()
            optimizer.step()
            if limits:
                limit_norms(model)
            ema.update_parameters(model)
        if epoch >= START:
            swa.update_parameters(model)
        shown = ema.module if averages_steps else swa.module if averages_epochs and epoch >= START else model
        seen.append(numbers(shown))
    return seen


def main():
    torch.set_default_dtype(torch.float64)
    generator = torch.Generator().manual_seed(1)
    inputs = torch.randn(10, 3, generator=generator).float().double()
    targets = torch.randn(10, 1, generator=generator).float().double()
    start = {
        name: {"shape": list(tensor.shape), "data": tensor.flatten().tolist()}
        for name, tensor in network().state_dict().items()
    }
    content = {
        "epochs": EPOCHS,
        "limit": LIMIT,
        "inputs": inputs.tolist(),
        "targets": targets.tolist(),
        "start": start,
        "ema": train(inputs, targets, True, False, False),
        "swa": train(inputs, targets, False, True, False),
        "maxNorm": train(inputs, targets, False, False, True),
    }
    Path(__file__).with_name("averaging.json").write_text(json.dumps(content) + "\n")


main()
