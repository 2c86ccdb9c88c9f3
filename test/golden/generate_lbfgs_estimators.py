"""Writes lbfgs-estimators.json: objectives and answers of scikit-learn's MLPs by lbfgs on iris and a part of digits.

Run: /usr/bin/python3 -B test/golden/generate_lbfgs_estimators.py      (needs numpy and scikit-learn)

Inputs, and values of regressors, are standardized before, as our estimators do inside. Regressors have one target: of
several (1.2) its gradient is not that of its objective. Of networks with hidden units the lowest of
twenty starts is written, in float64.
"""

import json
import warnings
from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits, load_iris
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import StandardScaler

warnings.simplefilter("ignore")
OPTIONS = {"solver": "lbfgs", "activation": "tanh", "max_iter": 20000, "max_fun": 100000, "tol": 1e-7}


def fitted(kind, sizes, alpha, x, y):
    starts = range(20 if sizes else 1)
    fits = [kind(sizes, alpha=alpha, random_state=seed, **OPTIONS).fit(x, y) for seed in starts]
    return min(fits, key=lambda fit: fit.loss_)


def case(name, kind, sizes, alpha, x, y):
    x = StandardScaler().fit_transform(x)
    is_regressor = kind is MLPRegressor
    targets = StandardScaler().fit_transform(y) if is_regressor else y
    fit = fitted(kind, sizes, alpha, x, targets[:, 0] if is_regressor and targets.shape[1] == 1 else targets)
    answers = fit.predict(x[:5]).reshape(5, -1) if is_regressor else fit.predict_proba(x[:5])
    return {"name": name, "sizes": list(sizes), "alpha": alpha, "loss": float(fit.loss_), "answers": answers.tolist()}


iris, digits = load_iris(), load_digits()
labels = np.stack([iris.target >= 1, iris.target >= 2], axis=1).astype(int)
cases = [
    case("iris", MLPClassifier, (), 1.0, iris.data, iris.target),
    case("iris", MLPClassifier, (4,), 3.0, iris.data, iris.target),
    case("digits", MLPClassifier, (), 10.0, digits.data[:200], digits.target[:200]),
    case("labels", MLPClassifier, (), 1.0, iris.data, labels),
    case("values", MLPRegressor, (), 5.0, iris.data[:, :2], iris.data[:, 3:]),
    case("values", MLPRegressor, (3,), 5.0, iris.data[:, :2], iris.data[:, 3:]),
]
Path(__file__).with_name("lbfgs-estimators.json").write_text(json.dumps(cases) + "\n")
for one in cases:
    print(one["name"], one["sizes"], one["loss"])
