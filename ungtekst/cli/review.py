"""``ungtekst review export`` and ``ungtekst review apply``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ungtekst.cli.options import (
    PATH,
    coder_option,
    counted,
    project_argument,
    question_option,
    seed_option,
    wave_option,
)

if TYPE_CHECKING:
    from ungtekst.project import Take
    from ungtekst.steps.review_apply import Applied


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
    help="queue: the least certain; audit: a random draw, blind; double: coded answers again, blind; all.",
)
@click.option("--count", type=click.IntRange(min=1), metavar="N", help="How many answers.")
@seed_option
@question_option
@wave_option
def export_command(
    project: Path,
    sheet: Path,
    take: Take,
    count: int | None,
    seed: int,
    question: str | None,
    wave: str | None,
) -> None:
    """Write a sheet (.csv) for a spreadsheet."""
    from ungtekst.steps.review_export import export

    done = export(project, sheet, take, count=count, seed=seed, question=question, wave=wave)
    kind = "blind" if done.blind else "filled in"
    click.echo(f"Sheet {done.sheet}: {counted(done.rows, 'row', 'rows')}, {kind}, in {sheet}.")


@command.command("apply")
@project_argument
@click.argument("sheet", type=PATH)
@coder_option
@click.option("--confirm", is_flag=True, help="Take every returned row as ticked «ferdig».")
@click.option("--yes", is_flag=True, help="It is meant that so many cells differ.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, change nothing.")
def apply_command(project: Path, sheet: Path, coder: str, confirm: bool, yes: bool, dry_run: bool) -> None:
    """Take a returned sheet back into the project."""
    from ungtekst.steps.review_apply import apply

    _print(apply(project, sheet, coder, confirm=confirm, yes=yes, dry_run=dry_run))


def _print(done: Applied) -> None:
    tally = done.merged.tally
    click.echo(f"Read sheet {done.sheet} ({done.encoding}, separator {done.separator!r}).")
    click.echo(
        f"{counted(tally.returned, 'row', 'rows')} returned, {tally.missing} missing, {tally.ticked} ticked: "
        f"{counted(tally.corrected, 'cell', 'cells')} corrected, {tally.filled} filled in, "
        f"{tally.confirmed} confirmed, {counted(done.comments, 'comment', 'comments')}."
    )
    if tally.unjudged:
        cells = counted(tally.unjudged, "cell", "cells")
        click.echo(f"Not judged: {cells} of choice-one columns left empty in ticked rows.")
    if done.absent:
        click.echo(f"Columns that did not come back, and were left as they are: {', '.join(done.absent)}.")
    if done.unknown:
        click.echo(f"Columns that are not the sheet's, and were not read: {', '.join(done.unknown)}.")
    for dispute in done.merged.disputes:
        others = ", ".join(f"{name} says {value}" for name, value in dispute.others)
        click.echo(f"Disputed: row {dispute.row}, «{dispute.variable}» is {dispute.value} here; {others}.")
    if done.dry_run:
        click.echo("Nothing was changed (--dry-run).")
    elif not done.merged.decisions and not done.comments:
        click.echo("Nothing was new.")
