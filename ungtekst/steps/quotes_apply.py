"""Take a returned sheet of quotes back: what the writer approved may be printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ungtekst.codebook.model import SHEET_COLUMNS
from ungtekst.errors import DataError, Fault, name_like
from ungtekst.exchange import Table
from ungtekst.project import Project, QuoteSheet, Returned, parse_key
from ungtekst.project.quote_merge import QuotesMerged, merge_quotes
from ungtekst.steps.returned import find_columns, set_aside

READ = ("nøkkel", "svar", "maskert", "rettet", "sett", "godkjent", "kommentar")
HEADS = ("rad", "feil", "råd")
# The heads of a sheet of quotes beside those of every sheet.
OWN = ("kode", "rolle", "sitat", "maskert", "rettet", "hvorfor", "obs", "må_ses", "sett", "godkjent")


@dataclass(frozen=True)
class QuotesApplied:
    """What a returned sheet of quotes did, or (in a dry run) would do.

    ``new`` verdicts are other than what the writer had said before; of those returned ``approved`` say yes.
    """

    sheet: int
    merged: QuotesMerged
    approved: int
    new: int
    found: str
    remarks: tuple[Fault, ...]
    dry_run: bool
    set_aside: Path | None = None


def quote_sheet(project: Project, table: Table, key_column: int) -> QuoteSheet | None:
    """Find the sheet of quotes that a file's keys belong to; None if they are of none."""
    tokens = {cells[key_column].strip().lower() for _, cells in table.rows}
    numbers = sorted({parsed[0] for token in tokens if (parsed := parse_key(token)) is not None})
    for number in numbers:
        sheet = project.quote_sheet(number)
        if sheet is not None and {row.key for row in sheet.rows} & tokens:
            return sheet
    return None


def apply_quotes(
    project: Project,
    sheet: QuoteSheet,
    sheet_file: Path,
    table: Table,
    coder: str,
    dry_run: bool,
    accept_valid: bool,
) -> QuotesApplied:
    """Keep what a writer decided of quotes, inside a change. Raises DataError with every fault."""
    columns = find_columns(table, READ)
    if "godkjent" not in columns:
        raise DataError(Fault("quote-no-verdicts", file=table.path))
    # Under another head the writer's masks would be lost, and what she masked printed.
    lost = [name for name in ("maskert", "rettet", "sett") if name not in columns]
    if lost and (unknown := ", ".join(_unknown(project, table))):
        raise DataError(
            [
                Fault("sheet-column-lost", {"column": name, "unknown": unknown}, file=table.path)
                for name in lost
            ]
        )
    returned = [
        Returned(number, cells[columns["nøkkel"]], {name: cells[place] for name, place in columns.items()})
        for number, cells in table.rows
    ]
    merged = merge_quotes(sheet, returned, table.path, accept_valid=accept_valid)
    if merged.faults:
        raise DataError(merged.faults)
    new, aside = 0, None
    if not dry_run:
        new = project.judge_quotes(sheet.id, coder, merged.verdicts)
        project.comment(sheet.id, coder, merged.comments)
        if merged.rejected:
            aside = set_aside(sheet_file, table, merged.rejected, HEADS)
    approved = sum(one.approved for one in merged.verdicts)
    return QuotesApplied(sheet.id, merged, approved, new, table.found, table.remarks, dry_run, aside)


def _unknown(project: Project, table: Table) -> list[str]:
    """Give the heads that are not the sheet's, and what stands for those of columns without one."""
    groups = [str(name) for name in project.background().columns]
    names = (*SHEET_COLUMNS, *OWN, *groups, *(f"bakgrunn:{name}" for name in groups), *HEADS)
    known = find_columns(table, names).values()
    return [
        name_like(head) if head else "(uten overskrift)"
        for place, head in enumerate(table.heads)
        if place not in known and (head or any(cells[place].strip() for _, cells in table.rows))
    ]
