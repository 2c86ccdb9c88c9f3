"""XOR by full-batch gradient descent in PyTorch: 20 networks 2-4-1 at once, as in system N's
demonstration. Prints the share whose loss ends below 0.001. Needs torch; run by bench/reproduce.ts.
"""

import json

import torch

STARTS, STEPS, LEARNING_RATE = 20, 100_000, 0.01

torch.manual_seed(0)
torch.set_num_threads(1)
inputs = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]).expand(STARTS, 4, 2)
targets = torch.tensor([[0.0], [1.0], [1.0], [0.0]]).expand(STARTS, 4, 1)


def layer(fan_in, fan_out):
    bound = (6 / (fan_in + fan_out)) ** 0.5
    weights = torch.empty(STARTS, fan_in, fan_out).uniform_(-bound, bound)
    return weights.requires_grad_(), torch.zeros(STARTS, 1, fan_out, requires_grad=True)


parameters = [*layer(2, 4), *layer(4, 1)]
for step in range(STEPS):
    w1, b1, w2, b2 = parameters
    outputs = torch.sigmoid(torch.relu(inputs @ w1 + b1) @ w2 + b2)
    losses = ((outputs - targets) ** 2).mean(dim=(1, 2))
    gradients = torch.autograd.grad(losses.sum(), parameters)
    with torch.no_grad():
        for parameter, gradient in zip(parameters, gradients):
            parameter -= LEARNING_RATE * gradient
print(json.dumps({"starts": STARTS, "learned": int((losses < 0.001).sum()), "version": torch.__version__}))
