"""Golden numbers from PyTorch: losses, gradients and trajectories that the tests compare with.

Run: /usr/bin/python3 test/golden/generate.py      (needs torch and numpy; Debian: python3-torch)

Writes optimizers.json, small-rates.json, population-rates.json, losses.json, layers.json and trajectory.json beside itself. All of it is
computed in float64, from parameters, inputs and targets that are exact in float32: what is
written is the truth that float32 training has to stay close to. Layers are named and described
as in the library's own NetworkConfig; state dicts are those of nn.Sequential.
"""

import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

HERE = pathlib.Path(__file__).parent
# PyTorch and the library keep logarithms of probabilities at -100 or above.
MIN_LOG = -100


# Layers: configurations and what they are in PyTorch.


def linear(fan_in, fan_out, bias=True):
    return {"type": "Linear", "fanIn": fan_in, "fanOut": fan_out, "bias": bias, "initializer": "xavier"}


def leaky_relu(slope):
    return {"type": "LeakyReLU", "slope": slope}


def batch_norm_1d(features, momentum=0.1, epsilon=1e-5, affine=True):
    return {
        "type": "BatchNorm1d",
        "features": features,
        "momentum": momentum,
        "epsilon": epsilon,
        "affine": affine,
    }


def batch_norm_2d(channels, height, width, momentum=0.1, epsilon=1e-5, affine=True):
    return {
        "type": "BatchNorm2d",
        "channels": channels,
        "height": height,
        "width": width,
        "momentum": momentum,
        "epsilon": epsilon,
        "affine": affine,
    }


RELU, SIGMOID, TANH, SOFTMAX = ({"type": name} for name in ("ReLU", "Sigmoid", "Tanh", "Softmax"))


class BatchNormOfRows(nn.BatchNorm2d):
    """BatchNorm2d on rows laid out channels x height x width; a Flatten layer would shift nn.Sequential's names."""

    def __init__(self, height, width, *arguments, **options):
        super().__init__(*arguments, **options)
        self.height, self.width = height, width

    def forward(self, rows):
        images = rows.reshape(len(rows), self.num_features, self.height, self.width)
        return super().forward(images).reshape(len(rows), -1)


def module(layer):
    """The PyTorch module of a layer's configuration."""
    norm = {"eps": layer.get("epsilon"), "momentum": layer.get("momentum"), "affine": layer.get("affine")}
    makers = {
        "Linear": lambda: nn.Linear(layer["fanIn"], layer["fanOut"], bias=layer["bias"]),
        "ReLU": nn.ReLU,
        "LeakyReLU": lambda: nn.LeakyReLU(layer["slope"]),
        "Sigmoid": nn.Sigmoid,
        "Tanh": nn.Tanh,
        "Softmax": lambda: nn.Softmax(dim=1),
        "Dropout": lambda: nn.Dropout(layer["rate"]),
        "BatchNorm1d": lambda: nn.BatchNorm1d(layer["features"], **norm),
        "BatchNorm2d": lambda: BatchNormOfRows(layer["height"], layer["width"], layer["channels"], **norm),
    }
    return makers[layer["type"]]()


def sequential(layers):
    return nn.Sequential(*(module(layer) for layer in layers)).double()


# Numbers.


def exact_in_f32(values):
    return torch.as_tensor(values).float().double()


def random_network(layers, seed):
    """A network with random parameters and random running statistics, all exact in float32."""
    torch.manual_seed(seed)
    network = sequential(layers)
    for part in network:
        if isinstance(part, nn.modules.batchnorm._BatchNorm):
            part.running_mean.uniform_(-1, 1)
            part.running_var.uniform_(0.5, 2)
            if part.affine:
                nn.init.uniform_(part.weight, 0.5, 1.5)
                nn.init.uniform_(part.bias, -0.5, 0.5)
    for tensor in network.state_dict().values():
        if tensor.is_floating_point():
            tensor.copy_(exact_in_f32(tensor))
    return network


def normal(rng, *shape):
    return exact_in_f32(rng.standard_normal(shape))


def probabilities(rng, rows, columns):
    values = rng.random((rows, columns))
    return exact_in_f32(values / values.sum(axis=1, keepdims=True))


def short(values):
    """Numbers that are exact in float32, in the nine digits that name them."""
    return [float(f"{x:.9g}") for x in values.flatten().tolist()]


def matrix(values):
    return [short(row) for row in values]


def numbers(values):
    """Numbers in full float64 precision."""
    return values.detach().flatten().tolist()


