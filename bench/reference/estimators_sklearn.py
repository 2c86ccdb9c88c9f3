"""Five-fold accuracy of scikit-learn's MLPClassifier, default options on scaled inputs.

Run: /usr/bin/python3 bench/reference/estimators_sklearn.py [--write]     (Debian: python3-sklearn)

Prints a line of JSON a data set: { name, accuracies, seconds }. With --write the folds and the
accuracies go into test/golden/estimators.json, from which our side takes them.
"""

import csv
import gzip
import json
import pathlib
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import r2_score
from sklearn.model_selection import StratifiedKFold
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

ROOT = pathlib.Path(__file__).parents[2]
GOLDEN = ROOT / "test" / "golden" / "estimators.json"
FOLDS = 5


def read(name):
    with gzip.open(ROOT / "src" / "datasets" / "data" / f"{name}.csv.gz", "rt") as file:
        rows = list(csv.reader(file))[1:]
    inputs = np.array([[float(cell) for cell in row[:-1]] for row in rows])
    return inputs, np.array([row[-1] for row in rows])


def fold_numbers(inputs, targets):
    """The fold in which each sample is tested."""
    numbers = np.empty(len(targets), dtype=int)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    for number, (_, test) in enumerate(folds.split(inputs, targets)):
        numbers[test] = number
    return numbers


def evaluate(inputs, targets, folds):
    accuracies = []
    seconds = 0.0
    for fold in range(FOLDS):
        train, test = folds != fold, folds == fold
        start = time.perf_counter()
        scaler = StandardScaler().fit(inputs[train])
        model = MLPClassifier(random_state=0).fit(scaler.transform(inputs[train]), targets[train])
        seconds += time.perf_counter() - start
        accuracies.append(model.score(scaler.transform(inputs[test]), targets[test]))
    return accuracies, seconds / FOLDS


def r_squared_cases():
    """Values and weights with scikit-learn's R squared of them."""
    random = np.random.default_rng(1)
    cases = []
    for columns in [1, 3]:
        for weighted in [False, True]:
            expected = random.normal(size=(7, columns)).round(3)
            predicted = (expected + random.normal(scale=0.5, size=expected.shape)).round(3)
            weights = random.uniform(0.5, 2, size=7).round(2) if weighted else None
            score = r2_score(expected, predicted, sample_weight=weights)
            cases.append(
                {
                    "expected": expected.tolist(),
                    "predicted": predicted.tolist(),
                    "weights": None if weights is None else weights.tolist(),
                    "score": score,
                }
            )
    return cases


def main():
    warnings.filterwarnings("ignore", category=ConvergenceWarning)
    results = {}
    for name in ["digits", "iris"]:
        inputs, targets = read(name)
        folds = fold_numbers(inputs, targets)
        accuracies, seconds = evaluate(inputs, targets, folds)
        print(json.dumps({"name": name, "accuracies": accuracies, "seconds": seconds}), flush=True)
        results[name] = {"folds": folds.tolist(), "accuracies": accuracies}
    if "--write" in sys.argv:
        content = {"rSquared": r_squared_cases(), "source": f"scikit-learn {sklearn.__version__}, {pathlib.Path(__file__).name}", **results}
        GOLDEN.write_text(json.dumps(content) + "\n")


main()
