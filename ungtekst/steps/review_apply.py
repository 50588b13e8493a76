"""Take a returned sheet back into the project."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from ungtekst.codebook import Codebook
from ungtekst.codebook.model import SHEET_COLUMNS
from ungtekst.errors import CallError, DataError, Fault, name_like
from ungtekst.exchange import Table, read_table
from ungtekst.project import Merged, Project, Returned, Sheet, merge, parse_key
from ungtekst.steps.quotes_apply import QuotesApplied, apply_quotes, quote_sheet
from ungtekst.steps.returned import beside_heads, find_columns, set_aside
from ungtekst.steps.sheet_layout import OTHER

ALIKE = 0.7


@dataclass(frozen=True)
class Applied:
    """What a returned sheet did, or (in a dry run) would do.

    ``found`` says how the file was read, ``remarks`` what is worth knowing of it. ``absent`` are columns of
    the sheet that did not come back, ``unknown`` heads that are not the sheet's. ``set_aside`` is the file
    that the rows with faults were written to.
    """

    sheet: int
    merged: Merged
    comments: int
    found: str
    remarks: tuple[Fault, ...]
    dry_run: bool
    absent: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    set_aside: Path | None = None


def apply(
    path: Path,
    sheet_file: Path,
    coder: str,
    *,
    confirm: bool = False,
    yes: bool = False,
    dry_run: bool = False,
    accept_valid: bool = False,
    tab: str = "",
) -> Applied | QuotesApplied:
    """Merge a returned sheet into the ledger as codings by ``coder``; one of quotes as her approvals.

    Raises DataError with every fault of the file, and then nothing is applied; ``accept_valid`` applies the
    rows without faults and writes the others to ``NAME_feil.csv``, to be mended and applied in their turn.
    The same file twice changes nothing the second time.
    """
    table = read_table(sheet_file, tab, key="nøkkel")
    # Merged inside the transaction: nobody else's sheet comes between what is compared and what is written.
    with Project.open(path) as project, project.change("review apply", coder, file=sheet_file.name):
        keys = find_columns(table, ["nøkkel"])
        coder = project.coder(coder)
        if not keys:
            raise DataError(Fault("sheet-no-key", file=table.path))
        quotes = quote_sheet(project, table, keys["nøkkel"])
        if quotes is not None:
            return apply_quotes(project, quotes, sheet_file, table, coder, dry_run, accept_valid)
        sheet = _sheet(project, table, keys["nøkkel"], coder)
        codebook = project.codebooks()[sheet.codebook].codebook
        absent, unknown = _strange(project, table, codebook)
        renamed = _renamed(absent, unknown, table.path) or _beheaded(absent, table)
        if renamed:
            raise DataError(renamed)
        revisions = [row.revision for row in sheet.rows]
        merged = merge(
            sheet,
            _returned(table, codebook),
            codebook,
            project.said(revisions),
            coder,
            table.path,
            settled=project.settled(revisions),
            confirm=confirm,
            yes=yes,
            accept_valid=accept_valid,
        )
        if merged.faults:
            raise DataError(merged.faults)
        comments, aside = len(merged.comments), None
        if not dry_run:
            project.decide(merged.decisions, coder, sheet.codebook_id, sheet.id, sheet.blind)
            project.tick(sheet.id, coder, merged.ticks)
            comments = project.comment(sheet.id, coder, merged.comments)
            if merged.rejected:
                aside = set_aside(sheet_file, table, merged.rejected, beside_heads(codebook.variables))
        how = (table.found, table.remarks, dry_run, tuple(absent), tuple(map(name_like, unknown)))
        return Applied(sheet.id, merged, comments, *how, aside)


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


def _strange(project: Project, table: Table, codebook: Codebook) -> tuple[list[str], list[str]]:
    """Give the code columns that did not come back, and the heads that are nobody's."""
    names = [*SHEET_COLUMNS, *codebook.variables]
    found = find_columns(table, names)
    background = [str(name) for name in project.background().columns]
    beside = [*beside_heads(codebook.variables), *(f"{OTHER}{name}" for name in project.questions())]
    others = [*background, *(f"bakgrunn:{name}" for name in background), *beside]
    known = {*found.values(), *find_columns(table, others).values()}
    unknown = [head for place, head in enumerate(table.heads) if head and place not in known]
    return [name for name in (*codebook.variables, "ferdig") if name not in found], unknown


def _renamed(absent: list[str], unknown: list[str], file: str) -> list[Fault]:
    """Find heads that look changed: a column may be deleted or added, a renamed one loses corrections."""
    folded = [head.casefold() for head in unknown]
    return [
        Fault("sheet-column-lost", {"column": name, "unknown": ", ".join(map(name_like, unknown))}, file=file)
        for name in absent
        if get_close_matches(name, folded, n=1, cutoff=ALIKE)
    ]


def _beheaded(absent: list[str], table: Table) -> list[Fault]:
    """Find columns that lost their heads: what is in them may be the corrections of an absent one."""
    bare = [place for place, head in enumerate(table.heads) if not head]
    if not any(cells[place].strip() for _, cells in table.rows for place in bare):
        return []
    return [
        Fault("sheet-column-lost", {"column": name, "unknown": "(uten overskrift)"}, file=table.path)
        for name in absent
    ]


def _returned(table: Table, codebook: Codebook) -> list[Returned]:
    """Read the rows by the sheet's own heads."""
    columns = find_columns(table, [*SHEET_COLUMNS, *codebook.variables])
    if not any(name in columns for name in codebook.variables):
        raise DataError(Fault("sheet-no-codes", file=table.path))
    return [
        Returned(number, cells[columns["nøkkel"]], {name: cells[place] for name, place in columns.items()})
        for number, cells in table.rows
    ]
