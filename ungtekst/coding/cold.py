"""What the codebook alone says of answers: the chance of every code, before and beside anything learnt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ungtekst.codebook import BRUK, Dimension
from ungtekst.coding.columns import Columns, Look

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Chances = NDArray[np.float64]

# The chance of a value that terms choose in a choice-one dimension, and that rules find in ``bruk``.
CHOSEN = 0.75
# Log-odds beyond this are cut: no codebook is surer than that.
SUREST = 6.0


def cold_chances(look: Look, columns: Columns) -> Chances:
    """Give the chance of each code: answers × the codes of every dimension, ``bruk`` last.

    Choose-many codes are judged one by one. In a choice-one dimension the value that terms choose has
    ``CHOSEN``; where terms choose none, the value without terms has it if others have some, and else
    nearness of words and fields decide.
    """
    parts = []
    start = ones = 0
    for dimension, group in zip(look.dimensions, look.groups, strict=True):
        odds = columns.odds[:, start : start + len(group.codes)]
        start += len(group.codes)
        if dimension.choice == "many":
            parts.append(sigmoid(odds))
        else:
            parts.append(_one(dimension, odds, columns.chosen[:, ones]))
            ones += 1
    usable = np.full((len(columns), len(BRUK.codes)), (1 - CHOSEN) / (len(BRUK.codes) - 1))
    usable[np.arange(len(columns)), columns.usability] = CHOSEN
    return np.hstack([*parts, usable])


def _one(dimension: Dimension, odds: Chances, chosen: NDArray[np.int64]) -> Chances:
    codes = list(dimension.all_codes())
    if len(codes) == 1:
        return np.ones((len(odds), 1))
    by_meaning = np.exp(odds - odds.max(axis=1, keepdims=True))
    by_meaning /= by_meaning.sum(axis=1, keepdims=True)
    bare = [place for place, code in enumerate(codes) if not code.terms]
    if bare and len(bare) < len(codes):
        chosen = np.where(chosen < 0, bare[-1], chosen)
    by_terms = np.full(odds.shape, (1 - CHOSEN) / (len(codes) - 1))
    by_terms[np.arange(len(odds)), chosen] = CHOSEN
    return np.where(chosen[:, None] < 0, by_meaning, by_terms)


def sigmoid(odds: Chances) -> Chances:
    """Turn log-odds into chances."""
    chances: Chances = 1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30)))
    return chances


def log_odds(chances: Chances) -> Chances:
    """Turn chances into log-odds, none surer than ``SUREST``."""
    inside = np.clip(chances, 1e-9, 1 - 1e-9)
    odds: Chances = np.clip(np.log(inside / (1 - inside)), -SUREST, SUREST)
    return odds
