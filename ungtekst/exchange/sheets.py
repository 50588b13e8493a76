"""The sheet an analyst gets: what its columns are, and writing it as CSV or as a dressed workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ungtekst.errors import CallError, Fault
from ungtekst.exchange.tables import refuse_sheet, write_table
from ungtekst.files import write_atomically

Kind = Literal["fixed", "text", "code", "choice", "tick", "note"]
# Their cells come from the codebook, and from no respondent.
_UNGUARDED = ("code", "choice")


@dataclass(frozen=True)
class Column:
    """A column of a sheet.

    ``fixed`` is not to be changed (key, id, wave, question, groups, answer); ``text`` is long text to read,
    ``note`` is room to write, ``code`` takes 1 or 0, ``choice`` one of ``values``, ``tick`` an x. ``values``
    are what a drop-down offers, ``label`` and ``note`` stand in a note at the head of a workbook.
    """

    head: str
    kind: Kind
    values: tuple[str, ...] = ()
    note: str = ""
    label: str = ""


@dataclass(frozen=True)
class Page:
    """A further tab of text in a workbook, such as the codebook. Left out in CSV."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def write_sheet(
    path: Path, columns: Sequence[Column], rows: Iterable[Sequence[str]], pages: Sequence[Page] = ()
) -> None:
    """Write a sheet whole or not at all, in the form its name ends in: ``.csv`` or ``.xlsx``.

    Columns stand in the order given and under the heads given. Text is guarded against formulas in both
    forms. Raises CallError for another ending, a place that cannot be written or that holds a sheet;
    DataError that lists every cell a workbook cannot hold.
    """
    form = path.suffix.lower()
    if form not in (".csv", ".xlsx"):
        raise CallError(Fault("table-form", file=str(path)))
    if form == ".csv":
        texts = [column.head for column in columns if column.kind not in _UNGUARDED]
        write_table(path, [column.head for column in columns], rows, text_columns=texts)
        return
    from ungtekst.exchange.sheet_book import sheet_book  # openpyxl takes its time to import

    refuse_sheet(path)
    write_atomically(path, sheet_book(path, columns, rows, pages))
