"""NumPy written for speed: float32, every array made once, products and passes into them, one block of parameters."""

import numpy as np

from data import batch_of, pattern
from learn import learn
from protocol import Cannot, serve

F = np.float32


class Block:
    """All parameters in one array, and Adam's or SGD's passes over it in place."""

    def __init__(self, work, length):
        self.is_adam, self.rate, self.steps = work["optimizer"] == "adam", work["learningRate"], 0
        self.p, self.g, self.m, self.v, self.a, self.b = (np.zeros(length, F) for _ in range(6))

    def update(self):
        self.steps += 1
        g, m, v, a, b = self.g, self.m, self.v, self.a, self.b
        if not self.is_adam:
            self.p -= np.multiply(g, F(self.rate), out=a)
            return
        c1, c2 = 1 - 0.9**self.steps, 1 - 0.999**self.steps
        m *= F(0.9)
        m += np.multiply(g, F(0.1), out=a)
        v *= F(0.999)
        np.multiply(g, g, out=a)
        v += np.multiply(a, F(0.001), out=a)
        np.sqrt(v, out=a)
        a *= F(1 / np.sqrt(c2))
        a += F(1e-8)
        np.divide(m, a, out=b)
        self.p -= np.multiply(b, F(self.rate / c1), out=b)


class Layer:
    """A linear layer with its BatchNorm and ReLU, for a fixed number of rows."""

    def __init__(self, rows, fan_in, fan_out, is_hidden, has_norm):
        self.shapes = [(fan_in, fan_out), (fan_out,)] + [(fan_out,)] * (2 * has_norm)
        self.is_hidden, self.has_norm, self.rows = is_hidden, has_norm, rows
        self.z, self.normal, self.product, self.dx = (np.empty((rows, fan_out), F) for _ in range(4))
        self.dx = np.empty((rows, fan_in), F)
        self.mask = np.empty((rows, fan_out), bool)
        self.ones = np.ones(rows, F)
        self.mean, self.variance = np.zeros(fan_out, F), np.ones(fan_out, F)

    def take(self, parameters, gradients):
        """Views of the layer's tensors in the block."""
        (self.w, self.b), (self.dw, self.db) = parameters[:2], gradients[:2]
        if self.has_norm:
            (self.scale, self.offset), (self.d_scale, self.d_offset) = parameters[2:], gradients[2:]

    def forward(self, x):
        self.x = x
        z = np.dot(x, self.w, out=self.z)
        if self.has_norm:  # The bias cancels in the normalization.
            self.normalize(z)
        else:
            z += self.b
        if self.is_hidden:
            np.greater(z, 0, out=self.mask)
            z *= self.mask
        return z

    def normalize(self, z):
        share = F(1 / self.rows)
        mean = np.dot(self.ones, z) * share
        z -= mean
        variance = np.einsum("ij,ij->j", z, z) * share
        self.inverse = 1 / np.sqrt(variance + F(1e-5))
        np.multiply(z, self.inverse, out=self.normal)
        np.multiply(self.normal, self.scale, out=z)
        z += self.offset
        self.mean += F(0.1) * (mean + self.b - self.mean)
        self.variance += F(0.1) * (variance - self.variance)

    def backward(self, dy, is_first):
        if self.is_hidden:
            dy *= self.mask
        if self.has_norm:
            np.einsum("ij,ij->j", dy, self.normal, out=self.d_scale)
            np.dot(self.ones, dy, out=self.d_offset)
            np.multiply(self.normal, self.d_scale * F(1 / self.rows), out=self.product)
            dy -= self.product
            dy -= self.d_offset * F(1 / self.rows)
            dy *= self.scale * self.inverse
        else:
            np.dot(self.ones, dy, out=self.db)
        np.dot(self.x.T, dy, out=self.dw)
        return None if is_first else np.dot(dy, self.w.T, out=self.dx)

    def evaluate(self, x):
        z = x @ self.w + self.b
        if self.has_norm:
            z = (z - self.mean) * (self.scale / np.sqrt(self.variance + F(1e-5))) + self.offset
        return np.maximum(z, 0) if self.is_hidden else z


class Model:
    def __init__(self, work):
        self.work, rows, sizes = work, work["batch"], work["sizes"]
        last = len(sizes) - 2
        self.layers = [
            Layer(rows, sizes[i], sizes[i + 1], i < last, work["batchNorm"] and i < last) for i in range(last + 1)
        ]
        lengths = [int(np.prod(shape)) for layer in self.layers for shape in layer.shapes]
        self.block, offsets = Block(work, sum(lengths)), np.cumsum([0, *lengths])
        self.deal(offsets, np.random.default_rng(work.get("seed", 1)))
        self.range = np.arange(rows)

    def deal(self, offsets, random):
        """Gives the layers their views and first values."""
        at = 0
        for layer in self.layers:
            views = [
                [block[offsets[at + i] : offsets[at + i + 1]].reshape(s) for i, s in enumerate(layer.shapes)]
                for block in (self.block.p, self.block.g)
            ]
            layer.take(*views)
            at += len(layer.shapes)
            bound = np.sqrt(6 / layer.w.shape[0])
            layer.w[:] = random.uniform(-bound, bound, layer.w.shape)
            if layer.has_norm:
                layer.scale[:] = 1

    def step(self, x, targets):
        for layer in self.layers:
            x = layer.forward(x)
        dy = self.cross_entropy(x, targets) if self.work["loss"] == "crossEntropy" else self.squared_error(x, targets)
        for i in reversed(range(len(self.layers))):
            dy = self.layers[i].backward(dy, i == 0)
        self.block.update()

    def cross_entropy(self, z, labels):
        z -= z.max(axis=1, keepdims=True)
        np.exp(z, out=z)
        z /= z.sum(axis=1, keepdims=True)
        self.loss = -np.log(z[self.range, labels]).mean()
        z[self.range, labels] -= 1
        z *= F(1 / len(labels))
        return z

    def squared_error(self, z, targets):
        """Of the sigmoid of the outputs."""
        np.negative(z, out=z)
        np.exp(z, out=z)
        z += 1
        y = np.reciprocal(z, out=z)
        error = y - targets
        self.loss = np.vdot(error, error) / error.size
        return error * y * (1 - y) * F(2 / error.size)

    def classes_of(self, x):
        for layer in self.layers:
            x = layer.evaluate(x)
        return x.argmax(axis=1)


def prepare_product(work):
    form, m, n, k = (work[key] for key in ("form", "m", "n", "k"))
    a = pattern(k, m).T if form[0] == "T" else pattern(m, k)
    b = pattern(n, k).T if form[1] == "T" else pattern(k, n)
    c = np.empty((m, n), F)
    return lambda: np.dot(a, b, out=c), 1, ""


def prepare_update(work):
    block = Block({"optimizer": "adam", "learningRate": 1e-6}, work["length"])
    block.g.fill(0.01)
    return block.update, 1, ""


def prepare_step(work):
    model = Model(work)
    inputs, targets = batch_of(work)
    return lambda: model.step(inputs, targets), 1, ""


def prepare_learn(work):
    model = Model(work)
    return lambda: learn(work, model.step, model.classes_of), 1, ""


WORKS = {"product": prepare_product, "update": prepare_update, "step": prepare_step, "learn": prepare_learn}


def prepare(work):
    if work["kind"] not in WORKS:
        raise Cannot("studies: see the other NumPy")
    return WORKS[work["kind"]](work)


serve(f"NumPy {np.__version__}, float32", prepare)
