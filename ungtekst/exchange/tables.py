"""Tables in and out, CSV or a workbook: which of them a file is, its bytes tell when it is read."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from ungtekst.errors import CallError, DataError, Fault, name_like
from ungtekst.exchange.delimited import open_csv
from ungtekst.exchange.guard import guarded, unguarded
from ungtekst.files import write_atomically
from ungtekst.language import normalise

__all__ = [
    "Dialect",
    "Stream",
    "Table",
    "guarded",
    "open_table",
    "read_table",
    "refuse_sheet",
    "unguarded",
    "write_table",
]

Dialect = Literal["norsk", "international"]
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")  # .xlsx, .ods and every other zip, also an empty one
_OLD = b"\xd0\xcf\x11\xe0"  # .xls, and any workbook under a password
_SPREADSHEETS = (*_ZIPS, _OLD)
_ROW_KEY = re.compile(rb"\bu-\d+-\d+-[0-9a-f]{6}\b", re.IGNORECASE)
_SNIFFED_BYTES = 1_000_000

SHEET_KEY = "nøkkel"  # the head by which an analyst's sheet is known


@dataclass(frozen=True)
class Table:
    """A table of text: heads, and rows each with the number a spreadsheet shows for it.

    ``found`` says for people how the file was read, and ``remarks`` what is worth a look in it and stops
    nothing. ``encoding`` and ``separator`` are those of a CSV file; ``xlsx`` and empty for a workbook.
    """

    path: str
    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    encoding: str
    separator: str
    found: str = ""
    remarks: tuple[Fault, ...] = ()

    def column(self, head: str) -> int:
        """Give the place of a column. Raises CallError that names the heads there are."""
        if head not in self.heads:
            known = ", ".join(map(name_like, self.heads))
            raise CallError(Fault("table-column-missing", {"column": head, "known": known}, file=self.path))
        return self.heads.index(head)


class Stream(Protocol):
    """A table read row by row: heads at once, then (row number, cells); ``remarks`` when all is read.

    A fault of any row ends the reading with one DataError that lists every such row; the check of the rows
    is thus complete only when the stream has been read to its end.
    """

    path: str
    heads: tuple[str, ...]
    encoding: str
    separator: str
    found: str
    remarks: tuple[Fault, ...]

    def __iter__(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Give the rows that are not blank."""
        ...


def read_table(path: Path, tab: str = "", key: str = "") -> Table:
    """Read a CSV file or a workbook (.xlsx) whole, told apart by the bytes and not by the name.

    Of a workbook it reads the tab named ``tab``; without one, the tab that has the head ``key``, else the
    only tab that is not empty. Raises CallError if the file cannot be opened or the tab is
    not clear, DataError listing every fault.
    """
    with open_table(path, tab, key) as stream:
        if key and not _has(key, stream.heads):
            # Before the rows are read: a page, a title or another separator leaves rows of odd lengths.
            if key == SHEET_KEY:
                raise DataError(Fault("sheet-no-key", file=str(path)))
            known = ", ".join(map(name_like, stream.heads))
            raise CallError(Fault("table-column-missing", {"column": key, "known": known}, file=str(path)))
        rows = tuple(stream)
        return Table(
            str(path), stream.heads, rows, stream.encoding, stream.separator, stream.found, stream.remarks
        )


def _has(key: str, heads: Iterable[str]) -> bool:
    """Tell whether a column is among the heads: case, spelling of Unicode and lost letters aside."""
    lossy = re.compile(
        "".join(char if char.isascii() else ".{0,2}" for char in " ".join(key.split()).casefold())
    )
    return any(lossy.fullmatch(" ".join(normalise(head).text.casefold().split())) for head in heads)


@contextmanager
def open_table(path: Path, tab: str = "", key: str = "") -> Iterator[Stream]:
    """Open a CSV file or a workbook for reading row by row; the arguments are those of ``read_table``."""
    try:
        with path.open("rb") as raw:
            start = raw.read(4)
    except OSError as problem:
        raise CallError(Fault("file-unreadable", {"why": problem.strerror}, file=str(path))) from None
    if start.startswith(_SPREADSHEETS):
        # These pull in openpyxl and defusedxml, which CSV does not need.
        from ungtekst.exchange.book_stream import BookStream
        from ungtekst.exchange.package import old_kind
        from ungtekst.exchange.workbook import choose_tab, open_workbook

        if start == _OLD:
            raise DataError(Fault(old_kind(path), file=str(path)))
        with open_workbook(path) as book:
            yield BookStream(book, choose_tab(book, tab, key))
    elif tab:
        raise CallError(Fault("table-no-tabs", file=str(path)))
    else:
        with open_csv(path) as stream:
            yield stream


def refuse_sheet(path: Path) -> None:
    """Raise CallError if an analyst's sheet lies here: it may hold corrections that nobody has taken in.

    It is known by the keys of its rows, whatever a spreadsheet has done to heads, order and encoding. A file
    of a spreadsheet's own form hides its keys, and is left alone too.
    """
    try:
        with path.open("rb") as raw:
            start = raw.read(_SNIFFED_BYTES)
    except OSError:
        return  # nothing is there, or writing will say what is wrong
    if start.startswith(_SPREADSHEETS) or _ROW_KEY.search(start.replace(b"\0", b"")):
        raise CallError(Fault("sheet-in-the-way", file=str(path)))


def write_table(
    path: Path,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    dialect: Dialect = "norsk",
    text_columns: Iterable[str] = (),
) -> None:
    """Write a table whole or not at all; ``text_columns`` are guarded against formulas.

    A name that ends in ``.xlsx`` makes a workbook, where numbers outside the text columns are numbers; any
    other makes CSV. ``norsk`` opens in Norwegian Excel without a wizard: UTF-8 with BOM, semicolons;
    ``international`` has commas and no BOM. Raises CallError if the place cannot be written, or holds an
    analyst's sheet; DataError if a workbook cannot hold the table.
    """
    refuse_sheet(path)
    texts = {heads.index(column) for column in text_columns}
    if path.suffix.lower() == ".xlsx":
        from ungtekst.exchange.plain_book import plain_book

        write_atomically(path, plain_book(path, heads, rows, texts))
        return
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";" if dialect == "norsk" else ",", lineterminator="\r\n")
    writer.writerow(guarded(head) for head in heads)
    for row in rows:
        writer.writerow(guarded(cell) if place in texts else cell for place, cell in enumerate(row))
    encoding = "utf-8-sig" if dialect == "norsk" else "utf-8"
    write_atomically(path, buffer.getvalue().encode(encoding))
