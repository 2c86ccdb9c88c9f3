"""Writes datasets.json: scalers, folds and one-hot rows of scikit-learn.

Run: /usr/bin/python3 test/golden/datasets.py
"""

import json
from pathlib import Path

import numpy as np
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, StandardScaler

rng = np.random.default_rng(11)
train = np.column_stack(
    [rng.normal(size=9), rng.normal(2000, 10, 9), np.full(9, 0.1), rng.integers(0, 2, 9)]
).astype(np.float32)
test = np.column_stack([rng.normal(size=4), rng.normal(2000, 10, 4), [0.1, 0.3, 0, 1], [0, 1, 1, 2]]).astype(np.float32)

standard = StandardScaler().fit(train.astype(np.float64))
min_max = MinMaxScaler().fit(train.astype(np.float64))

# The first class has 13 samples, the second 8, the third 31; sorted, as scikit-learn numbers classes by appearance.
labels = np.repeat([0, 1, 2], [13, 8, 31])
folds = [
    np.bincount(labels[test_rows], minlength=3).tolist()
    for _, test_rows in StratifiedKFold(n_splits=5, shuffle=True, random_state=1).split(labels, labels)
]

result = {
    "train": train.astype(np.float64).tolist(),
    "test": test.astype(np.float64).tolist(),
    "standard": {
        "mean": standard.mean_.tolist(),
        "deviation": standard.scale_.tolist(),
        "transformed": standard.transform(test.astype(np.float64)).tolist(),
    },
    "minMax": {
        "min": min_max.data_min_.tolist(),
        "max": min_max.data_max_.tolist(),
        "transformed": min_max.transform(test.astype(np.float64)).tolist(),
    },
    "labels": labels.tolist(),
    "foldCounts": folds,
    "oneHot": OneHotEncoder(categories=[[0, 1, 2, 3]]).fit_transform([[2], [0], [3]]).toarray().tolist(),
}
Path(__file__).with_name("datasets.json").write_text(json.dumps(result) + "\n")
