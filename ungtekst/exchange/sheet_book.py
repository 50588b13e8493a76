"""A sheet as a workbook that an analyst can work in for a day: sizes, panes, checks, notes, further tabs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from ungtekst.exchange.cells import letters_of
from ungtekst.exchange.checks import LISTS, add_checks, add_colours, long_lists
from ungtekst.exchange.dress import Look, TabPlan, book_parts, split_tab
from ungtekst.exchange.guard import guarded
from ungtekst.exchange.heights import head_height, row_height
from ungtekst.exchange.packing import AsNumber, Height, RowWriter, packed
from ungtekst.exchange.sheets import Column, Page

TAB = "svar"
_TYPES = "[Content_Types].xml"
_SAMPLED = 500
# Of the 1366 pixels of a small laptop, what may stand still and leave the codes room.
_FROZEN_PIXELS = 800
_ANSWER_WIDTHS = (38.0, 58.0)
_LONG_TEXT = 30
_UPRIGHT_FROM = 6  # columns of codes: fewer have room for heads that lie


def sheet_book(
    path: Path, columns: Sequence[Column], rows: Iterable[Sequence[str]], pages: Sequence[Page]
) -> bytes:
    """Give the bytes of the workbook. The rows are read once and never held together."""
    return packed(str(path), _parts(path, columns, rows, _further(columns, pages)))


def _parts(
    path: Path, columns: Sequence[Column], rows: Iterable[Sequence[str]], further: Sequence[Page]
) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Give each part as its turn comes: how far filters and checks reach is known after the rows."""
    iterator = iter(rows)
    sample = list(islice(iterator, _SAMPLED))
    looks, answer = _looks(columns, sample), _answer(columns, sample)
    plans = [_page_plan(page) for page in further]
    parts, styles = book_parts([_plan(columns, looks, answer, 2), *plans])
    yield _TYPES, [parts[_TYPES]]
    body = RowWriter(
        str(path),
        [column.head for column in columns],
        styles[0].cells,
        [_zero_or_one if column.kind == "code" else None for column in columns],
        [None if column.kind in ("code", "choice") else guarded for column in columns],
        row_height(looks),
    )

    def bottom() -> Iterator[bytes]:
        last = max(body.rows + 1, 2)
        parts.update(book_parts([_plan(columns, looks, answer, last), *plans])[0])
        yield split_tab(parts[_part(0)], f"A1:{letters_of(len(columns) - 1)}{last}")[1]

    names = [column.head for column in columns]
    heads = _lines(path, names, styles[0].heads, [names], head_height(looks))
    top, _ = split_tab(parts[_part(0)])
    yield _part(0), chain([top], heads, body.write(chain(sample, iterator), 2), bottom())
    for number, (page, style) in enumerate(zip(further, styles[1:], strict=True), 1):
        top, end = split_tab(parts[_part(number)])
        looks = _page_looks(page)
        heads = _lines(path, page.heads, style.heads, [page.heads], head_height(looks))
        lines = _lines(path, page.heads, style.cells, page.rows, row_height(looks), 2)
        yield _part(number), chain([top], heads, lines, [end])
    given = {_TYPES, *map(_part, range(len(further) + 1))}
    for name in sorted(parts.keys() - given):
        yield name, [parts[name]]


def _part(number: int) -> str:
    return f"xl/worksheets/sheet{number + 1}.xml"


def _lines(
    path: Path,
    heads: Sequence[str],
    styles: Sequence[int],
    rows: Iterable[Sequence[str]],
    height: Height,
    first: int = 1,
) -> Iterator[bytes]:
    nothing: list[AsNumber | None] = [None] * len(heads)
    return RowWriter(str(path), heads, styles, nothing, [guarded] * len(heads), height).write(rows, first)


def _zero_or_one(text: str) -> str | None:
    return text if text in ("0", "1") else None


def _further(columns: Sequence[Column], pages: Sequence[Page]) -> list[Page]:
    """Give the tabs besides the sheet: those asked for, and one with the lists too long for a drop-down."""
    lists = long_lists(columns)
    if not lists:
        return list(pages)
    rows = [
        tuple(values[row] if row < len(values) else "" for values in lists)
        for row in range(max(map(len, lists)))
    ]
    heads = tuple(f"liste {number}" for number in range(1, len(lists) + 1))
    return [*pages, Page(LISTS, heads, tuple(rows))]


