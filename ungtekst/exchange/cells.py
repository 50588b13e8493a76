"""The cells of a tab, row by row, as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ungtekst.errors import DataError, Fault
from ungtekst.exchange.escapes import unescaped, unholdable
from ungtekst.exchange.numbers import date_text, number_text
from ungtekst.exchange.workbook import Tab, Workbook

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_CELLS = 20_000_000


class Cell(NamedTuple):
    """A cell that is not empty: its column counted from 0, its text, and what is wrong with it, if anything.

    ``problem`` is the code of a fault, or ``table-dates``, which stops nothing.
    """

    column: int
    text: str
    problem: str = ""


Row = tuple[int, list[Cell]]
# The elements that matter, in the usual and in the strict form of the standard.
_NAMES = {
    f"{space}}}{name}": name
    for space in (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    for name in ("worksheet", "row", "c", "v", "t", "f", "rPh", "mergeCell")
}


def first_row(book: Workbook, tab: Tab) -> tuple[str, ...]:
    """Give the texts of the first row of a tab that is not blank; none if all are."""
    for _, cells in CellReader(book, tab):
        if any(cell.text.strip() or cell.problem for cell in cells):
            return tuple(cell.text for cell in cells)
    return ()


def letters_of(column: int) -> str:
    """Give the letters a spreadsheet shows for a column counted from 0."""
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


class CellReader:
    """Reads a tab once, from its XML: the rows that have cells, each with the number a spreadsheet shows.

    The size that the tab claims for itself is not read: what is there counts. ``merged`` holds the merged
    ranges when all rows are read.
    """

    def __init__(self, book: Workbook, tab: Tab) -> None:
        self.merged: list[str] = []
        self._book = book
        self._part = tab.part
        self._strings = book.strings
        self._dates = book.dates
        self._columns: dict[str, int] = {}
        self._ready: list[Row] = []
        self._number = 0
        self._cells: list[Cell] = []
        self._last = self._filled = -1
        self._total = 0
        self._attributes: dict[str, str] = {}
        self._formula = self._inside = False
        self._aside = 0
        self._text: list[str] | None = None
        self._parts: list[str] = []
        self._place: str | None = None
        self._known = False

    def __iter__(self) -> Iterator[Row]:
        for _ in self._book.package.parse(self._part, self._start, self._end, self._data):
            yield from self._ready
            self._ready.clear()
        if not self._known:
            raise self._broken()

    def _broken(self) -> DataError:
        return self._book.package.damaged(self._part, self._number or None)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _NAMES.get(tag)
        if name == "c":
            self._start_cell(attributes)
        elif name == "v" or name == "t":
            if self._inside and not self._aside:
                self._text = []
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self._formula = self._inside or self._formula
        elif name == "rPh":
            self._aside += 1
        elif name == "mergeCell":
            self.merged.append(attributes.get("ref", "")[:20])
        elif name == "worksheet":
            self._known = True

    def _start_row(self, attributes: dict[str, str]) -> None:
        given = attributes.get("r", str(self._number + 1))
        number = int(given) if given.isdecimal() and len(given) < 8 else 0
        if not self._number < number <= MOST_ROWS:
            raise self._broken()
        self._number = number
        self._last = self._filled = -1
        self._place = None

    def _start_cell(self, attributes: dict[str, str]) -> None:
        # Most cells of a sheet with borders are empty: nothing of them is looked at but where they are.
        place = attributes.get("r")
        if place is None:
            self._last = self._column_now() + 1
        self._place = place
        self._attributes = attributes
        self._formula = False
        self._inside = True

    def _column_now(self) -> int:
        return self._last if self._place is None else self._column(self._place)

    def _column(self, place: str) -> int:
        letters = place.rstrip("0123456789")
        if place[len(letters) :] != str(self._number):
            raise self._broken()
        column = self._columns.get(letters)
        if column is None:
            column = -1
            if 1 <= len(letters) <= 3 and letters.isascii() and letters.isalpha():
                column = 0
                for letter in letters.upper():
                    column = column * 26 + ord(letter) - ord("A") + 1
                column -= 1
            self._columns[letters] = column
        return column

    def _data(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, tag: str) -> None:
        name = _NAMES.get(tag)
        if name == "c":
            self._inside = False
            if self._parts or self._formula:
                self._end_cell("".join(self._parts))
                self._parts.clear()
        elif name == "v" or name == "t":
            if self._text is not None:
                self._parts += self._text
                self._text = None
        elif name == "row":
            if self._cells:
                self._ready.append((self._number, self._cells))
                self._cells = []
        elif name == "rPh":
            self._aside -= 1

    def _end_cell(self, value: str) -> None:
        self._total += 1
        if self._total > MOST_CELLS:
            raise DataError(Fault("book-too-large", file=self._book.path))
        column = self._column_now()
        if not self._filled < column < MOST_COLUMNS or not self._number:
            raise self._broken()
        self._filled = column
        cell = self._formula_or_value(column, self._attributes.get("t", "n"), value)
        if cell.text or cell.problem:
            self._cells.append(cell)

    def _formula_or_value(self, column: int, kind: str, value: str) -> Cell:
        if self._formula:
            return Cell(column, "", "book-formula")
        if kind == "n":
            return self._number_cell(column, value)
        if kind == "e":
            return Cell(column, "", "book-error")
        if kind == "b":
            return Cell(column, "false" if value.strip() in ("0", "false", "") else "true")
        if kind == "d":
            return Cell(column, value.strip(), "table-dates")
        if kind == "s":
            if not value.isdecimal() or len(value) > 9 or int(value) >= len(self._strings):
                raise self._broken()
            text = self._strings[int(value)]
        else:
            text = unescaped(value)
        if "\0" in text:
            return Cell(column, "", "table-nul")
        if unholdable(text):
            return Cell(column, "", "table-half-letter")
        return Cell(column, text)

    def _number_cell(self, column: int, value: str) -> Cell:
        duration = self._dates.get(self._attributes.get("s", ""))
        if duration is not None:
            text = date_text(value, self._book.from_1904, duration)
            if text is not None:
                return Cell(column, text, "table-dates")
        number = number_text(value) if value.strip() else ""
        if number is None:
            raise self._broken()
        return Cell(column, number)
