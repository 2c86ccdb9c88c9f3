"""Golden numbers of the extra layers, losses and optimizers from PyTorch, all in float64.

Run: /usr/bin/python3 -B test/golden/generate_extras.py      (needs torch and numpy; Debian: python3-torch)

Writes extras.json beside itself. Lion, RMSNorm and focal loss, which PyTorch 1.13 lacks, are written out here.
"""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from generate import TANH, exact_in_f32, linear, matrix, module, normal, numbers, save, short


class RMSNorm(nn.Module):
    def __init__(self, features, epsilon):
        super().__init__()
        self.epsilon = epsilon
        self.weight = nn.Parameter(torch.ones(features))

    def forward(self, x):
        return x / torch.sqrt((x * x).mean(dim=1, keepdim=True) + self.epsilon) * self.weight


class Residual(nn.Sequential):
    def forward(self, x):
        return x + super().forward(x)


class Embedding(nn.ModuleList):
    """Columns of categories become rows of tables, behind the other columns."""

    def __init__(self, fan_in, columns):
        super().__init__(nn.Embedding(column["categories"], column["size"]) for column in columns)
        self.columns = [column["column"] for column in columns]
        self.others = [c for c in range(fan_in) if c not in self.columns]

    def forward(self, x):
        tables = [table(x[:, c].long()) for table, c in zip(self, self.columns)]
        return torch.cat([x[:, self.others], *tables], dim=1)


def create(layer):
    """The module of a layer's configuration."""
    makers = {
        "ELU": lambda: nn.ELU(layer["alpha"]),
        "SELU": nn.SELU,
        "GELU": lambda: nn.GELU(approximate=layer["approximate"]),
        "SiLU": nn.SiLU,
        "Mish": nn.Mish,
        "Softplus": nn.Softplus,
        "HardSigmoid": nn.Hardsigmoid,
        "HardSwish": nn.Hardswish,
        "PReLU": lambda: nn.PReLU(init=layer["slope"]),
        "LayerNorm": lambda: nn.LayerNorm(layer["features"], layer["epsilon"], layer["affine"]),
        "RMSNorm": lambda: RMSNorm(layer["features"], layer["epsilon"]),
        "Residual": lambda: Residual(*(create(inner) for inner in layer["layers"])),
        "Embedding": lambda: Embedding(layer["fanIn"], layer["columns"]),
    }
    return makers[layer["type"]]() if layer["type"] in makers else module(layer)


def network_of(layers, seed):
    torch.manual_seed(seed)
    network = nn.Sequential(*(create(layer) for layer in layers)).double()
    for tensor in network.state_dict().values():
        if tensor.is_floating_point():
            if tensor.dim() == 1:
                tensor.copy_(tensor + 0.3 * torch.rand_like(tensor))
            tensor.copy_(exact_in_f32(tensor))
    return network


def state(network, write):
    return {name: {"shape": list(t.shape), "data": write(t)} for name, t in network.state_dict().items()}


def train(network, optimizer, inputs, targets, loss, steps):
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        value = loss(network(inputs), targets)
        value.backward()
        optimizer.step()
        losses.append(value.item())
    return losses


def gradients(network, inputs, targets, loss):
    """Of the loss with respect to the inputs, and to each parameter."""
    inputs = inputs.clone().requires_grad_()
    network.zero_grad()
    loss(network(inputs), targets).backward()
    parameters = {name: numbers(parameter.grad) for name, parameter in network.named_parameters()}
    return {"inputs": numbers(inputs.grad), "parameters": parameters}