def state(network, write=numbers):
    return {name: {"shape": list(t.shape), "data": write(t)} for name, t in network.state_dict().items()}


def save(name, content):
    path = HERE / f"{name}.json"
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n")
    print(f"{path.name}: {path.stat().st_size // 1024} KB")


# Losses.


def as_rows(targets, columns):
    return F.one_hot(targets, columns).double() if targets.dim() == 1 else targets


def loss_value(name, layers, outputs, targets, reduction):
    """The loss as it is defined, from the outputs of the whole network."""
    if name == "meanSquaredError":
        return F.mse_loss(outputs, targets, reduction=reduction)
    if name == "binaryCrossEntropy":
        return F.binary_cross_entropy(outputs, targets, reduction=reduction)
    if layers[-1] != SOFTMAX:
        return F.cross_entropy(outputs, targets, reduction=reduction)
    total = -(as_rows(targets, outputs.shape[1]) * outputs.log().clamp(min=MIN_LOG)).sum()
    return total / len(outputs) if reduction == "mean" else total


def objective(name, layers, network, inputs, targets, reduction):
    """The same loss from the logits, whose gradient has no clamp and no division in it."""
    if name == "binaryCrossEntropy":
        return F.binary_cross_entropy_with_logits(network[:-1](inputs), targets, reduction=reduction)
    if name == "crossEntropy" and layers[-1] == SOFTMAX:
        return F.cross_entropy(network[:-1](inputs), targets, reduction=reduction)
    return loss_value(name, layers, network(inputs), targets, reduction)


# Optimizers.

OPTIMIZER_DEFAULTS = {"learningRate": 1e-3, "momentum": 0.9, "decay": 0.9, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}


def create_optimizer(kind, parameters, options):
    """The optimizer of PyTorch with our defaults."""
    o = {**OPTIMIZER_DEFAULTS, "weightDecay": 0.01 if kind == "AdamW" else 0, **options}
    common = {"lr": o["learningRate"], "weight_decay": o["weightDecay"]}
    if kind == "SGD":
        return torch.optim.SGD(parameters, **common)
    if kind == "Momentum":
        nesterov = o.get("nesterov", False)
        return torch.optim.SGD(parameters, momentum=o["momentum"], nesterov=nesterov, **common)
    common["eps"] = o["epsilon"]
    if kind == "RMSProp":
        return torch.optim.RMSprop(parameters, alpha=o["decay"], **common)
    if kind == "Adagrad":
        return torch.optim.Adagrad(parameters, **common)
    return getattr(torch.optim, kind)(parameters, betas=(o["beta1"], o["beta2"]), **common)


# Name, type, options that are always given, a learning rate that moves visibly, settings far from the defaults.
RULES = [
    ("SGD", "SGD", {}, 0.1, None),
    ("Momentum", "Momentum", {}, 0.1, {"momentum": 0.5}),
    ("Nesterov", "Momentum", {"nesterov": True}, 0.1, {"momentum": 0.5}),
    ("RMSProp", "RMSProp", {}, 0.01, {"decay": 0.6, "epsilon": 0.1}),
    ("Adagrad", "Adagrad", {}, 0.05, {"epsilon": 0.1}),
    ("Adam", "Adam", {}, 0.02, {"beta1": 0.7, "beta2": 0.9, "epsilon": 0.1}),
    ("AdamW", "AdamW", {}, 0.02, {"beta1": 0.7, "beta2": 0.9, "epsilon": 0.1}),
]


# Files.


