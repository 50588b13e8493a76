"""``ungtekst add-codes``."""

from __future__ import annotations

from pathlib import Path

import click

from ungtekst.cli.options import PATH, coder_option, counted, print_remarks, project_argument


@click.command("add-codes")
@project_argument
@click.argument("table", type=PATH)
@click.option("--id", "id_column", required=True, metavar="COL", help="The column of the respondent's id.")
@click.option("--wave", required=True, metavar="NAME", help="The wave of the answers.")
@click.option("--question", metavar="ID", help="The question the codes are about.")
@click.option("--question-column", metavar="COL", help="Or the column of question ids.")
@coder_option
@click.option("--codes", metavar="COL,...", help="Only these columns (default: all named by a code).")
@click.option("--tab", default="", metavar="NAME", help="The tab of a workbook to read.")
@click.option(
    "--multiple",
    metavar="COL,...",
    help="Columns whose cells name codes (id, label or number; several apart by ; , or |); the others are 0.",
)
@click.option("--blank-is-0", is_flag=True, help="A blank cell is 0 in a row where any code is marked.")
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
    multiple: str | None,
    blank_is_0: bool,
    tab: str,
    blind: bool,
) -> None:
    """Add codes that people made by hand before (CSV or .xlsx); a blank cell is not judged."""
    from ungtekst.steps.add_codes import add_codes

    if bool(question) == bool(question_column):
        raise click.UsageError("Give --question ID or --question-column COL.")
    if multiple and (codes or blank_is_0):
        raise click.UsageError(
            "--multiple reads other columns than --codes and --blank-is-0: give one of them."
        )
    done = add_codes(
        project,
        table,
        coder,
        wave,
        id_column=id_column,
        question=question or "",
        question_column=question_column or "",
        columns=_listed(codes),
        multiple=_listed(multiple),
        blank_is_0=blank_is_0,
        blind=blind,
        tab=tab,
    )
    print_remarks(done.remarks)
    click.echo(
        f"Added {counted(done.codings, 'coding', 'codings')} of {counted(done.answers, 'answer', 'answers')} "
        f"by {coder}; {done.same} were there already."
    )
    if done.disputed:
        cells = counted(done.disputed, "cell", "cells")
        click.echo(f"Disputed in the project: {cells}, on which coders differ.")


def _listed(columns: str | None) -> list[str]:
    return [name.strip() for name in columns.split(",")] if columns else []
