"""Writes alpha-dropout.json: what torch.nn.AlphaDropout makes of a kept and of a dropped element, and its slopes, in float64.

Run with PyTorch 1.13: /usr/bin/python3 test/golden/generate_alpha_dropout.py
"""

import json
from pathlib import Path

import torch

ROWS = 1000


def seen(rate, x):
    """The two outputs for x and the two slopes, the dropped element's first: its slope is 0."""
    torch.manual_seed(1)
    inputs = torch.full((ROWS,), x, dtype=torch.float64, requires_grad=True)
    outputs = torch.nn.AlphaDropout(rate)(inputs)
    outputs.sum().backward()
    pairs = sorted(set(zip(inputs.grad.tolist(), outputs.tolist())))
    assert len(pairs) == 2 and pairs[0][0] == 0
    (_, dropped), (slope, kept) = pairs
    return {"rate": rate, "x": x, "dropped": dropped, "kept": kept, "slope": slope}


cases = [seen(rate, x) for rate in (0.05, 0.2, 0.5, 0.9) for x in (-1.25, 0.0, 3.5)]
Path(__file__).with_name("alpha-dropout.json").write_text(json.dumps(cases, indent=1) + "\n")