def optimizers():
    rng = np.random.default_rng(1)
    layers = [linear(3, 5), TANH, linear(5, 2)]
    initial = random_network(layers, 1).state_dict()
    inputs, targets = normal(rng, 8, 3), normal(rng, 8, 2)
    def case(name, kind, options, clip_norm=None):
        network = sequential(layers)
        network.load_state_dict(initial)
        optimizer = create_optimizer(kind, network.parameters(), options)
        losses, norms, states = [], [], []
        for step in range(6):
            optimizer.zero_grad()
            loss = F.mse_loss(network(inputs), targets)
            loss.backward()
            limit = float("inf") if clip_norm is None else clip_norm
            norms.append(nn.utils.clip_grad_norm_(network.parameters(), limit).item())
            losses.append(loss.item())
            optimizer.step()
            if step < 5:
                states.append({key: numbers(value) for key, value in network.state_dict().items()})
        result = {"name": name, "type": kind, "options": options, "losses": losses, "gradientNorms": norms}
        cases.append({**result, "states": states, **({} if clip_norm is None else {"clipNorm": clip_norm})})

    cases = []
    for name, kind, options, rate, other in RULES:
        fast = {**options, "learningRate": rate}
        case(f"{name}, defaults", kind, options)
        case(f"{name}, no weight decay", kind, {**fast, "weightDecay": 0})
        case(f"{name}, weight decay", kind, {**fast, "weightDecay": 0.1})
        if other is not None:
            case(f"{name}, other settings", kind, {**fast, **other})
    decayed = {"learningRate": 0.1, "weightDecay": 0.1}
    case("SGD, clipped", "SGD", decayed, clip_norm=0.25)
    case("Momentum, clipped", "Momentum", decayed, clip_norm=0.25)
    case("Adam, clipped", "Adam", {**decayed, "learningRate": 0.02, "epsilon": 0.1}, clip_norm=0.25)
    case("SGD, not clipped", "SGD", decayed, clip_norm=1e3)
    start = random_network(layers, 1)
    shared = {"layers": layers, "inputs": matrix(inputs), "targets": matrix(targets), "state": state(start, short)}
    save("optimizers", {**shared, "cases": cases})


def small_rates():
    """Learning rates that change from step to step, among them 0 and some at the end of float32; the first input is always 0."""
    rng = np.random.default_rng(6)
    layers = [linear(3, 5), RELU, linear(5, 2)]
    initial = random_network(layers, 6).state_dict()
    initial["2.bias"].zero_()
    inputs, targets = normal(rng, 8, 3), normal(rng, 8, 2)
    inputs[:, 0] = 0
    rates = [0, 1e-40, 0.01, 0, 1e-39, 1e-45, 1e-60, 0.01, 1e-37, 0.01]
    cases = []
    for name, kind, options, _, _ in RULES:
        for decay in (0, 0.1):
            network = sequential(layers)
            network.load_state_dict(initial)
            optimizer = create_optimizer(kind, network.parameters(), {**options, "weightDecay": decay})
            states = []
            for rate in rates:
                optimizer.param_groups[0]["lr"] = rate
                optimizer.zero_grad()
                F.mse_loss(network(inputs), targets).backward()
                optimizer.step()
                states.append({key: numbers(value) for key, value in network.state_dict().items()})
            case = {"name": f"{name}, weight decay {decay}", "type": kind}
            cases.append({**case, "options": {**options, "weightDecay": decay}, "states": states})
    start = sequential(layers)
    start.load_state_dict(initial)
    shared = {"layers": layers, "inputs": matrix(inputs), "targets": matrix(targets), "state": state(start, short)}
    save("small-rates", {**shared, "rates": rates, "cases": cases})


def population_rates():
    """Networks of a study, each with a learning rate that stays: 0, some at the end of float32, one that moves."""
    rng = np.random.default_rng(7)
    layers = [linear(3, 5), TANH, linear(5, 2)]
    initial = random_network(layers, 7).state_dict()
    inputs, targets = normal(rng, 8, 3), normal(rng, 8, 2)
    inputs[:, 0] = 0
    cases = []
    for kind, options in (("SGD", {}), ("Momentum", {"momentum": 0.5}), ("Adam", {"beta1": 0.7, "beta2": 0.9, "epsilon": 0.1})):
        for decay in (0, 0.1):
            for rate in (0, 1e-40, 1e-38, 0.01):
                network = sequential(layers)
                network.load_state_dict(initial)
                optimizer = create_optimizer(kind, network.parameters(), {**options, "weightDecay": decay})
                optimizer.param_groups[0]["lr"] = rate
                for _ in range(20):
                    optimizer.zero_grad()
                    F.mse_loss(network(inputs), targets).backward()
                    optimizer.step()
                after = {key: numbers(value) for key, value in network.state_dict().items()}
                cases.append({"optimizer": {"type": kind.lower(), **options}, "l2": decay, "learningRate": rate, "state": after})
    start = sequential(layers)
    start.load_state_dict(initial)
    shared = {"layers": layers, "inputs": matrix(inputs), "targets": matrix(targets), "state": state(start, short)}
    save("population-rates", {**shared, "epochs": 20, "cases": cases})


