"""Tables with columns side by side: what they count, before anything small is hidden.

A table split by group is linked to the whole question's table: the groups of a row add to what stands there.
``hiding.py`` needs these sums, so the counts of all tables are made first and the tables after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from ungtekst.codebook import label
from ungtekst.report.shapes import Cell, SplitColumn, SplitRow, SplitTable
from ungtekst.report.tables import in_order

if TYPE_CHECKING:
    import pandas as pd

    from ungtekst.codebook import Code, Dimension
    from ungtekst.report.cells import Cells
    from ungtekst.report.hiding import HiddenIn

Kind = Literal["group", "wave", "question"]
# More columns than these can neither be read nor compared.
MOST_COLUMNS = 12


class Part(NamedTuple):
    """A column to be: its id and label, and the cells of the answers that stand in it."""

    id: str
    label: str
    cells: Cells


class Counts(NamedTuple):
    """What a column counts: its coded answers, and by code how many have it of how many judged on it."""

    coded: int
    ones: dict[str, int]
    judged: dict[str, int]


@dataclass(frozen=True)
class Split:
    """A split table that is counted and not yet printed. ``whole`` counts everybody, in a table of groups.

    Where fewer than ``min_base`` are judged on a code, its count is not printed.
    """

    kind: Kind
    name: str
    dimension: Dimension
    columns: tuple[tuple[str, str, Counts], ...]
    whole: Counts | None
    min_base: int

    def tells(self, code: str) -> bool:
        """Tell whether a code's row is printed, in a table of groups."""
        return self.whole is None or self.whole.judged[code] >= self.min_base

    @property
    def order(self) -> dict[str, int]:
        """How many have each code: rows stand in this order, the last column of waves deciding."""
        if self.whole is not None:
            return self.whole.ones
        if self.kind == "wave":
            return self.columns[-1][2].ones
        codes = self.columns[0][2].ones
        return {code: sum(counts.ones[code] for _, _, counts in self.columns) for code in codes}


def split(
    kind: Kind,
    name: str,
    dimension: Dimension,
    parts: Sequence[Part],
    whole: Cells | None,
    min_base: int,
) -> Split:
    """Count a dimension in each part."""
    return Split(
        kind,
        name,
        dimension,
        tuple((part.id, part.label, counted(dimension, part.cells)) for part in parts),
        None if whole is None else counted(dimension, whole),
        min_base,
    )


def counted(dimension: Dimension, cells: Cells) -> Counts:
    """Count how many answers have each code of a dimension, of those judged on it."""
    codes = [code.id for code in dimension.all_codes()]
    if dimension.choice == "one":
        column = cells.values[dimension.id]
        total = int(column.isin(codes).sum())
        tally = column.value_counts()
        return Counts(total, {code: int(tally.get(code, 0)) for code in codes}, dict.fromkeys(codes, total))
    judged = cells.values[codes].notna()
    ones, bases = (cells.values[codes] == "1").sum(), judged.sum()
    return Counts(
        int(judged.any(axis=1).sum()),
        {code: int(ones[code]) for code in codes},
        {code: int(bases[code]) for code in codes},
    )


def clean(groups: pd.Series[str]) -> pd.Series[str]:
    """Give the values of a group as they are told; "" where there is none."""
    return groups.fillna("").astype(str).str.strip()


def parts_of(cells: Cells, groups: pd.Series[str], missing: str) -> list[Part]:
    """Part answers by the value of a group; those without one stand last, called ``missing``."""
    values = groups.reindex(cells.values.index).fillna("")
    said = sorted({value for value in values if value}, key=_natural)
    parts = [Part(value, value, cells.of(values.index[values == value])) for value in said]
    if (values == "").any():
        parts.append(Part("", missing, cells.of(values.index[values == ""])))
    return parts


def _natural(value: str) -> list[tuple[bool, int, str]]:
    """Order «9. trinn» before «10. trinn», and both before «Vg1»."""
    pieces = re.split(r"([0-9]+)", value.casefold())
    return [(False, int(piece), "") if piece.isdecimal() else (True, 0, piece) for piece in pieces if piece]


def meant_for(code: Code, group: str, value: str) -> bool:
    """Tell whether a code is meant for those with a value of a group."""
    return value in code.only.get(group, (value,))


def as_table(
    this: Split, number: int, language: str, everybody: str = "", hidden: HiddenIn | None = None
) -> SplitTable:
    """Print a split. ``everybody`` is what the column of all is called, in a table of groups."""
    given = list(this.columns)

    def shown(what: str, code: str, column: str, number: int) -> int | None:
        return None if hidden and hidden.hides(what, code, column) else number

    columns = [SplitColumn(name, said, shown("base", "", name, counts.coded)) for name, said, counts in given]
    if this.whole is not None:
        columns.append(SplitColumn("", everybody, this.whole.coded, total=True))

    def cell(code: Code, column: str, counts: Counts) -> Cell | None:
        count = counts.ones[code.id]
        if not count and not meant_for(code, this.name, column):
            return None
        if this.whole is None and counts.judged[code.id] < this.min_base:
            return Cell(None, None)
        base = shown("base", code.id, column, counts.judged[code.id])
        return Cell(shown("count", code.id, column, count), base)

    left_out: list[str] = []

    def rows(codes: Sequence[Code], depth: int) -> Iterator[SplitRow]:
        for code in codes if this.dimension.choice == "one" else in_order(codes, this.order):
            said = label(code.label, language, code.id)
            if not this.tells(code.id) or (hidden and hidden.exposes(code.id)):
                left_out.append(said)
            else:
                cells = [cell(code, name, counts) for name, _, counts in given]
                if this.whole is not None:
                    cells.append(Cell(this.whole.ones[code.id], this.whole.judged[code.id]))
                yield SplitRow(code.id, said, depth, code.role, tuple(cells))
            yield from rows(code.codes, depth + 1)

    return SplitTable(
        this.kind,
        number,
        this.name,
        this.dimension.id,
        label(this.dimension.label, language, this.dimension.id),
        this.dimension.choice,
        tuple(columns),
        tuple(rows(this.dimension.codes, 0)),
        tuple(left_out),
    )
