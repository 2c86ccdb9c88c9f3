"""Golden numbers of training: learning-rate schedules, weighted losses and metrics.

Run: /usr/bin/python3 -B test/golden/generate_training.py      (needs torch, numpy and scikit-learn; Debian: python3-torch, python3-sklearn)

Writes schedules.json and weights.json (PyTorch) and metrics.json (scikit-learn) beside itself, all in float64.
"""

import warnings

import numpy as np
import torch
import torch.nn.functional as F
from sklearn import metrics
from torch.optim import lr_scheduler
from torch.optim.lr_scheduler import SequentialLR

from generate import SIGMOID, SOFTMAX, TANH, linear, matrix, normal, numbers, random_network, save, sequential, short, state


def schedules():
    base = 0.1
    cases = []

    def case(name, kind, options, create, length):
        """Rates before each of `length` counts."""
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=base)
        scheduler = create(optimizer)
        rates = []
        for count in range(length):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            # OneCycleLR refuses a step past its end.
            if count + 1 < length:
                scheduler.step()
        cases.append({"name": name, "type": kind, "options": options, "rates": rates})

    case("stairs of 3", "StepSchedule", {"size": 3}, lambda o: lr_scheduler.StepLR(o, 3), 20)
    case("stairs up", "StepSchedule", {"size": 1, "factor": 1.5}, lambda o: lr_scheduler.StepLR(o, 1, 1.5), 10)
    case("exponential", "ExponentialSchedule", {"factor": 0.93}, lambda o: lr_scheduler.ExponentialLR(o, 0.93), 60)
    case("cosine", "CosineSchedule", {"length": 17}, lambda o: lr_scheduler.CosineAnnealingLR(o, 17), 18)
    options = {"length": 50, "minRate": 0.003}
    case("cosine to 0.003", "CosineSchedule", options, lambda o: lr_scheduler.CosineAnnealingLR(o, 50, 0.003), 51)
    case("warm-up", "WarmUpSchedule", {"length": 5}, lambda o: lr_scheduler.LinearLR(o, total_iters=5), 12)
    options = {"length": 8, "startFactor": 0.01}
    case("warm-up from 1 %", "WarmUpSchedule", options, lambda o: lr_scheduler.LinearLR(o, 0.01, total_iters=8), 12)

    def one_cycle(**options):
        return lambda o: lr_scheduler.OneCycleLR(o, base, cycle_momentum=False, **options)

    case("one cycle", "OneCycleSchedule", {"totalSteps": 100}, one_cycle(total_steps=100), 100)
    options = {"totalSteps": 37, "riseShare": 0.45, "startDivisor": 10, "endDivisor": 100}
    create = one_cycle(total_steps=37, pct_start=0.45, div_factor=10, final_div_factor=100)
    case("one cycle, other settings", "OneCycleSchedule", options, create, 37)

    rng = np.random.default_rng(5)
    falling = (2 * 0.95 ** np.arange(60) + 0.1 * rng.random(60)).tolist()
    rising = (1 - 0.8 * 0.9 ** np.arange(60) - 0.05 * rng.random(60)).tolist()
    plateaus = [
        ("plateau", falling, {"monitor": "loss", "patience": 3, "threshold": 0.02}, {"patience": 3, "threshold": 0.02}),
        (
            "plateau with cooldown and a lowest rate",
            falling,
            {"monitor": "validationLoss", "patience": 1, "factor": 0.5, "cooldown": 4, "minRate": 0.01, "threshold": 0.05},
            {"patience": 1, "factor": 0.5, "cooldown": 4, "min_lr": 0.01, "threshold": 0.05},
        ),
        (
            "plateau of an accuracy",
            rising,
            {"monitor": "accuracy", "patience": 0, "factor": 0.8, "threshold": 0.01},
            {"patience": 0, "factor": 0.8, "threshold": 0.01, "mode": "max"},
        ),
        ("plateau down to nothing", [1.0] * 60, {"monitor": "loss", "patience": 0}, {"patience": 0}),
    ]
    for name, values, options, theirs in plateaus:
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=base)
        scheduler = lr_scheduler.ReduceLROnPlateau(optimizer, **theirs)
        rates = []
        for value in values:
            rates.append(optimizer.param_groups[0]["lr"])
            scheduler.step(value)
        cases.append({"name": name, "type": "PlateauSchedule", "options": options, "rates": rates, "values": values})

    def warm_up_then_cosine(optimizer):
        parts = [lr_scheduler.LinearLR(optimizer, 0.1, total_iters=6), lr_scheduler.CosineAnnealingLR(optimizer, 20)]
        return SequentialLR(optimizer, parts, milestones=[6])

    options = {"length": 6, "startFactor": 0.1}
    case("warm-up, then cosine", "WarmUpSchedule", options, warm_up_then_cosine, 26)
    cases[-1]["then"] = {"type": "CosineSchedule", "options": {"length": 20}}
    save("schedules", {"base": base, "cases": cases})