def _answer(columns: Sequence[Column], sample: Sequence[Sequence[str]]) -> int | None:
    """Find the column with the answers: the one called so, else the longest of the fixed texts."""
    fixed = [place for place, column in enumerate(columns) if column.kind == "fixed"]
    for place in fixed:
        if columns[place].head.casefold() == TAB:
            return place
    length = {place: sum(len(row[place]) for row in sample) / max(1, len(sample)) for place in fixed}
    return max(
        (place for place in fixed if length[place] >= _LONG_TEXT), key=length.__getitem__, default=None
    )


def _looks(columns: Sequence[Column], sample: Sequence[Sequence[str]]) -> list[Look]:
    upright = sum(column.kind == "code" for column in columns) >= _UPRIGHT_FROM
    answer = _answer(columns, sample)
    looks = [
        _answer_look(column)
        if place == answer
        else _look(column, upright, place == 0, [row[place] for row in sample])
        for place, column in enumerate(columns)
    ]
    if answer is not None:
        # The answer gives way, within bounds, so that all up to it can stand still.
        spare = (_FROZEN_PIXELS - sum(_pixels(look.width) for look in looks[:answer])) / 7
        width = min(max(spare, _ANSWER_WIDTHS[0]), _ANSWER_WIDTHS[1])
        looks[answer] = Look(width, wrapped=True, muted=True, note=looks[answer].note)
    return looks


def _pixels(width: float) -> float:
    return 7 * width + 5


def _answer_look(column: Column) -> Look:
    return Look(_ANSWER_WIDTHS[1], wrapped=True, muted=True, note=_note(column))


def _look(column: Column, upright: bool, first: bool, cells: Sequence[str]) -> Look:
    note = _note(column)
    longest = max(map(len, cells), default=0)
    if column.kind == "code":
        width = 5.3 if upright else min(max(len(column.head) + 4, 8), 16)
        return Look(width, text=False, centred=True, upright=upright, fill_in=True, note=note)
    if column.kind == "choice":
        width = max([len(column.head) + 4, *(len(value) + 3 for value in column.values)])
        return Look(min(width, 22), fill_in=True, note=note)
    if column.kind == "tick":
        return Look(max(len(column.head) + 3, 8), centred=True, fill_in=True, note=note)
    if column.kind == "note":
        return Look(34, wrapped=True, fill_in=True, note=note)
    if column.kind == "text":
        return Look(36, wrapped=True, note=note)
    if first:
        return Look(9, muted=True, faint=True, note=note)
    most = 20 if longest <= _LONG_TEXT else 44  # what is read as running text gets room for it
    width = min(max(len(column.head) + 4.5, longest + 2.5, 7), most)
    return Look(width, muted=True, wrapped=longest > 20, note=note)


def _note(column: Column) -> str:
    return "\n\n".join(filter(None, (column.label, column.note)))


def _plan(columns: Sequence[Column], looks: Sequence[Look], answer: int | None, last: int) -> TabPlan:
    still = 1
    if answer is not None and sum(_pixels(look.width) for look in looks[: answer + 1]) <= _FROZEN_PIXELS + 10:
        still = answer + 1

    def finish(tab: Worksheet) -> None:
        tab.auto_filter.ref = f"A1:{letters_of(len(columns) - 1)}{last}"
        add_checks(tab, columns, last)
        add_colours(tab, columns, last)

    return TabPlan(TAB, looks, f"{letters_of(still)}2", finish=finish)


def _page_plan(page: Page) -> TabPlan:
    return TabPlan(page.name, _page_looks(page), hidden=page.name == LISTS)


def _page_looks(page: Page) -> list[Look]:
    looks = []
    for place, head in enumerate(page.heads):
        longest = max((len(row[place]) for row in page.rows), default=0)
        looks.append(Look(min(max(len(head) + 3, longest + 2, 8), 60), wrapped=True))
    return looks
