"""The two kinds of table: categories (an answer may have several) and values (an answer has one)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ungtekst.codebook import label
from ungtekst.report.cells import Cells, count_sources
from ungtekst.report.numbers import percent
from ungtekst.report.shapes import CategoryRow, CategoryTable, ValueRow, ValueTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from ungtekst.codebook import Code, Dimension
    from ungtekst.report.layout import Layout

# Where a category of each role stands; the ordinary come first.
_PLACE = {"": 0, "negative": 1, "complaint": 2, "residual": 3}


def in_order(codes: Iterable[Code], counts: Mapping[str, int] | pd.Series[int]) -> list[Code]:
    """Put codes in the order of a table: the commonest first, complaints, negative and residual ones last."""
    return sorted(codes, key=lambda code: (_PLACE.get(code.role, 0), -int(counts[code.id])))


def category_table(
    dimension: Dimension, cells: Cells, answered: int, layout: Layout, numbers: Iterator[int]
) -> CategoryTable:
    """Count a choose-many dimension over the usable answers of a chapter.

    A row's base is the answers judged on that code; the table's, those judged on at least one.
    ``numbers`` gives the table its number, which it takes only if there is something to show.
    """
    language, min_base, min_cell = layout.language, layout.min_base, layout.min_cell
    split = bool(layout.by) and min_cell > 1
    ids = [code.id for code in dimension.all_codes()]
    judged = cells.values[ids].notna()
    coded = int(judged.any(axis=1).sum())
    title = label(dimension.label, language, dimension.id)
    if coded < min_base:
        return CategoryTable(0, 0, dimension.id, title, (), coded, answered)
    ones = cells.values[ids] == "1"
    counts = ones.sum()
    bases, disputed = judged.sum(), cells.disputed[ids].sum()

    def rows(codes: Sequence[Code], depth: int) -> Iterator[CategoryRow]:
        for code in in_order(codes, counts):
            base = int(bases[code.id])
            yield CategoryRow(
                code.id,
                label(code.label, language, code.id),
                depth,
                code.role,
                int(counts[code.id]) if base >= min_base else None,
                base,
                int(disputed[code.id]),
            )
            yield from rows(code.codes, depth + 1)

    main = ones[[code.id for code in dimension.codes]]
    carriers, codings = int(main.any(axis=1).sum()), int(main.to_numpy().sum())
    # With the rows, those without any code tell how many have several.
    telling = split or 0 < codings - carriers < min_cell
    return CategoryTable(
        next(numbers),
        0,
        dimension.id,
        title,
        tuple(rows(dimension.codes, 0)),
        coded,
        answered,
        codings,
        None if telling else coded - carriers,
        count_sources(cells.sources[main.columns].where(main)),
    )


def value_table(
    dimension: Dimension, cells: Cells, min_base: int, numbers: Iterator[int], language: str
) -> ValueTable:
    """Count a choose-one dimension over the usable answers of a chapter; the base is those with a value."""
    column = cells.values[dimension.id]
    disputed = int(cells.disputed[dimension.id].sum())
    codes = list(dimension.all_codes())
    counts = {code.id: int(column.eq(code.id).sum()) for code in codes}
    total = sum(counts.values())
    rows = tuple(
        ValueRow(
            code.id, label(code.label, language, code.id), counts[code.id], percent(counts[code.id], total)
        )
        for code in codes
    )
    shown = total >= min_base
    return ValueTable(
        next(numbers) if shown else 0,
        dimension.id,
        label(dimension.label, language, dimension.id),
        rows if shown else (),
        total,
        disputed,
        len(column) - total - disputed,
    )
