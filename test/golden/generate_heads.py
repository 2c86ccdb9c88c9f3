"""Linear models of counts, quantiles and normal distributions from scikit-learn 1.2 and PyTorch 1.13, in float64.

Run: /usr/bin/python3 -B test/golden/generate_heads.py      (needs scikit-learn, torch and numpy)

Writes heads.json beside itself: what estimators without hidden layers and without L2 are to predict at the minimum of their loss.
"""

import numpy as np
import torch
from sklearn.linear_model import PoissonRegressor, QuantileRegressor

from generate import exact_in_f32, save

LEVELS = [0.1, 0.5, 0.9]


def rounded(values):
    return exact_in_f32(torch.tensor(np.asarray(values, dtype=float))).numpy()


def poisson(x, rng):
    counts = np.stack([rng.poisson(np.exp(0.5 * x[:, 0] - 0.3 * x[:, 1] + c)) for c in (0.2, 3)], axis=1)
    models = [PoissonRegressor(alpha=0, tol=1e-10, max_iter=10_000).fit(x, column) for column in counts.T]
    return {"y": counts.tolist(), "values": np.stack([model.predict(x) for model in models], axis=1).tolist()}


def quantile(x, rng):
    y = rounded(1000 + 50 * x[:, 0] + 20 * (1 + np.abs(x[:, 1])) * rng.standard_normal(len(x)))
    predicted = [QuantileRegressor(quantile=q, alpha=0, solver="highs").fit(x, y).predict(x) for q in LEVELS]
    losses = [float(np.maximum(q * (y - p), (q - 1) * (y - p)).mean()) for q, p in zip(LEVELS, predicted)]
    return {"y": y.tolist(), "levels": LEVELS, "losses": losses}


def gaussian(x, rng):
    y = rounded(1000 + 50 * x[:, 0] + 20 * np.exp(0.4 * x[:, 1]) * rng.standard_normal(len(x)))
    inputs, targets = torch.tensor(x), torch.tensor((y - y.mean()) / y.std())
    layer = torch.nn.Linear(x.shape[1], 2).double()
    torch.nn.init.zeros_(layer.weight)
    torch.nn.init.zeros_(layer.bias)
    optimizer = torch.optim.LBFGS(layer.parameters(), max_iter=5000, tolerance_grad=1e-12, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        mean, log_variance = layer(inputs).T
        loss = torch.nn.functional.gaussian_nll_loss(mean, targets, log_variance.exp())
        loss.backward()
        return loss

    optimizer.step(closure)
    mean, log_variance = layer(inputs).detach().T
    deviations = (log_variance / 2).exp() * y.std()
    return {"y": y.tolist(), "values": (mean * y.std() + y.mean()).tolist(), "deviations": deviations.tolist()}


if __name__ == "__main__":
    rng = np.random.default_rng(41)
    x = rounded(rng.standard_normal((60, 2)))
    save("heads", {"x": x.tolist(), "poisson": poisson(x, rng), "quantile": quantile(x, rng), "gaussian": gaussian(x, rng)})
