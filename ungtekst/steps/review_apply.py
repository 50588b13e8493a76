"""Take a returned sheet back into the project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ungtekst.codebook import Codebook
from ungtekst.codebook.model import SHEET_COLUMNS
from ungtekst.errors import CallError, DataError, Fault
from ungtekst.exchange import Table, read_table
from ungtekst.language import normalise
from ungtekst.project import Merged, Project, Returned, Sheet, merge, parse_key
from ungtekst.project.cells import same_text


@dataclass(frozen=True)
class Applied:
    """What a returned sheet did, or (in a dry run) would do."""

    sheet: int
    merged: Merged
    comments: int
    encoding: str
    separator: str
    dry_run: bool


def apply(
    path: Path,
    sheet_file: Path,
    coder: str,
    *,
    confirm: bool = False,
    yes: bool = False,
    dry_run: bool = False,
) -> Applied:
    """Merge a returned sheet into the ledger as codings by ``coder``.

    Raises DataError with every fault of the file, and then nothing is applied. The same file twice
    changes nothing the second time.
    """
    table = read_table(sheet_file)
    # Merged inside the transaction: nobody else's sheet comes between what is compared and what is written.
    with Project.open(path) as project, project.change("review apply", coder, file=sheet_file.name):
        keys = _find(table, ["nøkkel"])
        if not keys:
            raise DataError(Fault("sheet-no-key", file=table.path))
        sheet = _sheet(project, table, keys["nøkkel"], coder)
        codebook = project.codebooks()[sheet.codebook].codebook
        returned = _returned(table, codebook)
        merged = merge(sheet, returned, codebook, project.human(), coder, table.path, confirm, yes)
        if merged.faults:
            raise DataError(merged.faults)
        comments = len(merged.comments)
        if not dry_run:
            project.decide(merged.decisions, coder, sheet.codebook_id, sheet.id, sheet.blind)
            comments = project.comment(sheet.id, coder, merged.comments)
        return Applied(sheet.id, merged, comments, table.encoding, table.separator, dry_run)


def _find(table: Table, names: list[str]) -> dict[str, int]:
    """Find the sheet's own columns among the heads: case, spelling of Unicode and lost letters aside."""
    heads = [" ".join(normalise(head).text.casefold().split()) for head in table.heads]
    found: dict[str, int] = {}
    for name in names:
        exactly = [place for place, head in enumerate(table.heads) if head == name]
        nearly = [i for i, head in enumerate(heads) if head == name or same_text(name, head)]
        if exactly or nearly:
            found[name] = (exactly or nearly)[0]
    return found


def _sheet(project: Project, table: Table, key_column: int, coder: str) -> Sheet:
    """Find the sheet that a file's keys belong to."""
    tokens = [cells[key_column] for _, cells in table.rows]
    numbers = sorted({parsed[0] for token in tokens if (parsed := parse_key(token)) is not None})
    if not tokens:
        raise DataError(Fault("table-no-rows", file=table.path))
    sheets = [sheet for number in numbers if (sheet := project.sheet(number, coder)) is not None]
    own = [
        sheet
        for sheet in sheets
        if {row.key for row in sheet.rows} & {token.strip().lower() for token in tokens}
    ]
    if not own:
        raise CallError(Fault("sheet-other-project", file=table.path))
    if len(own) > 1:
        raise DataError(Fault("sheet-two", file=table.path))
    return own[0]


def _returned(table: Table, codebook: Codebook) -> list[Returned]:
    """Read the rows by the sheet's own heads."""
    columns = _find(table, [*SHEET_COLUMNS, *codebook.variables])
    if not any(name in columns for name in codebook.variables):
        raise DataError(Fault("sheet-no-codes", file=table.path))
    return [
        Returned(number, cells[columns["nøkkel"]], {name: cells[place] for name, place in columns.items()})
        for number, cells in table.rows
    ]
