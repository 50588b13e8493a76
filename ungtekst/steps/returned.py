"""What returned sheets have in common: their own columns found again, and rows with faults set aside."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import count
from pathlib import Path

from ungtekst.errors import Fault
from ungtekst.exchange import Table, write_table
from ungtekst.language import normalise
from ungtekst.project.cells import same_text

SET_ASIDE = ("rad", "feil", "råd")


def find_columns(table: Table, names: Sequence[str]) -> dict[str, int]:
    """Find the sheet's own columns among the heads: case, spelling of Unicode and lost letters aside."""
    heads = [" ".join(normalise(head).text.casefold().split()) for head in table.heads]
    found: dict[str, int] = {}
    for name in names:
        exactly = [place for place, head in enumerate(table.heads) if head == name]
        nearly = [i for i, head in enumerate(heads) if head == name or same_text(name, head)]
        if exactly or nearly:
            found[name] = (exactly or nearly)[0]
    return found


def beside_heads(taken: Collection[str]) -> tuple[str, ...]:
    """Give the heads of the columns that say why a row was set aside; no code is called as one of them."""
    return tuple(f"om:{head}" if head in taken else head for head in SET_ASIDE)


def set_aside(sheet_file: Path, table: Table, faults: Sequence[Fault], beside: tuple[str, ...]) -> Path:
    """Write the rows with faults to a file beside the sheet, each with what is wrong; give its path.

    It is a sheet in its own right: mended, it is applied like any other, so nothing here is written over.
    """
    names = (f"{sheet_file.stem}_feil{number or ''}.csv" for number in count())
    out = next(place for name in names if not (place := sheet_file.with_name(name)).exists())
    of_row: dict[int, list[Fault]] = {}
    for fault in faults:
        of_row.setdefault(fault.row or 0, []).append(fault)
    heads = [head for head in table.heads if head not in beside]
    rows = [
        [
            *(cell for head, cell in zip(table.heads, cells, strict=True) if head not in beside),
            str(number),
            "; ".join(f"{fault.column}: {fault.what('nb')}" for fault in of_row[number]),
            "; ".join(dict.fromkeys(fault.cure("nb") for fault in of_row[number])),
        ]
        for number, cells in table.rows
        if number in of_row
    ]
    write_table(out, [*heads, *beside], rows, text_columns=[*heads, *beside])
    return out
