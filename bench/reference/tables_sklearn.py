"""scikit-learn on the tables of `npm run bench:tables`: its MLP, histogram gradient boosting and linear model (logistic or ridge regression).

Run: /usr/bin/python3 bench/reference/tables_sklearn.py FOLDER [TABLES]     (Debian: python3-sklearn, python3-pandas)

FOLDER has index.json, which names the tables with target, task and the test rows of three splits, and a CSV file for
each; TABLES are names with commas, all by default. Prints a line of JSON a table, split and model: { table, split, model, score, calibrationError, seconds }. Seconds are those
of the processor; with OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1 no thread of it spins. Defaults
everywhere; numbers are standardized, texts one-hot, and the target of a regression standardized for the MLP.
"""

import json
import pathlib
import sys
import time
import warnings

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

BINS = 10


def calibration_error(probabilities, right):
    """Mean distance between confidence and accuracy over ten bins of confidence."""
    confidence = probabilities.max(axis=1)
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    errors = [(bins == b).mean() * abs(confidence[bins == b].mean() - right[bins == b].mean()) for b in set(bins)]
    return float(sum(errors))


def models(is_class, seed):
    if is_class:
        return {
            "mlp": MLPClassifier(random_state=seed),
            "boosting": HistGradientBoostingClassifier(random_state=seed),
            "linear": LogisticRegression(),
        }
    return {
        "mlp": TransformedTargetRegressor(MLPRegressor(random_state=seed), transformer=StandardScaler()),
        "boosting": HistGradientBoostingRegressor(random_state=seed),
        "linear": Ridge(),
    }


def encoder(inputs):
    numbers = [name for name in inputs if inputs[name].dtype != object]
    texts = [name for name in inputs if inputs[name].dtype == object]
    inputs[texts] = inputs[texts].fillna("missing")
    scaled = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    one_hot = OneHotEncoder(handle_unknown="ignore")
    return ColumnTransformer([("numbers", scaled, numbers), ("texts", one_hot, texts)], sparse_threshold=0)


def evaluate(folder, table, split):
    inputs = pd.read_csv(folder / f"{table['name']}.csv")
    targets = inputs.pop(table["target"])
    is_class = table["task"] == "classification"
    targets = targets.astype(str).to_numpy() if is_class else targets.to_numpy(float)
    test = np.zeros(len(targets), dtype=bool)
    test[table["testRows"][split]] = True
    transform = encoder(inputs)
    train_inputs = transform.fit_transform(inputs[~test])
    test_inputs = transform.transform(inputs[test])
    for name, model in models(is_class, split).items():
        start = time.process_time()
        model.fit(train_inputs, targets[~test])
        result = {"seconds": time.process_time() - start, "score": model.score(test_inputs, targets[test])}
        if is_class:
            right = model.predict(test_inputs) == targets[test]
            result["calibrationError"] = calibration_error(model.predict_proba(test_inputs), right)
        print(json.dumps({"table": table["name"], "split": split, "model": name, **result}), flush=True)


def main():
    warnings.filterwarnings("ignore")
    folder = pathlib.Path(sys.argv[1])
    wanted = sys.argv[2].split(",") if len(sys.argv) > 2 else None
    for table in json.loads((folder / "index.json").read_text())["tables"]:
        if wanted is not None and table["name"] not in wanted:
            continue
        for split in range(len(table["testRows"])):
            evaluate(folder, table, split)


main()
