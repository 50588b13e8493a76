"""``ungtekst history``."""

from __future__ import annotations

from pathlib import Path

import click

from ungtekst.cli.options import format_option, print_table, project_argument


@click.command("history")
@project_argument
@click.option(
    "--answer", metavar="NUMBER|KEY", help="Every coding of one answer, by number or a row's «nøkkel»."
)
@click.option("--respondent", metavar="ID", help="Every coding of one respondent's answers.")
@format_option
def command(project: Path, answer: str | None, respondent: str | None, form: str) -> None:
    """Tell what happened, when and by whom: to the project, an answer or a respondent."""
    from ungtekst.steps.history import history

    if answer is not None and respondent is not None:
        raise click.UsageError("Give --answer or --respondent, not both.")
    story = history(project, answer=answer, respondent=respondent)
    print_table(list(story.columns), story.to_numpy().tolist(), form)