def layers():
    rng = np.random.default_rng(31)
    cases = []

    def case(name, layers, inputs=None):
        network = network_of(layers, 50 + len(cases))
        result = {"name": name, "layers": layers, "state": state(network, short)}
        inputs = normal(rng, 6, 5) * 2 if inputs is None else inputs
        inputs = exact_in_f32(inputs)
        outputs = network(inputs)
        targets = normal(rng, *outputs.shape)
        result.update(inputs=matrix(inputs), targets=matrix(targets), outputs=numbers(outputs))
        result["gradients"] = gradients(network, inputs, targets, F.mse_loss)
        optimizer = torch.optim.SGD(network.parameters(), lr=0.1)
        result["losses"] = train(network, optimizer, inputs, targets, F.mse_loss, 3)
        result["stateAfter"] = state(network, numbers)
        cases.append(result)

    def between(layer, width=7):
        return [linear(5, width), layer, linear(width, 3)]

    case("ELU", between({"type": "ELU", "alpha": 1}))
    case("ELU(0.5)", between({"type": "ELU", "alpha": 0.5}))
    for kind in ("SELU", "SiLU", "Mish", "Softplus", "HardSigmoid", "HardSwish"):
        case(kind, between({"type": kind}))
    case("GELU", between({"type": "GELU", "approximate": "none"}))
    case("GELU(tanh)", between({"type": "GELU", "approximate": "tanh"}))
    case("PReLU", between({"type": "PReLU", "slope": 0.25}))
    case("PReLU(-0.5) at the end", [linear(5, 3), {"type": "PReLU", "slope": -0.5}])
    norm = {"type": "LayerNorm", "features": 7, "epsilon": 1e-5, "affine": True}
    case("LayerNorm", between(norm))
    case("LayerNorm, not affine, epsilon 0.1", between({**norm, "affine": False, "epsilon": 0.1}))
    case("LayerNorm first", [{**norm, "features": 5}, linear(5, 3)])
    case("LayerNorm last", [linear(5, 3), {**norm, "features": 3}])
    case("RMSNorm", between({"type": "RMSNorm", "features": 7, "epsilon": 1e-5}))
    chain = [linear(7, 4), TANH, linear(4, 7)]
    case("Residual", between({"type": "Residual", "layers": chain}))
    case("Residual first", [{"type": "Residual", "layers": [linear(5, 5), TANH]}, linear(5, 2)])
    inner = {"type": "Residual", "layers": [{**norm}, {"type": "GELU", "approximate": "none"}, linear(7, 7)]}
    case("Residual in a Residual", between({"type": "Residual", "layers": [linear(7, 7), inner]}))
    columns = [{"column": 3, "categories": 4, "size": 2}, {"column": 0, "categories": 3, "size": 1}]
    inputs = normal(rng, 6, 5)
    inputs[:, 3] = torch.tensor([0, 3, 1, 1, 2, 0])
    inputs[:, 0] = torch.tensor([2, 0, 0, 1, 2, 2])
    case("Embedding", [{"type": "Embedding", "fanIn": 5, "columns": columns}, linear(6, 3)], inputs)
    return cases


def focal(outputs, labels, gamma):
    logs = F.log_softmax(outputs, dim=1)[torch.arange(len(labels)), labels]
    return (-((1 - logs.exp()) ** gamma) * logs).mean()


def pinball(outputs, targets, levels):
    # Outputs of target j at level l stand in column j * levels + l.
    difference = targets.repeat_interleave(len(levels), dim=1) - outputs
    q = torch.tensor(levels * targets.shape[1])
    return torch.maximum(q * difference, (q - 1) * difference).mean()


def losses():
    rng = np.random.default_rng(32)
    cases = []

    def case(name, loss, fan_out, targets, value):
        layers = [linear(4, 5), TANH, linear(5, fan_out)]
        network = network_of(layers, 80 + len(cases))
        inputs = normal(rng, 7, 4) * 2
        inputs = exact_in_f32(inputs)
        result = {"name": name, "loss": loss, "layers": layers, "state": state(network, short), "inputs": matrix(inputs)}
        optimizer = torch.optim.SGD(network.parameters(), lr=1)
        result["targets"] = targets.tolist() if targets.dim() == 1 else matrix(targets)
        result["gradients"] = gradients(network, inputs, targets, value)
        result["losses"] = train(network, optimizer, inputs, targets, value, 2)
        result["stateAfter"] = state(network, numbers)
        cases.append(result)

    values = normal(rng, 7, 3)
    case("mean absolute error", {"type": "meanAbsoluteError"}, 3, values, F.l1_loss)
    case("Huber", {"type": "huber"}, 3, values, F.huber_loss)
    case("Huber, delta 0.3", {"type": "huber", "delta": 0.3}, 3, values, lambda y, t: F.huber_loss(y, t, delta=0.3))
    case("median", {"type": "quantile"}, 3, values, lambda y, t: pinball(y, t, [0.5]))
    levels = [0.1, 0.5, 0.9]
    three = {"type": "quantile", "levels": levels}
    case("three quantiles of one target", three, 3, normal(rng, 7, 1), lambda y, t: pinball(y, t, levels))
    case("three quantiles of two targets", three, 6, normal(rng, 7, 2), lambda y, t: pinball(y, t, levels))
    counts = torch.tensor(rng.integers(0, 5, (7, 2))).double()
    case("Poisson", {"type": "poisson"}, 2, counts, lambda y, t: F.poisson_nll_loss(y, t))
    gaussian = lambda y, t: F.gaussian_nll_loss(y[:, : t.shape[1]], t, y[:, t.shape[1] :].exp())
    case("Gaussian", {"type": "gaussian"}, 2, normal(rng, 7, 1), gaussian)
    case("Gaussian of two targets", {"type": "gaussian"}, 4, normal(rng, 7, 2), gaussian)
    labels = torch.tensor(rng.integers(0, 3, 7))
    case("hinge of classes", {"type": "hinge"}, 3, labels, F.multi_margin_loss)
    signs = torch.tensor(rng.integers(0, 2, (7, 1))).double()
    case("hinge of one output", {"type": "hinge"}, 1, signs, lambda y, t: F.relu(1 - (2 * t - 1) * y).mean())
    case("focal", {"type": "focal"}, 3, labels, lambda y, t: focal(y, t, 2))
    case("focal, gamma 0.7", {"type": "focal", "gamma": 0.7}, 3, labels, lambda y, t: focal(y, t, 0.7))
    binary = lambda y, t: focal(torch.cat([0 * y, y], dim=1), t[:, 0].long(), 2)
    case("focal of one output", {"type": "focal"}, 1, signs, binary)
    smooth = lambda y, t: F.cross_entropy(y, t, label_smoothing=0.1)
    smoothing = {"type": "crossEntropy", "labelSmoothing": 0.1}
    case("label smoothing", smoothing, 3, labels, smooth)
    rows = torch.tensor(rng.random((7, 3)))
    case("label smoothing of probabilities", smoothing, 3, exact_in_f32(rows / rows.sum(dim=1, keepdim=True)), smooth)
    ones = torch.tensor(rng.integers(0, 2, (7, 3))).double()
    logits = {"type": "binaryCrossEntropyFromLogits"}
    case("binary cross-entropy from logits", logits, 3, ones, F.binary_cross_entropy_with_logits)
    weights = [0.5, 2.0, 7.0]
    weighted = lambda y, t: F.binary_cross_entropy_with_logits(y, t, pos_weight=torch.tensor(weights))
    case("the same with positive weights", {**logits, "positiveWeights": weights}, 3, ones, weighted)
    return cases


