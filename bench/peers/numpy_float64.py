"""NumPy the straightforward way, float64: layers as in system N, studies as in system S."""

import numpy as np

from data import batch_of
from learn import learn
from numba_study import njit, prepare_map, prepare_study
from numpy_layers import Model
from protocol import Cannot, serve


def prepare_step(work):
    model = Model(work)
    inputs, targets = batch_of(work)
    inputs = inputs.astype(float)
    return lambda: model.step(inputs, targets), 1, ""


def prepare_learn(work):
    model = Model(work)
    return lambda: learn(work, lambda x, y: model.step(x.astype(float), y), model.classes_of), 1, ""


WORKS = {"step": prepare_step, "learn": prepare_learn, **({"study": prepare_study, "map": prepare_map} if njit else {})}


def prepare(work):
    if work["kind"] not in WORKS:
        raise Cannot("numba is missing" if work["kind"] in ("study", "map") else "its products are float64")
    return WORKS[work["kind"]](work)


serve(f"NumPy {np.__version__}, float64", prepare)
