"""Golden numbers of class weights and of accuracies of several labels, from scikit-learn.

Run: /usr/bin/python3 -B test/golden/generate_estimators.py      (needs numpy and scikit-learn; Debian: python3-sklearn)

Writes estimator-parts.json beside itself, in float64.
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.metrics import accuracy_score
from sklearn.utils.class_weight import compute_class_weight


def class_weights(rng):
    for classes, rows in [(2, 11), (3, 20), (5, 60)]:
        chances = rng.dirichlet(np.ones(classes))
        labels = np.concatenate([np.arange(classes), rng.choice(classes, rows, p=chances)])
        names = np.array([f"class {label}" for label in labels])
        given = {"class 0": 3.5}
        known = np.unique(names)
        yield {
            "labels": names.tolist(),
            "classes": known.tolist(),
            "balanced": compute_class_weight("balanced", classes=known, y=names).tolist(),
            "given": given,
            "weights": compute_class_weight(given, classes=known, y=names).tolist(),
        }


def subset_accuracies(rng):
    for weighted in [False, True]:
        expected = rng.integers(0, 2, (12, 3))
        predicted = np.where(rng.random((12, 3)) < 0.15, 1 - expected, expected)
        weights = rng.integers(1, 9, 12) if weighted else None
        yield {
            "expected": expected.tolist(),
            "predicted": predicted.tolist(),
            "weights": None if weights is None else weights.tolist(),
            "score": accuracy_score(expected, predicted, sample_weight=weights),
        }


rng = np.random.default_rng(5)
golden = {
    "source": f"scikit-learn {sklearn.__version__}, generate_estimators.py",
    "classWeights": list(class_weights(rng)),
    "subsetAccuracies": list(subset_accuracies(rng)),
}
Path(__file__).with_name("estimator-parts.json").write_text(json.dumps(golden) + "\n")
