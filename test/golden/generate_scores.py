"""Golden numbers of the metrics of scores, probabilities, agreement and several labels, from scikit-learn.

Run: /usr/bin/python3 -B test/golden/generate_scores.py      (needs numpy and scikit-learn; Debian: python3-sklearn)

Writes scores.json beside itself, in float64.
"""

import json
import warnings
from pathlib import Path

import numpy as np
from sklearn import metrics

warnings.simplefilter("ignore")


def floats(rows):
    return [[float(f"{x:.9g}") for x in row] for row in rows]


def class_cases(rng):
    for name, count, rows in [("two classes", 2, 40), ("five classes", 5, 80)]:
        targets = rng.integers(0, count, rows)
        scores = rng.random((rows, count)).round(1) + 0.05
        scores[np.arange(rows), targets] += 0.3
        scores = (scores / scores.sum(axis=1, keepdims=True)).astype(np.float32)
        predicted = scores.argmax(axis=1)
        exact = scores.astype(np.float64)
        exact /= exact.sum(axis=1, keepdims=True)
        one_hot = np.eye(count)[targets]
        top = range(1, count)
        yield {
            "name": name,
            "outputs": floats(scores.tolist()),
            "targets": targets.tolist(),
            "cohenKappa": metrics.cohen_kappa_score(targets, predicted),
            "matthewsCorrelation": metrics.matthews_corrcoef(targets, predicted),
            "logLoss": metrics.log_loss(targets, exact),
            "averagePrecision": metrics.average_precision_score(targets, scores[:, 1])
            if count == 2
            else metrics.average_precision_score(one_hot, scores),
            "brierScore": metrics.brier_score_loss(targets, scores[:, 1])
            if count == 2
            else float(((scores.astype(np.float64) - one_hot) ** 2).sum(axis=1).mean()),
            "topK": [] if count == 2 else [metrics.top_k_accuracy_score(targets, scores, k=k) for k in top],
        }


def label_cases(rng):
    targets = (rng.random((50, 4)) < [0.2, 0.5, 0.8, 0.4]).astype(int)
    scores = (0.6 * rng.random((50, 4)) + 0.4 * targets).astype(np.float32)
    predicted = (scores >= 0.5).astype(int)
    each = metrics.precision_recall_fscore_support(targets, predicted)
    macro = metrics.precision_recall_fscore_support(targets, predicted, average="macro")
    exact = scores.astype(np.float64)
    return {
        "outputs": floats(scores.tolist()),
        "targets": targets.tolist(),
        "accuracy": 1 - metrics.hamming_loss(targets, predicted),
        "subsetAccuracy": metrics.accuracy_score(targets, predicted),
        "perClass": dict(zip(("precision", "recall", "f1", "support"), (part.tolist() for part in each))),
        "macro": dict(zip(("precision", "recall", "f1"), macro[:3])),
        "rocAuc": metrics.roc_auc_score(targets, scores),
        "averagePrecision": metrics.average_precision_score(targets, scores),
        "logLoss": float(np.mean([metrics.log_loss(targets[:, c], exact[:, c]) for c in range(4)])),
        "brierScore": float(np.mean([metrics.brier_score_loss(targets[:, c], exact[:, c]) for c in range(4)])),
    }


def value_case(rng):
    targets = rng.normal(size=(30, 1)) + 3
    outputs = targets + 0.3 * rng.normal(size=(30, 1))
    targets, outputs = targets.ravel().tolist(), outputs.ravel().tolist()
    return {
        "outputs": outputs,
        "targets": targets,
        "rootMeanSquaredError": metrics.mean_squared_error(targets, outputs, squared=False),
        "meanAbsolutePercentageError": metrics.mean_absolute_percentage_error(targets, outputs),
    }


rng = np.random.default_rng(11)
cases = {"classes": list(class_cases(rng)), "labels": label_cases(rng), "values": value_case(rng)}
Path(__file__).with_name("scores.json").write_text(json.dumps(cases) + "\n")
