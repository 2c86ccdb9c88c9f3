"""Training from the first line to a goal, for any library; `learn.mjs` is its twin."""

import time

import numpy as np

from data import load_folder


def learn(work, step, classes_of):
    """Trains on shuffled batches, tests every `testEvery` steps, stops at the goal or when the time is up."""
    start = time.perf_counter()
    (inputs, labels), (test_inputs, test_labels) = load_folder(work["folder"])
    random = np.random.default_rng(work["seed"])
    batch, steps = work["batch"], 0
    while True:
        order = random.permutation(len(labels))
        for first in range(0, len(labels) - batch + 1, batch):
            rows = order[first : first + batch]
            step(inputs[rows], labels[rows])
            steps += 1
            is_late = time.perf_counter() - start > work["seconds"]
            if steps % work["testEvery"] and not is_late:
                continue
            accuracy = (classes_of(test_inputs) == test_labels).mean()
            if accuracy >= work["goal"] or is_late:
                return f"{accuracy:.4f} {steps} steps"
