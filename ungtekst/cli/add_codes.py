"""``ungtekst add-codes``."""

from __future__ import annotations

from pathlib import Path

import click

from ungtekst.cli.options import PATH, coder_option, project_argument


@click.command("add-codes")
@project_argument
@click.argument("table", type=PATH)
@click.option("--id", "id_column", required=True, metavar="COL", help="The column of the respondent's id.")
@click.option("--wave", required=True, metavar="NAME", help="The wave of the answers.")
@click.option("--question", metavar="ID", help="The question the codes are about.")
@click.option("--question-column", metavar="COL", help="Or the column of question ids.")
@coder_option
@click.option("--codes", metavar="COL,...", help="Only these columns (default: all named by a code).")
@click.option("--blind", is_flag=True, help="The codes were made without sight of others.")
def command(
    project: Path,
    table: Path,
    id_column: str,
    wave: str,
    question: str | None,
    question_column: str | None,
    coder: str,
    codes: str | None,
    blind: bool,
) -> None:
    """Add codes that people made by hand before (CSV); a blank cell is not judged."""
    from ungtekst.steps.add_codes import add_codes

    if bool(question) == bool(question_column):
        raise click.UsageError("Give --question ID or --question-column COL.")
    done = add_codes(
        project,
        table,
        coder,
        wave,
        id_column=id_column,
        question=question or "",
        question_column=question_column or "",
        columns=[name.strip() for name in codes.split(",")] if codes else (),
        blind=blind,
    )
    click.echo(
        f"Added {done.codings} codings of {done.answers} answers by {coder}; {done.same} were there already."
    )
    if done.disputed:
        click.echo(f"{done.disputed} cells of the project are disputed: coders differ on them.")
