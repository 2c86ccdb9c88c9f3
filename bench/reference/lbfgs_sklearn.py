"""scikit-learn's counterpart of bench/lbfgs.mjs: loss by time of MLPClassifier, as JSON. Seconds of the processor, of one thread. Run: /usr/bin/python3 bench/reference/lbfgs_sklearn.py"""

import json
import os
import time
import warnings

# Before NumPy is loaded.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

from sklearn.datasets import load_digits, load_iris
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

SECONDS = 2
warnings.simplefilter("ignore")


def fitted(data, solver, iterations):
    """A fit of so many iterations, and the seconds that it took."""
    options = dict(solver=solver, activation="tanh", tol=0, max_iter=iterations, n_iter_no_change=10**6, random_state=0)
    fit = MLPClassifier((32,), **options)
    start = time.process_time()
    fit.fit(StandardScaler().fit_transform(data.data), data.target)
    return fit, time.process_time() - start


def by_lbfgs(data):
    """A fit for each number of iterations: scikit-learn tells of none of them."""
    points = [fitted(data, "lbfgs", iterations) for iterations in (5, 10, 20, 50, 100, 200)]
    return {"label": "L-BFGS, scikit-learn", "x": [seconds for _, seconds in points], "y": [fit.loss_ for fit, _ in points]}


def by_adam(data):
    """One fit, whose epochs take equal times."""
    _, probe = fitted(data, "adam", 20)
    fit, seconds = fitted(data, "adam", max(20, int(SECONDS / probe * 20)))
    losses = fit.loss_curve_
    shown = sorted({int(1.05**i) for i in range(200)} & set(range(1, len(losses) + 1)))
    return {
        "label": "Adam, scikit-learn",
        "x": [epoch * seconds / len(losses) for epoch in shown],
        "y": [min(losses[:epoch]) for epoch in shown],
    }


tables = {"digits": load_digits(), "iris": load_iris()}
print(json.dumps({name: [by_lbfgs(data), by_adam(data)] for name, data in tables.items()}))
