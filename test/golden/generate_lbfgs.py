"""Writes lbfgs.json: the minima of regularized linear models by scikit-learn. Run: python3 test/golden/generate_lbfgs.py"""

import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression, Ridge

ALPHA = 3.0

random = np.random.default_rng(4)
inputs = random.normal(size=(40, 3)).astype(np.float32).astype(np.float64)
values = (inputs @ [1.0, -2.0, 0.5] + 0.7 + random.normal(size=40)).astype(np.float32).astype(np.float64)
classes = (values > 0.5).astype(int)
ridge = Ridge(alpha=ALPHA, tol=1e-12).fit(inputs, values)
# The objective is C times the sum of the losses, plus w^2 / 2.
logistic = LogisticRegression(C=1 / ALPHA, solver="lbfgs", tol=1e-12, max_iter=10000).fit(inputs, classes)
margins = (2 * classes - 1) * logistic.decision_function(inputs)
objective = (np.log1p(np.exp(-margins)).sum() + ALPHA / 2 * (logistic.coef_**2).sum()) / len(inputs)
content = {
    "alpha": ALPHA,
    "inputs": inputs.tolist(),
    "values": values.tolist(),
    "classes": classes.tolist(),
    "ridge": [*ridge.coef_.tolist(), float(ridge.intercept_)],
    "logistic": [*logistic.coef_[0].tolist(), float(logistic.intercept_[0])],
    "objective": float(objective),
}
Path(__file__).with_name("lbfgs.json").write_text(json.dumps(content) + "\n")
