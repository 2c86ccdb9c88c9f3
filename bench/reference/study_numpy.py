"""The norm study in NumPy: one network after the other, float64, full-batch gradient descent.

Reads a study as JSON from standard input (inputs, labels, architecture, learningRate, epochs,
l2, networks, seed), trains sigmoid networks from N(0, 1) on the summed binary cross-entropy with
an L2 term on weights and biases, stops each at the first epoch at which it classifies every
sample right, and prints shares, means and standard deviations as JSON.
"""

import json
import sys
import time

import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def forward(inputs, weights, biases):
    activations = [inputs]
    for w, b in zip(weights, biases):
        activations.append(sigmoid(activations[-1] @ w + b))
    return activations


def gradients(activations, targets, weights):
    d = activations[-1] - targets
    d_weights, d_biases = [], []
    for layer in reversed(range(len(weights))):
        a = activations[layer]
        d_weights.insert(0, a.T @ d)
        d_biases.insert(0, d.sum(axis=0))
        if layer > 0:
            d = (d @ weights[layer].T) * a * (1.0 - a)
    return d_weights, d_biases


def train(inputs, targets, study, rng):
    """Trains one network; returns success, epochs trained and the norms before and after."""
    sizes = study["architecture"]
    weights = [rng.standard_normal(shape) for shape in zip(sizes[:-1], sizes[1:])]
    biases = [rng.standard_normal(size) for size in sizes[1:]]
    before = norms(weights, biases)
    rate, l2 = study["learningRate"], study["l2"]
    epoch = 0
    while True:
        activations = forward(inputs, weights, biases)
        success = bool(((activations[-1] >= 0.5) == (targets == 1)).all())
        if success or epoch == study["epochs"]:
            return success, epoch, before, norms(weights, biases)
        d_weights, d_biases = gradients(activations, targets, weights)
        for w, b, dw, db in zip(weights, biases, d_weights, d_biases):
            w -= rate * (dw + l2 * w)
            b -= rate * (db + l2 * b)
        epoch += 1


def norms(weights, biases):
    w = sum(float((x**2).sum()) for x in weights)
    b = sum(float((x**2).sum()) for x in biases)
    return [(w + b) ** 0.5, w**0.5, b**0.5]


def summary(values):
    return {"mean": float(np.mean(values)), "deviation": float(np.std(values, ddof=1))}


def run(study):
    inputs = np.array(study["inputs"])
    targets = np.array(study["labels"], dtype=float)[:, None]
    rng = np.random.default_rng(study["seed"])
    start = time.perf_counter()
    rows = [train(inputs, targets, study, rng) for _ in range(study["networks"])]
    seconds = time.perf_counter() - start
    epochs = [row[1] for row in rows]
    names = ["total", "weights", "biases"]
    return {
        "networks": study["networks"],
        "success": sum(row[0] for row in rows) / len(rows),
        "stopEpoch": summary(epochs),
        "initialNorms": {name: summary([row[2][i] for row in rows]) for i, name in enumerate(names)},
        "finalNorms": {name: summary([row[3][i] for row in rows]) for i, name in enumerate(names)},
        "microsecondsPerEpoch": 1e6 * seconds / sum(epochs),
    }


if __name__ == "__main__":
    print(json.dumps(run(json.load(sys.stdin))))
