"""scikit-learn's MLPClassifier, a batch at a time through `partial_fit`. It has no BatchNorm."""

import numpy as np
import sklearn
from sklearn.neural_network import MLPClassifier

from data import batch_of
from learn import learn
from protocol import Cannot, serve


def create_model(work):
    if work["loss"] != "crossEntropy":
        raise Cannot("its classifier has cross-entropy only")
    return MLPClassifier(
        hidden_layer_sizes=work["sizes"][1:-1],
        learning_rate_init=work["learningRate"],
        batch_size=work["batch"],
        alpha=0,
        random_state=work.get("seed", 1),
    )


def prepare_predict(work):
    if work["form"] == "into":
        raise Cannot("gives new arrays")
    classes = np.arange(work["sizes"][-1])
    model = create_model({**work, "loss": "crossEntropy", "learningRate": 1e-3})
    inputs, targets = batch_of(work)
    model.partial_fit(inputs, targets, classes)
    given = inputs.tolist() if work["form"] == "arrays" else inputs
    return lambda: model.predict_proba(given), 1, ""


def prepare(work):
    if work["kind"] == "predict":
        return prepare_predict(work)
    if work["kind"] not in ("step", "learn"):
        raise Cannot("trains networks only")
    model, classes = create_model(work), np.arange(work["sizes"][-1])
    note = "no BatchNorm" if work["batchNorm"] else ""
    if work["kind"] == "learn":
        return lambda: learn(work, lambda x, y: model.partial_fit(x, y, classes), model.predict), 1, note
    inputs, targets = batch_of(work)
    return lambda: model.partial_fit(inputs, targets, classes), 1, note


serve(f"scikit-learn {sklearn.__version__}", prepare)
