"""The same codes read anew: which themes go together, and what they say in another frame."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ungtekst.codebook import label
from ungtekst.report.shapes import AimRow, AimTable, Pair, PairTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ungtekst.codebook import Dimension
    from ungtekst.report.cells import Cells

MOST_PAIRS = 10


def pair_table(dimension: Dimension, cells: Cells, least: int, language: str) -> PairTable | None:
    """Give the commonest pairs of main categories, not numbered yet; None where none is in ``least`` answers.

    Residual, complaint and negative categories are no themes, and what every answer has (for the question
    implies it) goes together with everything. Of a pair, the rarer stands first: the share of its answers
    that have the other too is the one that says something.
    """
    codes = [code for code in dimension.codes if not code.role]
    values = cells.values[[code.id for code in codes]]
    ones, judged = values == "1", values.notna()
    names = {
        code.id: label(code.label, language, code.id)
        for code in codes
        if not ones[code.id].equals(judged[code.id])
    }
    pairs = []
    for one, other in combinations(names, 2):
        both = int((ones[one] & ones[other]).sum())
        if both < max(least, 1):
            continue
        counts = {one: int((ones[one] & judged[other]).sum()), other: int((ones[other] & judged[one]).sum())}
        first, second = sorted(counts, key=lambda code: counts[code])
        pairs.append(Pair(first, names[first], second, names[second], both, counts[first], counts[second]))
    if not pairs:
        return None
    pairs.sort(key=lambda pair: -pair.both)
    title = label(dimension.label, language, dimension.id)
    return PairTable(0, dimension.id, title, tuple(pairs[:MOST_PAIRS]), 0, max(least, 1))


def frames_of(dimension: Dimension) -> tuple[str, ...]:
    """Give the other frames that codes of a dimension point to."""
    return tuple(dict.fromkeys(frame for code in dimension.all_codes() for frame in code.crosswalk))


def aim_table(
    dimension: Dimension,
    frame: str,
    cells: Cells,
    coded: int,
    min_base: int,
    min_cell: int,
    language: str,
) -> AimTable:
    """Tell a dimension's table in another frame, not numbered yet: an answer counts once for each part.

    The base of a part is the answers that are judged on every code pointing to it, or have one of them. A
    part is left out with a base below ``min_base`` for it or for a code of it, and where fewer than
    ``min_cell`` answers have several of its codes: with the codes' own counts it would tell how many.
    """
    return AimTable(
        0,
        frame,
        dimension.id,
        label(dimension.label, language, dimension.id),
        tuple(_aims(dimension, frame, cells, min_base, min_cell, language)),
        coded,
    )


def _aims(
    dimension: Dimension, frame: str, cells: Cells, min_base: int, min_cell: int, language: str
) -> Iterator[AimRow]:
    pointing: dict[str, list[str]] = {}
    labels: dict[str, list[str]] = {}
    for code in dimension.all_codes():
        if aim := code.crosswalk.get(frame):
            pointing.setdefault(aim, []).append(code.id)
            labels.setdefault(aim, []).append(label(code.label, language, code.id))
    for aim, codes in sorted(pointing.items()):
        values = cells.values[codes]
        ones = values == "1"
        found = ones.any(axis=1)
        judged = values.notna().all(axis=1) | found
        several = int(ones.to_numpy().sum()) - int(found.sum())
        if min(int(judged.sum()), *values.notna().sum()) < min_base or 0 < several < min_cell:
            continue
        yield AimRow(aim, tuple(labels[aim]), int(found.sum()), int(judged.sum()))
