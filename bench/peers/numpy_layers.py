"""Layers in NumPy the straightforward way, as system N has them: objects, fresh arrays, float64."""

import numpy as np


class Linear:
    def __init__(self, fan_in, fan_out, random):
        bound = np.sqrt(6 / fan_in)
        self.parameters = [random.uniform(-bound, bound, (fan_in, fan_out)), np.zeros(fan_out)]

    def forward(self, x, is_training):
        self.x = x
        return x @ self.parameters[0] + self.parameters[1]

    def backward(self, dy):
        self.gradients = [self.x.T @ dy, dy.sum(axis=0)]
        return dy @ self.parameters[0].T


class BatchNorm:
    def __init__(self, features):
        self.parameters = [np.ones(features), np.zeros(features)]
        self.mean, self.variance = np.zeros(features), np.ones(features)

    def forward(self, x, is_training):
        mean, variance = (x.mean(axis=0), x.var(axis=0)) if is_training else (self.mean, self.variance)
        if is_training:
            self.mean = 0.9 * self.mean + 0.1 * mean
            self.variance = 0.9 * self.variance + 0.1 * variance
        self.deviation = np.sqrt(variance + 1e-5)
        self.normal = (x - mean) / self.deviation
        return self.parameters[0] * self.normal + self.parameters[1]

    def backward(self, dy):
        self.gradients = [(dy * self.normal).sum(axis=0), dy.sum(axis=0)]
        d_normal = dy * self.parameters[0]
        centered = d_normal - d_normal.mean(axis=0) - self.normal * (d_normal * self.normal).mean(axis=0)
        return centered / self.deviation


class ReLU:
    parameters = gradients = ()

    def forward(self, x, is_training):
        self.mask = x > 0
        return x * self.mask

    def backward(self, dy):
        return dy * self.mask


class Sigmoid:
    parameters = gradients = ()

    def forward(self, x, is_training):
        self.y = 1 / (1 + np.exp(-x))
        return self.y

    def backward(self, dy):
        return dy * self.y * (1 - self.y)


class SGD:
    def __init__(self, rate):
        self.rate = rate

    def update(self, layers):
        for layer in layers:
            for p, g in zip(layer.parameters, layer.gradients):
                p -= self.rate * g


class Adam:
    def __init__(self, rate):
        self.rate, self.steps, self.moments = rate, 0, {}

    def update(self, layers):
        self.steps += 1
        for layer in layers:
            for i, (p, g) in enumerate(zip(layer.parameters, layer.gradients)):
                m, v = self.moments.get((layer, i), (0, 0))
                m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
                self.moments[layer, i] = m, v
                m_hat, v_hat = m / (1 - 0.9**self.steps), v / (1 - 0.999**self.steps)
                p -= self.rate * m_hat / (np.sqrt(v_hat) + 1e-8)


def cross_entropy(z, labels):
    """Mean loss and its gradient by the logits."""
    shifted = np.exp(z - z.max(axis=1, keepdims=True))
    probabilities = shifted / shifted.sum(axis=1, keepdims=True)
    rows = np.arange(len(labels))
    gradient = probabilities.copy()
    gradient[rows, labels] -= 1
    return -np.log(probabilities[rows, labels]).mean(), gradient / len(labels)


def mean_squared_error(y, targets):
    return ((y - targets) ** 2).mean(), 2 * (y - targets) / y.size


class Model:
    def __init__(self, work):
        random = np.random.default_rng(work.get("seed", 1))
        self.layers, sizes = [], work["sizes"]
        for i, (fan_in, fan_out) in enumerate(zip(sizes, sizes[1:])):
            self.layers.append(Linear(fan_in, fan_out, random))
            if i < len(sizes) - 2:
                self.layers += [BatchNorm(fan_out)] if work["batchNorm"] else []
                self.layers.append(ReLU())
        if work["output"] == "sigmoid":
            self.layers.append(Sigmoid())
        self.loss = {"crossEntropy": cross_entropy, "meanSquaredError": mean_squared_error}[work["loss"]]
        self.optimizer = {"adam": Adam, "sgd": SGD}[work["optimizer"]](work["learningRate"])

    def forward(self, x, is_training):
        for layer in self.layers:
            x = layer.forward(x, is_training)
        return x

    def step(self, inputs, targets):
        loss, gradient = self.loss(self.forward(inputs, True), targets)
        for layer in reversed(self.layers):
            gradient = layer.backward(gradient)
        self.optimizer.update(self.layers)
        return loss

    def classes_of(self, inputs):
        return self.forward(inputs, False).argmax(axis=1)
