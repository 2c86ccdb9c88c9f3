"""Public names of PyTorch's and scikit-learn's modules that docs/parts.md and docs/training.md refer to.

Run: /usr/bin/python3 -B test/golden/generate_names.py      (needs torch 1.13 and scikit-learn)

Writes names.json beside itself: the module, and its names in order.
"""

import inspect
import json
from pathlib import Path

import sklearn
import sklearn.metrics
import torch
import torch.optim.swa_utils


def classes(module):
    return sorted(name for name, value in vars(module).items() if inspect.isclass(value) and not name.startswith("_"))


def functions(module):
    return sorted(name for name, value in vars(module).items() if inspect.isfunction(value) and not name.startswith("_"))


if __name__ == "__main__":
    names = {
        "versions": [f"torch {torch.__version__.split('+')[0]}", f"scikit-learn {sklearn.__version__}"],
        "torch.nn": classes(torch.nn),
        "torch.nn.init": [name for name in functions(torch.nn.init) if name.endswith("_")],
        "torch.nn.utils": functions(torch.nn.utils),
        "torch.optim": classes(torch.optim),
        "torch.optim.lr_scheduler": classes(torch.optim.lr_scheduler),
        "torch.optim.swa_utils": ["swa_utils", *classes(torch.optim.swa_utils)],
        "torch": [name for name in ("renorm",) if hasattr(torch, name)],
        "sklearn.metrics": sorted(sklearn.metrics.__all__),
    }
    Path(__file__).with_name("names.json").write_text(json.dumps(names, indent=1) + "\n")
