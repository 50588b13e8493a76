"""What the terms that were found in an answer say by themselves of a choice-one dimension."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ungtekst.codebook import Dimension
from ungtekst.coding.matching import Hit

NONANSWERS = frozenset({"tomt", "ikke-svar", "uleselig"})
VALENCE = frozenset({"positiv", "negativ"})
MIXED = "blandet"


def choose(dimension: Dimension, hits: Sequence[Hit]) -> str:
    """Choose a value of a choice-one dimension from the terms that were found.

    The value with most hits wins; between equals, the dimension's ``precedence`` and then the order of the
    file. In a dimension of valence (it has ``positiv`` and ``negativ``) a denied term speaks for the
    opposite, and an answer that speaks for both is ``blandet`` where there is such a value. Without any
    hit: the last value that has no terms, else the last.
    """
    order = [code.id for code in dimension.all_codes()]
    votes = Counter(spoken_for(dimension, hit) for hit in hits if hit.dimension == dimension.id)
    if MIXED in order and all(votes[pole] for pole in VALENCE):
        return MIXED
    if votes:
        rank = [*dimension.precedence, *(code for code in order if code not in dimension.precedence)]
        return min(votes, key=lambda value: (-votes[value], rank.index(value)))
    bare = [code.id for code in dimension.all_codes() if not code.terms]
    return (bare or order)[-1]


def spoken_for(dimension: Dimension, hit: Hit) -> str:
    """Give the code that a hit speaks for: its own, or the opposite pole where valence is denied."""
    if hit.negated and hit.code in VALENCE and {code.id for code in dimension.all_codes()} >= VALENCE:
        return next(iter(VALENCE - {hit.code}))
    return hit.code
