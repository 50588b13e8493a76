"""``ungtekst run``."""

from __future__ import annotations

from pathlib import Path

import click

from ungtekst.cli.options import PATH, counted, print_remarks


@click.command("run")
@click.argument("table", type=PATH)
@click.option("--codebook", type=PATH, metavar="FILE", help="Code from this codebook alone.")
@click.option("--project", type=PATH, metavar="PROJECT", help="Code with what this project has learnt.")
@click.option("--id", "id_column", required=True, metavar="COL", help="The column of ids.")
@click.option("--text", "text_column", required=True, metavar="COL", help="The column of texts.")
@click.option("--question", metavar="ID", help="The question that all the texts answer.")
@click.option("--question-column", metavar="COL", help="Or the column of question ids.")
@click.option("--tab", default="", metavar="NAME", help="The tab of a workbook to read.")
@click.option("-o", "--out", type=PATH, required=True, metavar="OUT", help="The table to write (.csv).")
def command(
    table: Path,
    codebook: Path | None,
    project: Path | None,
    id_column: str,
    text_column: str,
    question: str | None,
    question_column: str | None,
    tab: str,
    out: Path,
) -> None:
    """Code a table of any size straight to another, without a project of its own."""
    from ungtekst.steps.run import run

    if bool(codebook) == bool(project):
        raise click.UsageError("Give one of --codebook FILE and --project PROJECT.")
    if question and question_column:
        raise click.UsageError("Give --question or --question-column, not both.")
    rows = run(
        table,
        out,
        id_column=id_column,
        text_column=text_column,
        codebook_file=codebook,
        project_file=project,
        question=question,
        question_column=question_column,
        tab=tab,
        remark=print_remarks,
    )
    click.echo(f"{counted(rows, 'row', 'rows')} in {out}.")
