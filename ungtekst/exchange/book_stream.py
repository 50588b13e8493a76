"""A tab of a workbook as a table: heads and rows of text, and every fault of its cells."""

from __future__ import annotations

from collections.abc import Iterator

from ungtekst.errors import DataError, Fault, name_like
from ungtekst.exchange.cells import Cell, CellReader, Row, letters_of
from ungtekst.exchange.delimited import ROW_KEY
from ungtekst.exchange.workbook import Tab, Workbook

MOST_FAULTS = 1_000  # so that a column of a million formulas does not fill the memory


class BookStream:
    """A tab read row by row: heads at once, then (row number, cells), like a stream of CSV.

    A fault ends the rows but not the reading: all are collected and raised as one DataError at the end of
    the tab. ``remarks`` is complete when the stream has been read to its end. The rows are never in memory
    together; the texts that a workbook keeps in a list of their own are.
    """

    encoding = "xlsx"
    separator = ""

    def __init__(self, book: Workbook, tab: Tab) -> None:
        self.path = book.path
        self.found = f"tab «{tab.name}» of a workbook"
        self.remarks: tuple[Fault, ...] = ()
        self._macros = book.has_macros
        self._faults: list[Fault] = []
        self._more = 0
        self._dates = 0
        self._first_date = (0, 0)
        self._reader = CellReader(book, tab)
        self._rows = iter(self._reader)
        self.heads: tuple[str, ...] = ()
        self.heads = self._heads()

    def _heads(self) -> tuple[str, ...]:
        """Read the first row that is not blank."""
        for number, cells in self._rows:
            named = [cell for cell in cells if cell.text.strip() or cell.problem]
            if not named:
                continue
            heads = [""] * (named[-1].column + 1)
            for cell in named:
                heads[cell.column] = cell.text.strip().lstrip("\ufeff")
                self._note(number, cell)
            if any(map(ROW_KEY.fullmatch, heads)):
                raise DataError(Fault("sheet-no-key", file=self.path))
            twice = sorted({head for head in heads if head and heads.count(head) > 1})
            self._faults += [Fault("table-head-twice", {"column": head}, file=self.path) for head in twice]
            if self._faults:
                raise DataError(self._faults)
            return tuple(heads)
        raise DataError(Fault("table-empty", file=self.path))

    def __iter__(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        for row in self._rows:
            values = self._values(row)
            if values is not None and not self._faults:
                yield row[0], values
        for area in self._reader.merged:
            self._fault(Fault("book-merged", {"range": area}, file=self.path, row=_row_of(area)))
        if self._more:
            self._faults.append(Fault("book-more-faults", {"count": self._more}, file=self.path))
        if self._faults:
            raise DataError(self._faults)
        self.remarks = tuple(self._remarks())

    def _values(self, row: Row) -> tuple[str, ...] | None:
        """Lay the cells of a row out under the heads; None for a blank row."""
        number, cells = row
        width = len(self.heads)
        values = [""] * width
        last, blank = -1, True
        for cell in cells:
            if cell.problem:
                self._note(number, cell)
            if cell.column < width:
                values[cell.column] = cell.text
                blank = blank and not cell.text.strip()
            elif cell.text.strip():
                last = cell.column
        if last >= width:
            found = {"found": last + 1, "expected": width}
            self._fault(Fault("table-ragged", found, file=self.path, row=number))
        return None if blank else tuple(values)

    def _note(self, number: int, cell: Cell) -> None:
        """Take down what is wrong or noteworthy with a cell."""
        if cell.problem == "table-dates":
            self._first_date = self._first_date if self._dates else (number, cell.column)
            self._dates += 1
        elif cell.problem:
            self._fault(Fault(cell.problem, file=self.path, row=number, column=self._name(cell.column)))

    def _fault(self, fault: Fault) -> None:
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(fault)
        else:
            self._more += 1

    def _name(self, column: int) -> str:
        """Name a column by its head; by its letters where the head is none or too long for a name."""
        head = self.heads[column] if column < len(self.heads) else ""
        return head if head and name_like(head) == head else letters_of(column)

    def _remarks(self) -> Iterator[Fault]:
        if self._macros:
            yield Fault("book-macros", file=self.path)
        if self._dates:
            row, column = self._first_date
            values = {"count": self._dates}
            yield Fault("table-dates", values, file=self.path, row=row, column=self._name(column))


def _row_of(area: str) -> int | None:
    digits = area.partition(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 8 else None
