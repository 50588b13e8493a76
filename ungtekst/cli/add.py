"""``ungtekst add``."""

from __future__ import annotations

from pathlib import Path

import click

from ungtekst.cli.options import MOST, PATH, counted, counts, pairs, print_remarks, project_argument


@click.command("add")
@project_argument
@click.argument("table", type=PATH)
@click.option("--id", "id_column", required=True, metavar="COL", help="The column of the respondent's id.")
@click.option("--wave", required=True, metavar="NAME", help="The wave, such as 2025.")
@click.option("--question", "questions", multiple=True, metavar="ID=COL", help="A question's column.")
@click.option("--question-column", metavar="COL", help="One row an answer: the column of question ids.")
@click.option("--text", "text_column", metavar="COL", help="One row an answer: the column of texts.")
@click.option("--group", "groups", multiple=True, metavar="COL", help="A background column.")
@click.option("--set", "constants", multiple=True, metavar="NAME=VALUE", help="A group for the whole table.")
@click.option("--asked", multiple=True, metavar="ID=N", help="How many were asked a question.")
@click.option("--invited", type=click.IntRange(0, MOST), metavar="N", help="How many were invited.")
@click.option("--weight", metavar="COL", help="The column of survey weights.")
@click.option("--cluster", metavar="COL", help="The column of sampling clusters.")
@click.option("--panel", is_flag=True, help="The same id in another wave is the same person.")
@click.option("--tab", default="", metavar="NAME", help="The tab of a workbook to read.")
@click.option(
    "--revise",
    is_flag=True,
    help="A changed text, group or weight is a new revision, not a fault; try --dry-run first.",
)
@click.option(
    "--same-people", is_flag=True, help="Ids that answered another survey in this wave are the same."
)
@click.option("--dry-run", is_flag=True, help="Check and count, change nothing.")
def command(
    project: Path,
    table: Path,
    id_column: str,
    wave: str,
    questions: tuple[str, ...],
    question_column: str | None,
    text_column: str | None,
    groups: tuple[str, ...],
    constants: tuple[str, ...],
    asked: tuple[str, ...],
    invited: int | None,
    weight: str | None,
    cluster: str | None,
    panel: bool,
    tab: str,
    revise: bool,
    same_people: bool,
    dry_run: bool,
) -> None:
    """Add a wave's answers from a delivered table (CSV or .xlsx)."""
    from ungtekst.steps.add import Layout, add

    if bool(questions) == bool(question_column) or bool(question_column) != bool(text_column):
        raise click.UsageError(
            "Say where the answers are: --question ID=COL for each question (one row a respondent), "
            "or --question-column and --text (one row an answer)."
        )
    layout = Layout(
        id_column,
        pairs("--question", questions, lone=True),
        question_column or "",
        text_column or "",
        groups,
        pairs("--set", constants),
        weight or "",
        cluster or "",
    )
    done = add(
        project,
        table,
        layout,
        wave,
        invited=invited,
        asked=counts("--asked", asked),
        panel=panel,
        revise=revise,
        same_people=same_people,
        dry_run=dry_run,
        tab=tab,
    )
    click.echo(f"Read {counted(done.rows, 'row', 'rows')} ({done.found}).")
    print_remarks(done.remarks)
    added = done.added
    answers = counted(added.new, "answer", "answers")
    respondents = counted(added.respondents, "new respondent", "new respondents")
    if added.known:
        respondents += f", {added.known} of them known from an earlier wave"
    click.echo(
        f"{'Would add' if dry_run else 'Added'} {answers} ({added.blank} blank) from {respondents}; "
        f"{added.same} were there already."
    )
    would = "Would revise" if dry_run else "Revised"
    if added.revised or added.changed:
        respondents = counted(added.changed, "respondent", "respondents")
        click.echo(
            f"{would} {counted(added.revised, 'answer', 'answers')}, and groups or weight of {respondents}."
        )
    if added.revised:
        click.echo("Their old codes stay in the history; run «ungtekst code» to have the new texts coded.")
    if added.forgotten:
        rows = counted(added.forgotten, "respondent", "respondents")
        click.echo(f"Left out, for being forgotten: {rows}.")