def weights():
    rng = np.random.default_rng(6)
    cases = []

    def case(name, layers, loss, targets, class_weights, sample_weights, terms, seed):
        """`terms` gives the loss of each sample from the outputs before the last, fused, layer."""
        start = random_network(layers, seed)
        inputs = normal(rng, 9, 4)
        results = {}
        for reduction in ("mean", "sum"):
            network = sequential(layers)
            network.load_state_dict(start.state_dict())
            value = terms(network, inputs, reduction)
            value.backward()
            torch.optim.SGD(network.parameters(), lr=1).step()
            after = {key: numbers(value) for key, value in network.state_dict().items()}
            results[reduction] = {"loss": value.item(), "after": after}
        shown = targets.tolist() if targets.dim() == 1 else matrix(targets)
        content = {"name": name, "layers": layers, "loss": loss, "state": state(start, short), "inputs": matrix(inputs)}
        content.update({"targets": shown, "results": results})
        if class_weights is not None:
            content["classWeights"] = class_weights.tolist()
        if sample_weights is not None:
            content["sampleWeights"] = sample_weights.tolist()
        cases.append(content)

    classes = [0.5, 2, 1.25]
    w = torch.tensor(classes).double()
    samples = torch.tensor([1, 0.5, 3, 1, 0.25, 2, 0, 1, 1]).double()
    labels = torch.tensor(rng.integers(0, 3, 9))
    logits = [linear(4, 5), TANH, linear(5, 3)]
    soft = [*logits, SOFTMAX]

    def weighted(values, per_sample, reduction, columns=1):
        total = (values * per_sample).sum()
        return total / (per_sample.sum() * columns) if reduction == "mean" else total

    def torch_class_weights(network, inputs, reduction):
        return F.cross_entropy(network(inputs), labels, weight=w, reduction=reduction)

    case("crossEntropy, class weights", logits, "crossEntropy", labels, w, None, torch_class_weights, 60)

    def after_softmax(network, inputs, reduction):
        return F.cross_entropy(network[:-1](inputs), labels, weight=w, reduction=reduction)

    case("crossEntropy after Softmax, class weights", soft, "crossEntropy", labels, w, None, after_softmax, 61)

    def both(network, inputs, reduction):
        return weighted(F.cross_entropy(network(inputs), labels, reduction="none"), samples * w[labels], reduction)

    case("crossEntropy, both weights", logits, "crossEntropy", labels, w, samples, both, 62)
    one_hot = F.one_hot(labels, 3).double()
    case("crossEntropy of one-hot rows, both weights", logits, "crossEntropy", one_hot, w, samples, both, 63)
    values = normal(rng, 9, 3)

    def squares(network, inputs, reduction):
        return weighted(F.mse_loss(network(inputs), values, reduction="none").sum(1), samples, reduction, 3)

    case("meanSquaredError, sample weights", logits, "meanSquaredError", values, None, samples, squares, 64)
    chances = torch.tensor(rng.random((9, 3))).float().double()
    squashed = [*logits, SIGMOID]

    def binary(network, inputs, reduction):
        terms = F.binary_cross_entropy_with_logits(network[:-1](inputs), chances, reduction="none").sum(1)
        return weighted(terms, samples, reduction, 3)

    case("binaryCrossEntropy, sample weights", squashed, "binaryCrossEntropy", chances, None, samples, binary, 65)
    single = [linear(4, 5), TANH, linear(5, 1), SIGMOID]
    two = torch.tensor([0.75, 3]).double()
    halves = labels % 2

    def single_output(network, inputs, reduction):
        terms = F.binary_cross_entropy_with_logits(network[:-1](inputs)[:, 0], halves.double(), reduction="none")
        return weighted(terms, two[halves] * samples, reduction)

    case("binaryCrossEntropy of one output, both weights", single, "binaryCrossEntropy", halves, two, samples, single_output, 66)
    save("weights", cases)


def metric_cases():
    rng = np.random.default_rng(7)
    classification = []
    for name, count, rows, present in [
        ("two classes", 2, 40, [0, 1]),
        ("four classes", 4, 60, [0, 1, 2, 3]),
        ("a class that is no target", 4, 50, [0, 1, 3]),
        ("one sample", 3, 1, [2]),
    ]:
        targets = rng.choice(present, rows)
        scores = rng.random((rows, count)).astype(np.float32).round(1) + 0.1
        scores[np.arange(rows), targets] += 0.3
        scores /= scores.sum(axis=1, keepdims=True)
        scores = scores.astype(np.float32)
        predicted = scores.argmax(axis=1)
        names = list(range(count))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            each = metrics.precision_recall_fscore_support(targets, predicted, labels=names)
            macro = metrics.precision_recall_fscore_support(targets, predicted, average="macro")
        case = {
            "name": name,
            "outputs": [[float(f"{x:.9g}") for x in row] for row in scores.tolist()],
            "targets": targets.tolist(),
            "predicted": predicted.tolist(),
            "accuracy": metrics.accuracy_score(targets, predicted),
            "confusion": metrics.confusion_matrix(targets, predicted, labels=names).tolist(),
            "perClass": dict(zip(("precision", "recall", "f1", "support"), (part.tolist() for part in each))),
            "macro": dict(zip(("precision", "recall", "f1"), macro[:3])),
        }
        if count == 2:
            case["rocAuc"] = metrics.roc_auc_score(targets, scores[:, 1])
        elif len(present) == count:
            case["rocAuc"] = metrics.roc_auc_score(targets, scores.astype(np.float64), multi_class="ovr")
        classification.append(case)
    regression = []
    for name, columns in [("one column", 1), ("three columns", 3), ("a column of equal targets", 2)]:
        targets = rng.standard_normal((30, columns)).astype(np.float32)
        if "equal" in name:
            targets[:, 1] = 0.1
        outputs = (targets + 0.5 * rng.standard_normal((30, columns))).astype(np.float32)
        exact = targets.astype(np.float64), outputs.astype(np.float64)
        case = {"name": name, "outputs": matrix(torch.tensor(outputs)), "targets": matrix(torch.tensor(targets))}
        case["rSquared"] = metrics.r2_score(*exact)
        case["meanAbsoluteError"] = metrics.mean_absolute_error(*exact)
        regression.append(case)
    save("metrics", {"classification": classification, "regression": regression})


schedules()
weights()
metric_cases()