def losses():
    rng = np.random.default_rng(2)
    cases = []

    def case(name, layers, loss, inputs, targets, network):
        initial = state(network, short)
        classes = targets.dim() == 1
        # Outside cross-entropy class indices stand for one-hot rows, or for the values of a single output.
        columns = layers[-1]["fanOut"] if "fanOut" in layers[-1] else layers[-2]["fanOut"]
        meant = targets
        if classes and loss != "crossEntropy":
            meant = targets[:, None].double() if columns == 1 else as_rows(targets, columns)
        results = {}
        for reduction in ("mean", "sum"):
            trained = sequential(layers)
            trained.load_state_dict(network.state_dict())
            optimizer = torch.optim.SGD(trained.parameters(), lr=1)
            value = loss_value(loss, layers, trained(inputs), meant, reduction)
            objective(loss, layers, trained, inputs, meant, reduction).backward()
            optimizer.step()
            after = {key: numbers(value) for key, value in trained.state_dict().items()}
            results[reduction] = {"loss": value.item(), "after": after}
        shown = targets.tolist() if classes else matrix(targets)
        cases.append({"name": name, "layers": layers, "loss": loss, "state": initial, "inputs": matrix(inputs)})
        cases[-1].update({"targets": shown, "results": results})

    small = [linear(4, 5), TANH, linear(5, 3)]
    inputs, labels = normal(rng, 7, 4), torch.tensor(rng.integers(0, 3, 7))
    case("meanSquaredError of values", small, "meanSquaredError", inputs, normal(rng, 7, 3), random_network(small, 20))
    case("meanSquaredError of classes", small, "meanSquaredError", inputs, labels, random_network(small, 21))
    rows = probabilities(rng, 7, 3)
    case("crossEntropy of classes, from logits", small, "crossEntropy", inputs, labels, random_network(small, 22))
    case("crossEntropy of probabilities, from logits", small, "crossEntropy", inputs, rows, random_network(small, 23))
    soft = [*small, SOFTMAX]
    case("crossEntropy of classes, after Softmax", soft, "crossEntropy", inputs, labels, random_network(soft, 24))
    case("crossEntropy of probabilities, after Softmax", soft, "crossEntropy", inputs, rows, random_network(soft, 25))
    squashed = [*small, SIGMOID]
    chances = exact_in_f32(rng.random((7, 3)))
    name = "binaryCrossEntropy of probabilities"
    case(name, squashed, "binaryCrossEntropy", inputs, chances, random_network(squashed, 26))
    name = "binaryCrossEntropy of classes, one-hot"
    case(name, squashed, "binaryCrossEntropy", inputs, labels, random_network(squashed, 27))
    single = [linear(4, 5), TANH, linear(5, 1), SIGMOID]
    name = "binaryCrossEntropy of classes, one output"
    case(name, single, "binaryCrossEntropy", inputs, labels % 2, random_network(single, 28))

    # Identity weights: the inputs are the logits, to the bit.
    def identity(layers):
        network = sequential(layers)
        nn.init.eye_(network[0].weight)
        nn.init.zeros_(network[0].bias)
        return network

    plain = [linear(4, 4)]
    extremes = exact_in_f32(
        [[80, -80, 0, 3], [-80, 80, 79.5, 0], [-80, -80, -80, -80], [80, 80, 80, 80], [0, 80, 0, -80], [1, 2, 3, -80]]
    )
    labels, rows = torch.tensor([1, 1, 3, 0, 3, 2]), probabilities(rng, 6, 4)
    case("crossEntropy of classes, logits of ±80", plain, "crossEntropy", extremes, labels, identity(plain))
    case("crossEntropy of probabilities, logits of ±80", plain, "crossEntropy", extremes, rows, identity(plain))
    saturated = [*plain, SOFTMAX]
    case("crossEntropy of classes, Softmax of ±80", saturated, "crossEntropy", extremes, labels, identity(saturated))
    name = "crossEntropy of probabilities, Softmax of ±80"
    case(name, saturated, "crossEntropy", extremes, rows, identity(saturated))
    saturated = [*plain, SIGMOID]
    extremes[3] = torch.tensor([120.0, -120, 120, -120])
    certain = torch.tensor(rng.integers(0, 2, (6, 4))).double()
    name = "binaryCrossEntropy of 0 and 1, Sigmoid of ±80 and ±120"
    case(name, saturated, "binaryCrossEntropy", extremes, certain, identity(saturated))
    name = "binaryCrossEntropy of probabilities, Sigmoid of ±80 and ±120"
    case(name, saturated, "binaryCrossEntropy", extremes, rows, identity(saturated))
    save("losses", cases)