class Lion(torch.optim.Optimizer):
    """Chen et al. (2023), algorithm 2."""

    def __init__(self, parameters, lr, betas=(0.9, 0.99), weight_decay=0):
        super().__init__(parameters, {"lr": lr, "betas": betas, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for p in group["params"]:
                m = self.state[p].setdefault("m", torch.zeros_like(p))
                p.mul_(1 - group["lr"] * group["weight_decay"])
                p.sub_(group["lr"] * torch.sign(beta1 * m + (1 - beta1) * p.grad))
                m.mul_(beta2).add_((1 - beta2) * p.grad)


def optimizers():
    rng = np.random.default_rng(33)
    layers = [linear(3, 5), TANH, linear(5, 2)]
    inputs, targets = normal(rng, 8, 3), normal(rng, 8, 2)
    cases = []

    def case(name, kind, options, create_optimizer):
        network = network_of(layers, 99)
        result = {"name": name, "type": kind, "options": options}
        result["losses"] = train(network, create_optimizer(network.parameters()), inputs, targets, F.mse_loss, 20)
        result["stateAfter"] = {key: numbers(value) for key, value in network.state_dict().items()}
        cases.append(result)

    o = torch.optim
    case("NAdam", "NAdam", {}, lambda p: o.NAdam(p))
    options = {"learningRate": 0.02, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3, "momentumDecay": 0.1, "weightDecay": 0.1}
    create_optimizer = lambda p: o.NAdam(p, 0.02, (0.8, 0.95), 1e-3, 0.1, 0.1)
    case("NAdam, other settings", "NAdam", options, create_optimizer)
    case("Adadelta", "Adadelta", {}, lambda p: o.Adadelta(p))
    options = {"learningRate": 2, "rho": 0.7, "epsilon": 1e-3, "weightDecay": 0.1}
    case("Adadelta, other settings", "Adadelta", options, lambda p: o.Adadelta(p, 2, 0.7, 1e-3, 0.1))
    case("Lion", "Lion", {}, lambda p: Lion(p, 1e-4))
    options = {"learningRate": 0.01, "beta1": 0.7, "beta2": 0.9, "weightDecay": 0.1}
    case("Lion, other settings", "Lion", options, lambda p: Lion(p, 0.01, (0.7, 0.9), 0.1))
    ams = {"learningRate": 0.02, "amsgrad": True}
    case("AMSGrad", "Adam", ams, lambda p: o.Adam(p, 0.02, amsgrad=True))
    options = {**ams, "beta1": 0.5, "beta2": 0.6, "weightDecay": 0.1}
    create_optimizer = lambda p: o.Adam(p, 0.02, (0.5, 0.6), weight_decay=0.1, amsgrad=True)
    case("AMSGrad, other settings", "Adam", options, create_optimizer)
    create_optimizer = lambda p: o.AdamW(p, 0.02, (0.5, 0.6), weight_decay=0.1, amsgrad=True)
    case("AMSGrad of AdamW", "AdamW", options, create_optimizer)
    options = {"learningRate": 0.01, "centered": True}
    case("centered RMSProp", "RMSProp", options, lambda p: o.RMSprop(p, 0.01, 0.9, centered=True))
    options = {**options, "decay": 0.6, "epsilon": 0.1, "weightDecay": 0.1}
    case("centered RMSProp, other settings", "RMSProp", options, lambda p: o.RMSprop(p, 0.01, 0.6, 0.1, 0.1, centered=True))
    start = network_of(layers, 99)
    shared = {"layers": layers, "inputs": matrix(inputs), "targets": matrix(targets), "state": state(start, short)}
    return {**shared, "cases": cases}


if __name__ == "__main__":
    save("extras", {"layers": layers(), "losses": losses(), "optimizers": optimizers()})
