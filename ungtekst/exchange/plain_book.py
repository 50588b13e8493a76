"""A table as a plain workbook: one tab, bold heads, no dress."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain, islice
from pathlib import Path

from ungtekst.exchange.dress import Look, TabPlan, book_parts, split_tab
from ungtekst.exchange.guard import guarded
from ungtekst.exchange.numbers import as_number
from ungtekst.exchange.packing import RowWriter, packed

TAB = "tabell"
_WIDTHS = (8, 60)


def plain_book(
    path: Path, heads: Sequence[str], rows: Iterable[Sequence[str]], texts: Collection[int]
) -> bytes:
    """Give the bytes of a workbook; ``texts`` are the places of the columns whose cells are always text."""
    iterator = iter(rows)
    sample = list(islice(iterator, 200))
    widths = [_width(head, [row[place] for row in sample]) for place, head in enumerate(heads)]
    looks = [Look(width, text=place in texts) for place, width in enumerate(widths)]
    parts, (styles,) = book_parts([TabPlan(TAB, looks)])
    name = "xl/worksheets/sheet1.xml"
    top, bottom = split_tab(parts.pop(name))
    header = RowWriter(str(path), heads, styles.heads, [None] * len(heads), [guarded] * len(heads))
    body = RowWriter(
        str(path),
        heads,
        styles.cells,
        [None if place in texts else as_number for place in range(len(heads))],
        [guarded if place in texts else None for place in range(len(heads))],
    )
    blocks = chain([top], header.write([heads]), body.write(chain(sample, iterator), 2), [bottom])
    types = "[Content_Types].xml"
    first, rest = parts.pop(types), sorted(parts.items())
    return packed(
        str(path), [(types, [first]), (name, blocks), *((part, [content]) for part, content in rest)]
    )


def _width(head: str, cells: Sequence[str]) -> float:
    longest = max((len(line) for cell in [head, *cells] for line in cell.split("\n")), default=0)
    return min(max(longest + 2, _WIDTHS[0]), _WIDTHS[1])
