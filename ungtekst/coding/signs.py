"""The signs by which a codebook alone tells whether an answer has a code, and how much each counts.

The weights are one logistic regression over (answer, code) pairs of the sample surveys, whatever the code: it
has learnt how far to believe a term, nearness of words, likeness of fields and a question's context, with
codebooks of many terms, few and none. ``models/coder`` holds it and says how it was made.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ungtekst.resources import shipped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.floating[Any]]

SIGNS = (
    "near",
    "hit",
    "hits",
    "implied",
    "length",
    "alike",
    "specific",
    "near_top",
    "specific_top",
    "others",
)
START, THRESHOLDS = "start", ("threshold", "threshold_rich")
FIELD = "felt:"
ENOUGH_TERMS = 60


@dataclass(frozen=True)
class Weights:
    """What each sign adds to the log-odds of a code, where they start, and how much each field tells.

    ``thresholds`` are the chances from which on a code that no term points at is given, as long as nothing
    has been learnt: of a code without terms, and of one with as many as it takes.
    """

    signs: NDArray[np.float64]
    start: float
    thresholds: tuple[float, float]
    fields: Rows
    digest: str

    def odds(self, signs: Rows) -> NDArray[np.float64]:
        """Give the log-odds: answers × codes, from answers × codes × signs."""
        odds: NDArray[np.float64] = signs.astype(np.float64) @ self.signs + self.start
        return odds

    def threshold(self, terms: int) -> float:
        """Give the least chance of a code with so many terms: the more there are, the more silence says."""
        return threshold_at(self.thresholds, richness(terms))


def richness(terms: int) -> float:
    """Say how far a code's terms are likely to cover it, from 0 (it has none) to 1."""
    return min(1.0, log(1 + terms) / log(1 + ENOUGH_TERMS))


def threshold_at(thresholds: tuple[float, float], rich: float) -> float:
    """Give the threshold of a code so rich in terms, between that of none and that of enough."""
    without, with_enough = thresholds
    return without + (with_enough - without) * rich**2


def signs_of(
    near: Rows, hits: NDArray[np.int64], implied: NDArray[np.bool_], words: Rows, alike: Rows, specific: Rows
) -> Rows:
    """Lay out the signs for the codes of one dimension: answers × codes × ``SIGNS``.

    All but ``words`` (how many the answer has) are answers × codes. ``near_top`` and ``specific_top`` are how
    far a code is behind the best of its dimension; ``others`` is 1 where terms point at others only.
    """
    hit = (hits > 0).astype(np.float32)
    return np.stack(
        [
            near,
            hit,
            np.log1p(hits).astype(np.float32),
            implied.astype(np.float32),
            np.broadcast_to(np.log1p(words)[:, None], near.shape),
            alike,
            specific,
            near - near.max(axis=1, keepdims=True, initial=-np.inf),
            specific - specific.max(axis=1, keepdims=True, initial=-np.inf),
            (1 - hit) * hit.max(axis=1, keepdims=True, initial=0),
        ],
        axis=-1,
    ).astype(np.float32)


@lru_cache(maxsize=2)
def load_weights(file: Path | None = None) -> Weights:
    """Read the shipped weights, or another file of the same make; once."""
    content = (file or shipped("models") / "coder" / "weights.tsv").read_bytes()
    lines = content.decode("utf-8").splitlines()[1:]
    numbers = {name: float(number) for name, number in (line.split("\t") for line in lines)}
    return Weights(
        np.array([numbers[sign] for sign in SIGNS]),
        numbers[START],
        (numbers[THRESHOLDS[0]], numbers[THRESHOLDS[1]]),
        np.array([value for name, value in numbers.items() if name.startswith(FIELD)], dtype=np.float32),
        hashlib.sha256(content).hexdigest(),
    )
