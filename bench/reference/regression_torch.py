"""The regression of system N's demonstration in PyTorch, raw values, five seeds: 1-64-64-1 ReLU,
Glorot uniform weights, Adam 1e-3, batch 32, 500 epochs. Prints the sorted squared errors on the
held-out fifth. Needs torch and numpy; run by bench/reproduce.ts.
"""

import json

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)


def test_error(seed):
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    x = np.linspace(-3, 4, 200)
    y = (0.3 * x - 1) * (x * x - 2) ** 2 + random.normal(0, 2, 200)
    order = random.permutation(200)
    inputs = torch.tensor(x[:, None], dtype=torch.float32)
    targets = torch.tensor(y[:, None], dtype=torch.float32)
    train, test = order[40:], order[:40]
    network = nn.Sequential(nn.Linear(1, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1))
    for layer in network[::2]:
        nn.init.xavier_uniform_(layer.weight)
        nn.init.zeros_(layer.bias)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
    for _ in range(500):
        shuffled = random.permutation(train)
        for batch in np.split(shuffled, len(shuffled) // 32):
            optimizer.zero_grad()
            nn.functional.mse_loss(network(inputs[batch]), targets[batch]).backward()
            optimizer.step()
    return nn.functional.mse_loss(network(inputs[test]), targets[test]).item()


print(json.dumps({"errors": sorted(round(test_error(seed), 2) for seed in range(1, 6)), "version": torch.__version__}))
