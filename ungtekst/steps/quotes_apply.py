"""Take a returned sheet of quotes back: what the writer approved may be printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ungtekst.errors import DataError, Fault
from ungtekst.exchange import Table
from ungtekst.project import Project, QuoteSheet, Returned, parse_key
from ungtekst.project.quote_merge import QuotesMerged, merge_quotes
from ungtekst.steps.returned import find_columns, set_aside

READ = ("nøkkel", "svar", "maskert", "rettet", "sett", "godkjent", "kommentar")
HEADS = ("rad", "feil", "råd")


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