def layers_file():
    rng = np.random.default_rng(3)
    cases = []

    def case(name, layers, steps=3, seed=30):
        network = random_network(layers, seed + len(cases))
        case = {"name": name, "layers": layers, "state": state(network, short)}
        fan_in = next(size for layer in layers for size in [layer.get("fanIn") or layer.get("features")] if size)
        inputs = normal(rng, 6, fan_in)
        network.eval()
        outputs = network(inputs)
        targets = normal(rng, *outputs.shape)
        case.update(inputs=matrix(inputs), targets=matrix(targets), outputsBefore=numbers(outputs))
        network.train()
        optimizer = torch.optim.SGD(network.parameters(), lr=0.1)
        case["losses"] = []
        for _ in range(steps):
            optimizer.zero_grad()
            loss = F.mse_loss(network(inputs), targets)
            loss.backward()
            optimizer.step()
            case["losses"].append(loss.item())
        network.eval()
        case.update(outputsAfter=numbers(network(inputs)), stateAfter=state(network))
        cases.append(case)

    def between(layer, width=7):
        return [linear(5, width), layer, linear(width, 3)]

    case("Linear", [linear(5, 7), linear(7, 3)])
    case("Linear without bias", [linear(5, 7, bias=False), TANH, linear(7, 3, bias=False)])
    case("ReLU", between(RELU))
    case("LeakyReLU(0.01)", between(leaky_relu(0.01)))
    case("LeakyReLU(0.2)", between(leaky_relu(0.2)))
    case("Sigmoid", between(SIGMOID))
    case("Tanh", between(TANH))
    case("Softmax in the middle", between(SOFTMAX))
    case("Softmax at the end", [linear(5, 4), SOFTMAX])
    case("Sigmoid at the end", [linear(5, 4), SIGMOID])
    case("BatchNorm1d", between(batch_norm_1d(7)))
    case("BatchNorm1d, not affine", between(batch_norm_1d(7, affine=False)))
    case("BatchNorm1d, momentum 0.3", between(batch_norm_1d(7, momentum=0.3)))
    case("BatchNorm1d, momentum 1, epsilon 0.01", between(batch_norm_1d(7, momentum=1.0, epsilon=0.01)))
    case("BatchNorm1d first", [batch_norm_1d(5), linear(5, 3)])
    case("BatchNorm1d first, not affine", [batch_norm_1d(5, affine=False), linear(5, 3)])
    case("BatchNorm1d last", [linear(5, 3), batch_norm_1d(3)])
    case("BatchNorm2d, 3 x 2 x 3", between(batch_norm_2d(3, 2, 3), 18))
    case("BatchNorm2d, 2 x 1 x 1", between(batch_norm_2d(2, 1, 1), 2))
    case("BatchNorm2d, 1 x 5 x 1, not affine", between(batch_norm_2d(1, 5, 1, affine=False), 5))
    case("BatchNorm2d, momentum 0.3", between(batch_norm_2d(2, 2, 2, momentum=0.3), 8))
    case("Dropout, evaluated", between({"type": "Dropout", "rate": 0.5}), steps=0)
    deep = [linear(5, 9), batch_norm_1d(9), RELU, linear(9, 6), TANH, linear(6, 6), leaky_relu(0.01), linear(6, 3)]
    case("several layers", deep)
    save("layers", cases)


def trajectory():
    rng = np.random.default_rng(4)
    layers = [linear(4, 16), batch_norm_1d(16), RELU, linear(16, 8), leaky_relu(0.01), linear(8, 3)]
    network = random_network(layers, 4)
    inputs, labels = normal(rng, 60, 4), torch.tensor(rng.integers(0, 3, 60))
    inputs[:, 0] = exact_in_f32(inputs[:, 0] + labels)
    batches = [rng.permutation(60)[:13].tolist() for _ in range(20)]
    content = {"layers": layers, "state": state(network, short), "inputs": matrix(inputs), "targets": labels.tolist()}
    optimizer = torch.optim.Adam(network.parameters(), lr=0.01)
    values = []
    for batch in batches:
        optimizer.zero_grad()
        loss = F.cross_entropy(network(inputs[batch]), labels[batch])
        loss.backward()
        optimizer.step()
        values.append(loss.item())
    save("trajectory", {**content, "learningRate": 0.01, "batches": batches, "losses": values})


if __name__ == "__main__":
    optimizers()
    small_rates()
    population_rates()
    losses()
    layers_file()
    trajectory()
