"""``ungtekst report``."""

from __future__ import annotations

from pathlib import Path

import click

from ungtekst.cli.options import PATH, counted, project_argument


@click.command("report")
@project_argument
@click.argument("out", type=PATH)
@click.option(
    "--language",
    type=click.Choice(["nb", "nn", "en"]),
    default="nb",
    show_default=True,
    help="Of the report.",
)
@click.option("--codebook", metavar="ID", help="The codebook to report, where the project has several.")
@click.option("--attribute", metavar="GROUP", help="Say beside each quote which of this group it is from.")
@click.option(
    "--unapproved", is_flag=True, help="Print the program's choice of quotes too, masked but unread."
)
def command(
    project: Path,
    out: Path,
    language: str,
    codebook: str | None,
    attribute: str | None,
    unapproved: bool,
) -> None:
    """Write a report with bases, tables and approved quotes (.html)."""
    from ungtekst.steps.report import report

    done = report(
        project, out, language=language, codebook=codebook, attribute=attribute, unapproved=unapproved
    )
    chapters, quotes = counted(done.chapters, "chapter", "chapters"), counted(done.quotes, "quote", "quotes")
    click.echo(f"{chapters} with {quotes} in {out}.")
    if done.lapsed:
        lapsed = counted(done.lapsed, "approved quote", "approved quotes")
        click.echo(
            f"Left out: {lapsed} that no longer hold, for the answer, its code or its masks have changed; "
            "look again with «ungtekst quotes»."
        )
    if done.left_out:
        beside = counted(done.left_out, "approved quote", "approved quotes")
        click.echo(f"Left out: {beside} of a respondent quoted already, or that no table counts.")
    if done.unapproved:
        unread = "the quotes" if done.unapproved == done.quotes else f"{done.unapproved} of the quotes"
        click.echo(f"Nobody has approved {unread}: for internal use only.")
    elif not done.quotes and not done.lapsed and not done.left_out:
        click.echo("No quote is approved yet: «ungtekst quotes» writes a sheet to approve.")
