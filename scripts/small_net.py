"""A net with one hidden layer on sparse features, trained with NumPy: what the recogniser's weights are made with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]  # no stubs; a tool of training only

Numbers = np.ndarray[Any, Any]
FIRST, SECOND, NEVER = np.float32(0.9), np.float32(0.999), np.float32(1e-8)
"""The usual numbers of Adam."""
SLOWEST = 0.1
"""The share of the pace that is left at the end."""


@dataclass(frozen=True)
class Question:
    """One choice among neighbouring outputs, which exclude one another.

    `begin` is the first of them, `many` how many there are; `truth` gives the right one of each row, -1 where the row
    says nothing; `weight` how much each row counts.
    """

    begin: int
    many: int
    truth: Numbers
    weight: Numbers


@dataclass(frozen=True)
class Shape:
    """How the net is made and trained."""

    hidden: int = 24
    forgets: float = 0.5
    """The share of features left out each time, so that no few words decide alone."""
    rests: float = 0.3
    """The share of hidden units left out."""
    rounds: int = 8
    pace: float = 4e-3
    decay: float = 0.02
    batch: int = 128
    seed: int = 0


@dataclass(frozen=True)
class Net:
    """`inner` is features by hidden units, `outer` hidden units by outputs."""

    inner: Numbers
    inner_bias: Numbers
    outer: Numbers
    outer_bias: Numbers

    def outputs(self, x: csr_matrix) -> Numbers:
        """Give the outputs, one row a mail."""
        hidden = np.maximum(x @ self.inner + self.inner_bias, 0)
        result: Numbers = hidden @ self.outer + self.outer_bias
        return result


def shares(outputs: Numbers) -> Numbers:
    """Make outputs that exclude one another probabilities."""
    raised = np.exp(outputs - outputs.max(axis=1, keepdims=True))
    result: Numbers = raised / raised.sum(axis=1, keepdims=True)
    return result


def slope(outputs: Numbers, questions: Sequence[Question], rows: Numbers) -> Numbers:
    """Give how the loss grows with each output."""
    result = np.zeros_like(outputs)
    for asked in questions:
        here = slice(asked.begin, asked.begin + asked.many)
        truth, weight = asked.truth[rows], asked.weight[rows].copy()
        weight[truth < 0] = 0
        off = shares(outputs[:, here])
        off[np.arange(len(rows)), np.maximum(truth, 0)] -= 1
        result[:, here] += off * weight[:, None]
    return (result / len(rows)).astype(np.float32)


def fit(x: csr_matrix, questions: Sequence[Question], outputs: int, shape: Shape) -> Net:
    """Train by Adam with decaying weights and a falling pace. The same input gives the same net on one machine."""
    chance = np.random.default_rng(shape.seed)
    x = x.astype(np.float32).tocsr()
    parts = {
        "inner": chance.normal(0, 0.05, (x.shape[1], shape.hidden)).astype(np.float32),
        "inner_bias": np.zeros(shape.hidden, np.float32),
        "outer": chance.normal(0, shape.hidden**-0.5, (shape.hidden, outputs)).astype(np.float32),
        "outer_bias": np.zeros(outputs, np.float32),
    }
    first = {name: np.zeros_like(part) for name, part in parts.items()}
    second = {name: np.zeros_like(part) for name, part in parts.items()}
    steps = shape.rounds * -(-x.shape[0] // shape.batch)
    step = 0
    for _ in range(shape.rounds):
        order = chance.permutation(x.shape[0])
        for begin in range(0, len(order), shape.batch):
            rows = order[begin : begin + shape.batch]
            slopes = _slopes(parts, x[rows], rows, questions, shape, chance)
            pace = shape.pace * (1 - (1 - SLOWEST) * step / steps)
            step += 1
            even = pace * np.sqrt(1 - SECOND**step) / (1 - FIRST**step)
            parts["inner"] *= np.float32(1 - pace * shape.decay)
            for name, grown in slopes.items():
                first[name] = FIRST * first[name] + (1 - FIRST) * grown
                second[name] = SECOND * second[name] + (1 - SECOND) * grown * grown
                parts[name] -= np.float32(even) * first[name] / (np.sqrt(second[name]) + NEVER)
    return Net(**parts)


def joined(nets: Sequence[Net]) -> Net:
    """One net that says what several say on the average: their hidden units side by side."""
    many = np.float32(len(nets))
    return Net(
        np.hstack([net.inner for net in nets]),
        np.concatenate([net.inner_bias for net in nets]),
        np.vstack([net.outer for net in nets]) / many,
        sum((net.outer_bias for net in nets), np.float32(0)) / many,
    )


def _slopes(
    parts: dict[str, Numbers], x: csr_matrix, rows: Numbers, questions: Sequence[Question], shape: Shape,
    chance: np.random.Generator,
) -> dict[str, Numbers]:  # fmt: skip
    """Go forward with some features and units left out, and back."""
    x = x.copy()
    x.data *= (chance.random(len(x.data)) >= shape.forgets) / np.float32(1 - shape.forgets)
    sums = x @ parts["inner"] + parts["inner_bias"]
    awake = (sums > 0) * ((chance.random(sums.shape) >= shape.rests) / np.float32(1 - shape.rests))
    hidden = sums * awake.astype(np.float32)
    off = slope(hidden @ parts["outer"] + parts["outer_bias"], questions, rows)
    back = (off @ parts["outer"].T) * awake.astype(np.float32)
    return {
        "inner": x.T.tocsr() @ back,
        "inner_bias": back.sum(axis=0),
        "outer": hidden.T @ off,
        "outer_bias": off.sum(axis=0),
    }
