"""scikit-learn's counterpart of bench/lbfgs.mjs: loss and time of MLPClassifier by lbfgs. Run: /usr/bin/python3 bench/reference/lbfgs_sklearn.py"""

import time
import warnings

from sklearn.datasets import load_digits, load_iris
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

warnings.simplefilter("ignore")
for name, data in [("digits", load_digits()), ("iris", load_iris())]:
    x = StandardScaler().fit_transform(data.data)
    for iterations in [20, 50, 100, 200]:
        fit = MLPClassifier((32,), solver="lbfgs", activation="tanh", tol=0, max_iter=iterations, random_state=0)
        start = time.perf_counter()
        fit.fit(x, data.target)
        print(f"{name:8} {iterations:4} iterations {time.perf_counter() - start:.2f} s  loss {fit.loss_:.2e}")
