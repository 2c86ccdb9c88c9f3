"""PyTorch on the processor, its own layers and optimizers."""

import torch
from torch import nn

from data import batch_of, pattern
from learn import learn
from protocol import Cannot, option, serve

torch.set_num_threads(int(option("threads", "1")))


def create_network(work):
    layers, sizes = [], work["sizes"]
    for i, (fan_in, fan_out) in enumerate(zip(sizes, sizes[1:])):
        linear = nn.Linear(fan_in, fan_out)
        nn.init.kaiming_uniform_(linear.weight, nonlinearity="relu")
        nn.init.zeros_(linear.bias)
        layers.append(linear)
        if i < len(sizes) - 2:
            layers += [nn.BatchNorm1d(fan_out)] if work["batchNorm"] else []
            layers.append(nn.ReLU())
    return nn.Sequential(*layers, *([nn.Sigmoid()] if work["output"] == "sigmoid" else []))


def create_step(work, network):
    loss_of = {"crossEntropy": nn.functional.cross_entropy, "meanSquaredError": nn.functional.mse_loss}[work["loss"]]
    optimizers = {"adam": torch.optim.Adam, "sgd": torch.optim.SGD}
    optimizer = optimizers[work["optimizer"]](network.parameters(), lr=work["learningRate"])

    def step(inputs, targets):
        optimizer.zero_grad()
        loss = loss_of(network(inputs), targets)
        loss.backward()
        optimizer.step()
        loss.item()

    return step


def prepare_product(work):
    form, m, n, k = (work[key] for key in ("form", "m", "n", "k"))
    a = torch.from_numpy(pattern(k, m)).T if form[0] == "T" else torch.from_numpy(pattern(m, k))
    b = torch.from_numpy(pattern(n, k)).T if form[1] == "T" else torch.from_numpy(pattern(k, n))
    c = torch.empty(m, n)
    return lambda: torch.mm(a, b, out=c), 1, ""


def prepare_update(work):
    block = nn.Parameter(torch.full((work["length"],), 0.5))
    block.grad = torch.full_like(block, 0.01)
    return torch.optim.Adam([block], lr=1e-6).step, 1, ""


def prepare_step(work):
    step = create_step(work, create_network(work))
    inputs, targets = map(torch.from_numpy, batch_of(work))
    return lambda: step(inputs, targets), 1, ""


def prepare_predict(work):
    network = create_network({**work, "batchNorm": False, "output": "logits"}).eval()
    inputs = torch.from_numpy(pattern(work["batch"], work["sizes"][0]))
    rows, form = inputs.tolist(), work["form"]
    if form == "into":
        raise Cannot("gives new tensors")

    def run():
        with torch.inference_mode():
            network(torch.tensor(rows) if form == "arrays" else inputs)

    return run, 1, ""


def prepare_learn(work):
    torch.manual_seed(work["seed"])
    network = create_network(work)
    step = create_step(work, network)

    def classes_of(inputs):
        network.eval()
        with torch.no_grad():
            classes = network(torch.from_numpy(inputs)).argmax(1).numpy()
        network.train()
        return classes

    run = lambda: learn(work, lambda x, y: step(torch.from_numpy(x), torch.from_numpy(y)), classes_of)
    return run, 1, ""


WORKS = {"product": prepare_product, "update": prepare_update, "step": prepare_step, "predict": prepare_predict, "learn": prepare_learn}


def prepare(work):
    if work["kind"] not in WORKS:
        raise Cannot("no studies of many networks")
    return WORKS[work["kind"]](work)


serve(f"PyTorch {torch.__version__}", prepare)
