"""CSV as Norwegian offices make it: semicolons or commas, BOM or not, UTF-8 or Windows-1252."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ungtekst.errors import CallError, DataError, Fault

SEPARATORS = {";": "semicolon", ",": "comma", "\t": "tab"}
# UTF-8 read as Windows-1252 and saved again: «Ã¸» for «ø». The damage is in the file, not in our reading.
_MOJIBAKE = ("Ã¦", "Ã¸", "Ã¥", "Ã†", "Ã˜", "Ã…")
# The key of a row in a sheet: where it stands, the row of heads is gone.
ROW_KEY = re.compile(r"u-[0-9]+-[0-9]+-[0-9a-f]{6}", re.IGNORECASE)
_SNIFFED_BYTES = 1_000_000
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}

_UTF_32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_SAID = re.compile(r"\"?sep=([;,\t])\"?", re.IGNORECASE)


class CsvStream:
    """A CSV file read row by row, in constant memory: heads at once, then (row number, cells).

    A row with too few or too many cells ends the reading with a DataError that names every such row seen
    so far; the check of the rows is thus complete only when the stream has been read to its end.
    """

    def __init__(self, path: Path, handle: IO[str], encoding: str, separator: str) -> None:
        self.path = str(path)
        self.encoding = encoding
        self.separator = separator
        self.found = f"{encoding}, separator {separator!r}"
        self.remarks: tuple[Fault, ...] = ()
        self._reader = csv.reader(handle, delimiter=separator, strict=True)
        self._number = 0
        self.heads = self._heads()

    def _heads(self) -> tuple[str, ...]:
        """Read the first row that is not blank."""
        heads: tuple[str, ...] = ()
        try:
            while not any(heads) or heads[0].casefold() == "sep=":  # Excel's own line above the heads
                heads = tuple(head.strip().lstrip("\ufeff") for head in next(self._reader))
                self._number += 1
        except StopIteration:
            raise DataError(Fault("table-empty", file=self.path)) from None
        except (csv.Error, UnicodeError) as problem:
            raise DataError(self._unreadable(problem)) from None
        if any(map(ROW_KEY.fullmatch, heads)):
            raise DataError(Fault("sheet-no-key", file=self.path))
        twice = sorted({head for head in heads if head and heads.count(head) > 1})
        if twice:
            raise DataError([Fault("table-head-twice", {"column": head}, file=self.path) for head in twice])
        return heads

    def __iter__(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        faults: list[Fault] = []
        try:
            for cells in self._reader:
                self._number += 1
                number = self._number
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
        except (csv.Error, UnicodeError) as problem:
            faults.append(self._unreadable(problem))
        if faults:
            raise DataError(faults)

    def _unreadable(self, problem: csv.Error | UnicodeError) -> Fault:
        """Say why the reader stopped."""
        if isinstance(problem, UnicodeError):
            # The text is decoded in blocks, well ahead of the row that is read: only the bytes know the line.
            return Fault("table-encoding", file=self.path, line=_undecodable(self.path, self.encoding))
        row = self._number + 1
        if "NUL" in str(problem):  # Python 3.10 stops here, later versions give the row
            return Fault("table-nul", file=self.path, row=row)
        return Fault("table-broken", {"why": str(problem)}, file=self.path, row=row)


@contextmanager
def open_csv(path: Path) -> Iterator[CsvStream]:
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
        said = _SAID.fullmatch(head.strip())
        yield CsvStream(path, handle, encoding, said[1] if said else _separator(head))


def _encoding(path: Path, start: bytes) -> str:
    """Find the encoding: a BOM decides, then sound UTF-8, then Windows-1252 if no byte speaks against it."""
    if start.startswith(_UTF_32):  # begins as UTF-16 does, and nobody saves a table so
        raise DataError(Fault("table-encoding", file=str(path)))
    given = next((encoding for bom, encoding in _BOMS.items() if start.startswith(bom)), None)
    # One letter in two is NUL in UTF-16; fewer are faults of single rows, and found when those are read.
    if given is None and start.count(b"\0") > len(start) / 10:
        raise DataError(Fault("table-encoding", file=str(path)))
    lines, part = (0, start) if given else _telling(path)
    for encoding in (given,) if given else ("utf-8", "cp1252"):
        try:
            # Under a BOM the part may end in the middle of a character; whether all is sound, reading tells.
            text = part.decode(encoding, errors="ignore" if given else "strict")
        except UnicodeDecodeError as problem:
            lines_sound = lines + part[: problem.start].count(b"\n")
            continue
        for mark in _MOJIBAKE:
            if mark in text:
                line = lines + text[: text.index(mark)].count("\n") + 1
                raise DataError(Fault("table-mojibake", file=str(path), line=line))
        return encoding
    raise DataError(Fault("table-encoding", file=str(path), line=lines_sound + 1))


def _telling(path: Path) -> tuple[int, bytes]:
    """Read the first part of a file that is not plain ASCII; give the lines before it, and the part."""
    lines = 0
    with path.open("rb") as raw:
        while True:
            # A character may be cut in two at the end of the part: read on to the end of its line.
            part = raw.read(_SNIFFED_BYTES) + raw.readline()
            if not part.isascii() or len(part) < _SNIFFED_BYTES:
                return lines, part
            lines += part.count(b"\n")


def _undecodable(path: str, encoding: str) -> int | None:
    """Give the first line of a file that is not in its encoding; None for UTF-16, whose lines bytes hide."""
    if encoding == "utf-16":
        return None
    with Path(path).open("rb") as raw:
        for number, line in enumerate(raw, 1):
            try:
                line.decode(encoding)
            except UnicodeDecodeError:
                return number
    return None


def _separator(head: str) -> str:
    """Find the separator in the line of heads: the one that stands outside quotes most often."""
    outside = "".join(head.split('"')[::2])
    return max(SEPARATORS, key=lambda mark: (outside.count(mark), mark == ";"))
