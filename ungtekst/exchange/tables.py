"""CSV tables as Norwegian offices make them: semicolons or commas, BOM or not, UTF-8 or Windows-1252."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from ungtekst.errors import CallError, DataError, Fault

Dialect = Literal["norsk", "international"]
SEPARATORS = {";": "semicolon", ",": "comma", "\t": "tab"}
_GUARDED = ("=", "+", "-", "@", "\t", "\r")
# UTF-8 read as Windows-1252 and saved again: «Ã¸» for «ø». The damage is in the file, not in our reading.
_MOJIBAKE = ("Ã¦", "Ã¸", "Ã¥", "Ã†", "Ã˜", "Ã…")
_SNIFFED_BYTES = 1_000_000


@dataclass(frozen=True)
class Table:
    """A table of text: heads, and rows each with the number a spreadsheet shows for it (the heads are row 1).

    ``encoding`` and ``separator`` are what was found in the file.
    """

    path: str
    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    encoding: str
    separator: str

    def column(self, head: str) -> int:
        """Give the place of a column. Raises CallError that names the heads there are."""
        if head not in self.heads:
            known = ", ".join(self.heads)
            raise CallError(Fault("table-column-missing", {"column": head, "known": known}, file=self.path))
        return self.heads.index(head)


def read_table(path: Path) -> Table:
    """Read a CSV file whole. Raises CallError if it cannot be opened, DataError listing every fault."""
    with open_table(path) as stream:
        return Table(str(path), stream.heads, tuple(stream), stream.encoding, stream.separator)


class Stream:
    """A table read row by row, in constant memory: heads at once, then (row number, cells).

    A row with too few or too many cells ends the reading with a DataError that names every such row seen
    so far; the check of the rows is thus complete only when the stream has been read to its end.
    """

    def __init__(self, path: Path, handle: IO[str], encoding: str, separator: str) -> None:
        self.path = str(path)
        self.encoding = encoding
        self.separator = separator
        self._reader = csv.reader(handle, delimiter=separator, strict=True)
        self.heads = self._heads()

    def _heads(self) -> tuple[str, ...]:
        try:
            heads = tuple(head.strip() for head in next(self._reader, []))
        except csv.Error as problem:
            raise DataError(Fault("table-broken", {"why": str(problem)}, file=self.path, row=1)) from None
        if not any(heads):
            raise DataError(Fault("table-empty", file=self.path))
        twice = sorted({head for head in heads if head and heads.count(head) > 1})
        if twice:
            raise DataError([Fault("table-head-twice", {"column": head}, file=self.path) for head in twice])
        return heads

    def __iter__(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        faults: list[Fault] = []
        number = 1
        try:
            for cells in self._reader:
                number += 1
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) > len(self.heads) and not any(cells[len(self.heads) :]):
                    cells = cells[: len(self.heads)]
                if len(cells) != len(self.heads):
                    values = {"found": len(cells), "expected": len(self.heads)}
                    faults.append(Fault("table-ragged", values, file=self.path, row=number))
                elif any("\0" in cell for cell in cells):
                    faults.append(Fault("table-nul", file=self.path, row=number))
                elif not faults:
                    yield number, tuple(cells)
        except csv.Error as problem:
            faults.append(Fault("table-broken", {"why": str(problem)}, file=self.path, row=number + 1))
        except UnicodeDecodeError:
            faults.append(Fault("table-encoding", file=self.path, row=number + 1))
        if faults:
            raise DataError(faults)


@contextmanager
def open_table(path: Path) -> Iterator[Stream]:
    """Open a CSV file for reading row by row; encoding and separator are found from its bytes."""
    csv.field_size_limit(10_000_000)
    try:
        with path.open("rb") as raw:
            start = raw.read(_SNIFFED_BYTES)
    except OSError as problem:
        raise CallError(Fault("file-unreadable", {"why": problem.strerror}, file=str(path))) from None
    encoding = _encoding(path, start)
    head = start.decode(encoding, errors="ignore").lstrip("\ufeff\r\n ").split("\n", 1)[0]
    if not head.strip():
        raise DataError(Fault("table-empty", file=str(path)))
    with path.open(encoding=encoding, newline="") as handle:
        yield Stream(path, handle, encoding, _separator(head))


def _encoding(path: Path, start: bytes) -> str:
    """Find the encoding: a BOM decides, then sound UTF-8, then Windows-1252 if no byte speaks against it."""
    if start.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if start.startswith(b"PK\x03\x04") or start.startswith(b"\xd0\xcf\x11\xe0"):
        raise DataError(Fault("table-not-csv", file=str(path)))
    if b"\0" in start:
        raise DataError(
            Fault("table-encoding", file=str(path), row=start[: start.index(b"\0")].count(b"\n") + 1)
        )
    try:
        text = _decoded(path, "utf-8")
        encoding = "utf-8"
    except UnicodeDecodeError:
        try:
            text = _decoded(path, "cp1252")
            encoding = "cp1252"
        except UnicodeDecodeError as problem:
            row = problem.object[: problem.start].count(b"\n") + 1
            raise DataError(Fault("table-encoding", file=str(path), row=row)) from None
    for mark in _MOJIBAKE:
        if mark in text:
            row = text[: text.index(mark)].count("\n") + 1
            raise DataError(Fault("table-mojibake", file=str(path), row=row))
    return encoding


def _decoded(path: Path, encoding: str) -> str:
    """Decode the first part of a file, or all of it when that part is not enough to tell."""
    with path.open("rb") as raw:
        start = raw.read(_SNIFFED_BYTES)
        # A character may be cut in two at the end of the part: read on to the end of its line.
        return (start + raw.readline()).decode(encoding)


def _separator(head: str) -> str:
    """Find the separator in the line of heads: the one that stands outside quotes most often."""
    outside = "".join(head.split('"')[::2])
    return max(SEPARATORS, key=lambda mark: (outside.count(mark), mark == ";"))


def guarded(cell: str) -> str:
    """Guard a text cell against becoming a formula when a spreadsheet opens it."""
    return f"'{cell}" if cell.startswith(_GUARDED) else cell


def unguarded(cell: str) -> str:
    """Undo the guard. For comparing only: whether a stored text itself began so, only the store knows."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_GUARDED) else cell


def write_table(
    path: Path,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    dialect: Dialect = "norsk",
    text_columns: Iterable[str] = (),
) -> None:
    """Write a CSV file whole or not at all; ``text_columns`` are guarded against formulas.

    ``norsk`` opens in Norwegian Excel without a wizard: UTF-8 with BOM, semicolons. ``international`` has
    commas and no BOM. Raises CallError if the place cannot be written.
    """
    texts = {heads.index(column) for column in text_columns}
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";" if dialect == "norsk" else ",", lineterminator="\r\n")
    writer.writerow(guarded(head) for head in heads)
    for row in rows:
        writer.writerow(guarded(cell) if place in texts else cell for place, cell in enumerate(row))
    encoding = "utf-8-sig" if dialect == "norsk" else "utf-8"
    write_atomically(path, buffer.getvalue().encode(encoding))


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, readable by its owner only until it is whole.

    Raises CallError if the place cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise CallError(Fault("file-unwritable", {"why": problem.strerror}, file=str(path))) from None
