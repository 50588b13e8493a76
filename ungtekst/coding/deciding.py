"""From chances to codes: what is given, what rules what out, and what a human look would be worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ungtekst.codebook import BRUK, Codebook, Dimension
from ungtekst.coding.columns import Columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Chances = NDArray[np.float64]

DECIMALS = 6
LIKELY = 0.5


def code_ids(codebook: Codebook) -> list[str]:
    """Order the codes of every dimension: choose-many first, then choose-one, ``bruk`` last."""
    dimensions = [d for d in codebook.dimensions if d.choice == "many"]
    return [c.id for d in (*dimensions, *codebook.ones) for c in d.all_codes()]


def agreed(
    codebook: Codebook, chances: Chances, columns: Columns, dimensions: Sequence[Dimension]
) -> Chances:
    """Round chances (answers × ``code_ids``) so that they agree with each other.

    A parent is at least as likely as its children, each choice-one dimension adds to 1, and what a
    non-answer or its question rules out is 0. ``dimensions`` are in the order of ``columns.closed``.
    """
    place = {name: number for number, name in enumerate(code_ids(codebook))}
    for code in reversed(codebook.many):
        under = [place[child.id] for child in code.codes]
        if under:
            union = chances[:, under].max(axis=1)
            own = chances[:, place[code.id]] if code.codable else union
            chances[:, place[code.id]] = np.maximum(own, union)
    for dimension in codebook.ones:
        of_dimension = _places(dimension, place)
        block = chances[:, of_dimension]
        chances[:, of_dimension] = block / block.sum(axis=1, keepdims=True)
    chances = np.round(chances, DECIMALS)
    usable = [place["ja"], place["utenfor-spørsmålet"]]
    rest = [place[code.id] for code in BRUK.codes if place[code.id] not in usable]
    silent = np.flatnonzero(chances[:, rest].max(axis=1) > chances[:, usable].max(axis=1))
    bruk = {code.id for code in BRUK.codes}
    chances[np.ix_(silent, np.array([number for name, number in place.items() if name not in bruk]))] = 0.0
    for number, dimension in enumerate(dimensions):
        out = np.flatnonzero(columns.closed[:, number])
        chances[np.ix_(out, _places(dimension, place))] = 0.0
    return chances


def _places(dimension: Dimension, place: Mapping[str, int]) -> NDArray[np.int64]:
    return np.array([place[code.id] for code in dimension.all_codes()], dtype=np.int64)


def decide(codebook: Codebook, chances: pd.DataFrame, threshold: Callable[[str], float]) -> pd.DataFrame:
    """Turn chances into codes: 0/1 for every choose-many code, a code id for every choice-one dimension."""
    columns: dict[str, Any] = {}
    for dimension in codebook.dimensions:
        if dimension.choice == "many":
            columns.update(_decide_many(dimension, chances, threshold))
    columns = {code.id: columns[code.id] for code in codebook.many}
    for dimension in codebook.ones:
        ids = [code.id for code in dimension.all_codes()]
        block = chances[ids].to_numpy()
        best = [
            ids[place] if top > 0 else None
            for place, top in zip(block.argmax(axis=1), block.max(axis=1, initial=0.0), strict=True)
        ]
        columns[dimension.id] = pd.Series(best, index=chances.index, dtype=object)
    return pd.DataFrame(columns, index=chances.index)


def given_codes(codebook: Codebook, decided: pd.DataFrame) -> list[list[str]]:
    """List the codes of every dimension that each row of ``decide`` holds."""
    given: list[list[str]] = [[] for _ in range(len(decided))]
    ones = {dimension.id for dimension in codebook.ones}
    for name in decided.columns:
        values = decided[name].to_numpy()
        if name in ones:
            for codes, value in zip(given, values.tolist(), strict=True):
                codes.extend([str(value)] if value is not None else [])
        else:
            for number in np.flatnonzero(values == 1).tolist():
                given[number].append(str(name))
    return given


def _decide_many(
    dimension: Dimension, chances: pd.DataFrame, threshold: Callable[[str], float]
) -> dict[str, NDArray[np.int64]]:
    decided: dict[str, NDArray[np.int64]] = {}
    for code in reversed(list(dimension.all_codes())):
        own = (chances[code.id].to_numpy() >= threshold(code.id)).astype(np.int64)
        under = [decided[child.id] for child in code.codes]
        if under:
            union = np.maximum.reduce(under)
            own = np.maximum(own, union) if code.codable else union
        decided[code.id] = own
    return decided


def worth(codebook: Codebook, chances: pd.DataFrame, decided: pd.DataFrame) -> pd.Series:
    """Say how many of the report's counts a human look at each answer is expected to change.

    The chance that each code's decision is wrong, summed over the codes; a choice-one dimension counts once.
    """
    total = np.zeros(len(chances))
    for code in codebook.many:
        own = chances[code.id].to_numpy()
        total += np.where(decided[code.id].to_numpy() == 1, 1 - own, own)
    for dimension in codebook.ones:
        block = chances[[code.id for code in dimension.all_codes()]].to_numpy()
        total += np.where(block.sum(axis=1) > 0, 1 - block.max(axis=1, initial=0.0), 0.0)
    return pd.Series(np.round(total, DECIMALS), index=chances.index, name="uncertain")


def abstained(codebook: Codebook, chances: pd.DataFrame, decided: pd.DataFrame) -> pd.DataFrame:
    """Tell which decisions are more likely wrong than right: true for each variable of ``decided``.

    A threshold that serves F1 gives a code before it is likely; such cells are the machine's guess.
    """
    columns = {}
    for code in codebook.many:
        columns[code.id] = (chances[code.id] >= LIKELY) != (decided[code.id] == 1)
    for dimension in codebook.ones:
        best = chances[[code.id for code in dimension.all_codes()]].max(axis=1)
        columns[dimension.id] = (best < LIKELY) & decided[dimension.id].notna()
    return pd.DataFrame(columns, index=chances.index)
