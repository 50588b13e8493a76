"""Mask the texts of a table, in constant memory, and say which rows somebody must look at."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ungtekst.errors import CallError, DataError, Fault, name_like
from ungtekst.exchange.tables import Stream, guarded, open_table, refuse_sheet
from ungtekst.files import staged, write_atomically

if TYPE_CHECKING:
    from ungtekst.quotes.masking import Masked

LOOK = "må_ses"
CHUNK = 2_000
_QUOTED = re.compile('[;"\r\n]')
_NUMBER = re.compile(r"[-+]?(?:\d[\d .,]*)?")  # begins as a formula may, and is none


class Masks(Protocol):
    """What masks texts; ``ungtekst.quotes.masking.Masker`` is one."""

    def mask(self, texts: Sequence[str]) -> list[Masked]:
        """Give each text with its masks, in the order given."""
        ...


@dataclass(frozen=True)
class MaskedTable:
    """A table that was masked: how it was read, its rows, its masks by kind, and the rows to look at."""

    found: str
    rows: int
    masks: Mapping[str, int]
    to_look_at: int


def mask(
    table_file: Path,
    out: Path,
    *,
    text_columns: Sequence[str],
    tab: str = "",
    diagnoses: bool = False,
    sex: bool = False,
    masker: Masks | None = None,
    remark: Callable[[Sequence[Fault]], None] | None = None,
) -> MaskedTable:
    """Write a table with the texts of some columns masked, and a column ``må_ses`` behind the others.

    ``må_ses`` is 1 where the recognisers were unsure of something in the row, else 0. The other columns are
    as they were. The ending of ``out`` decides the form (.csv, .xlsx); CSV is read and written in chunks, so
    that its size does not matter. ``diagnoses`` and ``sex`` ask for more to be masked, ``tab`` names a
    workbook's tab; ``remark`` is given what is worth knowing of the table, when all of it is read.

    Raises CallError where the table or ``out`` cannot be used, DataError that lists every fault of the rows.
    """
    form = out.suffix.lower()
    if form not in (".csv", ".xlsx"):
        raise CallError(Fault("table-form", file=str(out)))
    texts = list(dict.fromkeys(text_columns))
    with open_table(table_file, tab, texts[0]) as stream:
        if out.exists() and out.samefile(table_file):
            raise CallError(Fault("run-onto-itself", file=str(out)))
        refuse_sheet(out)
        places = _places(stream, texts)
        work = _Work(stream, places, masker or _masker(diagnoses, sex))
        heads = [*stream.heads, LOOK]
        if form == ".csv":
            _write_csv(out, heads, work.rows(), places)
        else:
            # openpyxl's styles take their time to import.
            from ungtekst.exchange.plain_book import plain_book

            write_atomically(out, plain_book(out, heads, work.rows(), places))
        if remark is not None:
            remark(stream.remarks)
        return MaskedTable(stream.found, work.total, dict(work.kinds.most_common()), work.to_look_at)


def _masker(diagnoses: bool, sex: bool) -> Masks:
    from ungtekst.quotes.masking import Masker

    return Masker(diagnoses=diagnoses, sex=sex)


def _places(stream: Stream, texts: Sequence[str]) -> list[int]:
    """Give the places of the texts. Raises CallError for a missing one, DataError if ``må_ses`` is taken."""
    known = ", ".join(map(name_like, stream.heads))
    missing = [head for head in texts if head not in stream.heads]
    if missing:
        raise CallError(
            Fault("table-column-missing", {"column": head, "known": known}, file=stream.path)
            for head in missing
        )
    for head in stream.heads:
        # A Mac may have written å as two characters.
        if unicodedata.normalize("NFC", head).casefold() == LOOK:
            raise DataError(Fault("mask-column-taken", {"column": LOOK}, file=stream.path))
    return [stream.heads.index(head) for head in texts]


class _Work:
    """The masked rows of a table, and what was counted on the way."""

    def __init__(self, stream: Stream, places: Sequence[int], masker: Masks) -> None:
        self.total = 0
        self.to_look_at = 0
        self.kinds: Counter[str] = Counter()
        self._stream = stream
        self._places = places
        self._masker = masker

    def rows(self) -> Iterator[list[str]]:
        """Give the rows, masked, a chunk at a time: the recognisers are quicker on many texts."""
        iterator = iter(self._stream)
        while chunk := [cells for _, cells in islice(iterator, CHUNK)]:
            done = iter(self._masker.mask([cells[place] for cells in chunk for place in self._places]))
            for cells in chunk:
                yield self._row(cells, [next(done) for _ in self._places])

    def _row(self, cells: Sequence[str], texts: Sequence[Masked]) -> list[str]:
        row = list(cells)
        for place, text in zip(self._places, texts, strict=True):
            row[place] = text.shown
            self.kinds.update(one.kind for one in text.masks)
        look = any(text.must_look for text in texts)
        self.total += 1
        self.to_look_at += look
        return [*row, "1" if look else "0"]


def _write_csv(out: Path, heads: Sequence[str], rows: Iterable[Sequence[str]], texts: Sequence[int]) -> None:
    """Write CSV for Norwegian Excel row by row, readable by its owner only."""
    guards = [guarded if place in texts else _guarded_unless_number for place in range(len(heads))]
    with staged(out) as part:
        try:
            made = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(made, "w", encoding="utf-8-sig", newline="") as handle:
                handle.write(_line(map(guarded, heads)))
                for row in rows:
                    handle.write(_line(guard(cell) for guard, cell in zip(guards, row, strict=True)))
        except OSError as problem:
            raise CallError(Fault("file-unwritable", {"why": problem.strerror}, file=str(out))) from None


def _guarded_unless_number(cell: str) -> str:
    """Keep a cell of another column as it is, unless a spreadsheet would run it."""
    return cell if _NUMBER.fullmatch(cell) else guarded(cell)


def _line(cells: Iterable[str]) -> str:
    quoted = (f'"{cell.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(cell) else cell for cell in cells)
    return ";".join(quoted) + "\r\n"
