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
    help="Of the report.  [default: that of the texts, else nb]",
)
@click.option("--codebook", metavar="ID", help="The codebook to report, where the project has several.")
@click.option("--wave", metavar="NAME", help="The wave, where it is not each question's latest.")
@click.option("--by", metavar="GROUP", multiple=True, help="Split tables by this group; repeat for more.")
@click.option(
    "--min-cell",
    type=click.IntRange(0, 1000),
    default=3,
    show_default=True,
    help="Hide counts below this where a group splits them; 0 hides none.",
)
@click.option("--template", type=PATH, help="Your own template, of the same form as OUT.")
@click.option(
    "--texts", type=PATH, help="Your own prose: a YAML file with lead lines, summaries, limitations."
)
@click.option("--attribute", metavar="GROUP", help="Say beside each quote which of this group it is from.")
@click.option(
    "--unapproved", is_flag=True, help="Print the program's choice of quotes too, masked but unread."
)
def command(
    project: Path,
    out: Path,
    language: str | None,
    codebook: str | None,
    wave: str | None,
    by: tuple[str, ...],
    min_cell: int,
    template: Path | None,
    texts: Path | None,
    attribute: str | None,
    unapproved: bool,
) -> None:
    """Write a report with bases, tables, charts and approved quotes (.html, .docx or .md).

    Before it is written, its tables and your prose are held against each other.
    """
    from ungtekst.steps.report import report

    done = report(
        project,
        out,
        language=language,
        codebook=codebook,
        wave=wave,
        by=by,
        min_cell=min_cell,
        unapproved=unapproved,
        attribute=attribute,
        template=template,
        texts=texts,
    )
    chapters, quotes = counted(done.chapters, "chapter", "chapters"), counted(done.quotes, "quote", "quotes")
    click.echo(f"{chapters} with {quotes} in {out}.")
    if done.hidden:
        hidden = counted(done.hidden, "count", "counts")
        click.echo(f"Hidden: {hidden} that could point people out, shown as «:».")
    for group, question in done.unsafe:
        click.echo(f"Left out: the tables of «{question}» by {group}, which hiding counts cannot make safe.")
    if done.lapsed:
        lapsed = counted(done.lapsed, "approved quote", "approved quotes")
        click.echo(
            f"Left out: {lapsed} that no longer hold, for the answer, its code or its masks have changed; "
            "look again with «ungtekst quotes»."
        )
    if done.left_out:
        beside = counted(done.left_out, "approved quote", "approved quotes")
        click.echo(
            f"Left out: {beside} of a respondent quoted already, of another wave, or that no table counts."
        )
    if done.unapproved:
        unread = "the quotes" if done.unapproved == done.quotes else f"{done.unapproved} of the quotes"
        click.echo(f"Nobody has approved {unread}: for internal use only.")
    elif not done.quotes and not done.lapsed and not done.left_out:
        click.echo("No quote is approved yet: «ungtekst quotes» writes a sheet to approve.")
