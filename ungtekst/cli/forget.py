"""``ungtekst forget``."""

from __future__ import annotations

from pathlib import Path

import click

from ungtekst.cli.options import counted, named, project_argument


@click.command("forget")
@project_argument
@click.option("--id", "respondent", required=True, metavar="ID", callback=named, help="The respondent's id.")
@click.option("--wave", "waves", multiple=True, metavar="NAME", help="Only in this wave; may be given again.")
def command(project: Path, respondent: str, waves: tuple[str, ...]) -> None:
    """Remove a respondent's texts and all that was made of them; it cannot be undone.

    Copies outside the project (sheets, exports, reports, backups) are yours to delete.
    """
    from ungtekst.steps.forget import forget

    done = forget(project, respondent, waves)
    answers = counted(done.answers, "answer", "answers")
    click.echo(f"Forgot {counted(done.respondents, 'respondent', 'respondents')} with {answers}.")
    if done.coders:
        coders = counted(done.coders, "fitted coder", "fitted coders")
        click.echo(f"Removed {coders} that may have learnt from them: run «ungtekst code» again.")
    if not done.shrunk:
        click.echo(
            "The file could not be made smaller (no room, or in use); what they wrote is gone from it."
        )
    if done.sheets:
        click.echo(
            f"Sheets that were written with them: {', '.join(done.sheets)}. Delete the rows there too."
        )
