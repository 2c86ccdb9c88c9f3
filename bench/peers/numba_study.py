"""The study of many small networks as system S runs it: one after the other, numba for the activations."""

import numpy as np

try:
    from numba import njit
except ImportError:
    njit = None


def circles(samples, random):
    half = samples // 2
    angle = random.uniform(0, 2 * np.pi, samples)
    radius = np.where(np.arange(samples) < half, 1.0, 0.2)
    inputs = radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1) + random.normal(0, 0.1, (samples, 2))
    return inputs, (np.arange(samples) >= half).astype(float)[:, None]


if njit:

    @njit
    def sigmoid(z):
        return 1.0 / (1.0 + np.exp(-z))

    @njit
    def slope(da, a):
        return da * a * (1.0 - a)


def train(architecture, x, y, epochs, rate, l2, random):
    """Epochs until every sample is classified right, or all of them."""
    pairs = list(zip(architecture, architecture[1:]))
    weights = [random.normal(size=pair) for pair in pairs]
    biases = [random.normal(size=(1, fan_out)) for _, fan_out in pairs]
    for epoch in range(epochs):
        activations = [x]
        for w, b in zip(weights, biases):
            activations.append(sigmoid(activations[-1] @ w + b))
        if ((activations[-1] > 0.5) == y).all():
            return max(epoch, 1)
        delta = activations[-1] - y
        for i in reversed(range(len(weights))):
            d_weights, d_biases = activations[i].T @ delta, delta.sum(axis=0, keepdims=True)
            if i:
                delta = slope(delta @ weights[i].T, activations[i])
            weights[i] -= rate * (d_weights + l2 * weights[i])
            biases[i] -= rate * (d_biases + l2 * biases[i])
    return epochs


def prepare_study(work, networks=8):
    """A sample of the study's networks; its units are epochs of a network."""
    x, y = circles(work["samples"], np.random.default_rng(1))

    def run():
        random = np.random.default_rng(2)
        arguments = (work["architecture"], x, y, work["epochs"], work["learningRate"], work["l2"], random)
        return sum(train(*arguments) for _ in range(networks))

    return run, run(), f"{networks} networks, one after the other"


def prepare_map(work, networks=32):
    """A sample of the map's networks; its unit is the whole map."""
    x, y = circles(work["samples"], np.random.default_rng(1))
    rates = np.linspace(0, work["largestRate"], work["size"])
    epochs = np.linspace(0, work["mostEpochs"], work["size"]).astype(int)

    def run():
        random = np.random.default_rng(2)
        for _ in range(networks):
            rate, count = random.choice(rates), random.choice(epochs)
            train(work["architecture"], x, y, count, rate, work["l2"], random)

    run()
    share = networks / (work["size"] ** 2 * work["runs"])
    return run, share, f"extrapolated from {networks} of its networks"
