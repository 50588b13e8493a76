"""``ungtekst review``: export, apply, status and resolve."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ungtekst.cli.options import (
    PATH,
    codebook_option,
    coder_option,
    counted,
    format_option,
    print_remarks,
    print_table,
    project_argument,
    question_option,
    seed_option,
    wave_option,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ungtekst.errors import Fault
    from ungtekst.steps.quotes_apply import QuotesApplied
    from ungtekst.steps.review_apply import Applied
    from ungtekst.steps.review_export import Exported, Kind

SAID = {
    "disputed": "Disputed: row {row}, «{variable}» is {value} here; {others}.",
    "overruled": "Settled before: row {row}, «{variable}» is {value} here and is kept, but {others} holds.",
    "resettled": "Settled anew: row {row}, «{variable}» is {value} now; before, {others}.",
}


@click.group("review")
def command() -> None:
    """Hand out sheets for analysts to correct, and take them back."""


@command.command("export")
@project_argument
@click.argument("sheet", type=PATH)
@click.option(
    "--take",
    type=click.Choice(["queue", "audit", "double", "all"]),
    required=True,
    help="queue: revised answers, then the least certain (50); audit: a random draw, blind (100); "
    "double: answers with codes again, blind (50); all.",
)
@click.option("--count", type=click.IntRange(min=1), metavar="N", help="How many answers.")
@seed_option
@click.option(
    "--stratify",
    metavar="GROUP|CODE",
    help="Draw equally many from each value of a group or a machine's code.",
)
@question_option
@wave_option
@codebook_option
@click.option("--with-other-answers", is_flag=True, help="Show the respondent's other answers beside each.")
def export_command(
    project: Path,
    sheet: Path,
    take: Kind,
    count: int | None,
    seed: int,
    stratify: str | None,
    question: str | None,
    wave: str | None,
    codebook: str | None,
    with_other_answers: bool,
) -> None:
    """Write a sheet (.csv or .xlsx) for a spreadsheet."""
    from ungtekst.steps.review_export import export

    done = export(
        project,
        sheet,
        take,
        count=count,
        seed=seed,
        stratify=stratify,
        question=question,
        wave=wave,
        with_other_answers=with_other_answers,
        codebook=codebook,
    )
    _handed_out(done, sheet, "blind" if done.blind else "filled in")


@command.command("resolve")
@project_argument
@click.argument("sheet", type=PATH)
@question_option
@wave_option
@codebook_option
def resolve_command(
    project: Path, sheet: Path, question: str | None, wave: str | None, codebook: str | None
) -> None:
    """Write a sheet of the disputed cells, to be settled.

    «review apply» takes it back; what it says holds, whatever coders say later.
    """
    from ungtekst.steps.review_resolve import resolve

    done = resolve(project, sheet, question=question, wave=wave, codebook=codebook)
    _handed_out(done, sheet, "with disputed cells")


def _handed_out(done: Exported, sheet: Path, kind: str) -> None:
    click.echo(f"Sheet {done.sheet}: {counted(done.rows, 'row', 'rows')}, {kind}, in {sheet}.")


@command.command("status")
@project_argument
@format_option
def status_command(project: Path, form: str) -> None:
    """Tell how every sheet stands, and how many cells are disputed.

    coded: rows from which codings came; ticked: rows ticked «ferdig»; frame: answers that could have been
    drawn, each with a chance between pi_least and pi_most. Times are UTC.
    """
    from ungtekst.steps.review_status import status

    done = status(project)
    print_table(list(done.sheets.columns), done.sheets.to_numpy().tolist(), form)
    if form == "table":
        disputed = counted(done.disputed, "cell is", "cells are")
        click.echo(f"{done.coded_by_hand} of {done.answers} answers have codes by hand; {disputed} disputed.")


@command.command("apply")
@project_argument
@click.argument("sheet", type=PATH)
@coder_option
@click.option("--confirm", is_flag=True, help="Take every returned row as ticked «ferdig».")
@click.option(
    "--yes",
    is_flag=True,
    help="It is meant that so many cells differ: for a sheet that was stopped for that.",
)
@click.option("--dry-run", is_flag=True, help="Say what would happen, change nothing.")
@click.option("--accept-valid", is_flag=True, help="Apply the sound rows, write the others to NAME_feil.csv.")
@click.option("--tab", default="", metavar="NAME", help="The tab of a workbook that holds the sheet.")
def apply_command(
    project: Path,
    sheet: Path,
    coder: str,
    confirm: bool,
    yes: bool,
    dry_run: bool,
    accept_valid: bool,
    tab: str,
) -> None:
    """Take a returned sheet back into the project."""
    from ungtekst.steps.quotes_apply import QuotesApplied
    from ungtekst.steps.review_apply import apply

    flags = {"confirm": confirm, "yes": yes, "dry_run": dry_run, "accept_valid": accept_valid}
    done = apply(project, sheet, coder, tab=tab, **flags)
    if isinstance(done, QuotesApplied):
        _print_quotes(done)
    else:
        _print(done)


def _print_quotes(done: QuotesApplied) -> None:
    merged = done.merged
    click.echo(f"Read sheet {done.sheet} of quotes ({done.found}).")
    print_remarks(done.remarks)
    decided = len(merged.verdicts)
    click.echo(
        f"{counted(merged.returned, 'row', 'rows')} returned, {merged.missing} missing: "
        f"{done.approved} approved, {decided - done.approved} turned down, "
        f"{merged.returned - decided} not decided; {done.new} new."
    )
    if merged.stale:
        rows = counted(merged.stale, "row", "rows")
        click.echo(f"Left out: {rows} of texts that have been revised since.")
    if merged.forgotten:
        rows = counted(merged.forgotten, "row", "rows")
        click.echo(f"Left out: {rows} of respondents who have been forgotten; delete them from the file.")
    _print_rejected(merged.rejected, done.set_aside)
    if done.dry_run:
        click.echo("Nothing was changed (--dry-run).")
    if merged.rejected:
        raise click.exceptions.Exit(1)


def _print(done: Applied) -> None:
    tally = done.merged.tally
    click.echo(f"Read sheet {done.sheet} ({done.found}).")
    print_remarks(done.remarks)
    settled = f", {tally.settled} settled" if tally.settled else ""
    click.echo(
        f"{counted(tally.returned, 'row', 'rows')} returned, {tally.missing} missing, {tally.ticked} ticked: "
        f"{counted(tally.corrected, 'cell', 'cells')} corrected, {tally.filled} filled in{settled}, "
        f"{tally.confirmed} confirmed, {counted(done.comments, 'comment', 'comments')}."
    )
    if tally.unjudged:
        cells = counted(tally.unjudged, "cell", "cells")
        click.echo(f"Not judged: {cells} left empty in ticked rows.")
    if tally.again:
        cells = counted(tally.again, "cell", "cells")
        click.echo(f"Changed again: {cells} that this sheet had brought back with another value before.")
    if tally.forgotten:
        rows = counted(tally.forgotten, "row", "rows")
        click.echo(f"Left out: {rows} of respondents who have been forgotten; delete them from the file.")
    if tally.revised:
        rows = counted(tally.revised, "row is", "rows are")
        click.echo(
            f"Since revised: {rows} about a text that has a later revision; the codes are kept with the old."
        )
    if done.absent:
        click.echo(f"Columns that did not come back, and were left as they are: {', '.join(done.absent)}.")
    if done.unknown:
        click.echo(f"Columns that are not the sheet's, and were not read: {', '.join(done.unknown)}.")
    for dispute in done.merged.disputes:
        others = ", ".join(f"{name} says {value}" for name, value in dispute.others)
        click.echo(
            SAID[dispute.kind].format(
                row=dispute.row, variable=dispute.variable, value=dispute.value, others=others
            )
        )
    _print_rejected(done.merged.rejected, done.set_aside)
    if done.dry_run:
        click.echo("Nothing was changed (--dry-run).")
    elif not done.merged.decisions and not done.comments and not done.merged.ticks:
        click.echo("Nothing was new in the other rows." if done.merged.rejected else "Nothing was new.")
    if done.merged.rejected:
        raise click.exceptions.Exit(1)


def _print_rejected(rejected: Sequence[Fault], where: Path | None) -> None:
    """List the faults of the rows that were set aside, on standard error as all faults."""
    for fault in rejected:
        click.echo(fault.sentence(), err=True)
    if rejected:
        rows = counted(len({fault.row for fault in rejected}), "row", "rows")
        click.echo(f"Set aside: {rows} with faults{f', written to {where}' if where else ''}.")
