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
def command(project: Path, out: Path, language: str, codebook: str | None) -> None:
    """Write a report with bases, tables and quotes (.html)."""
    from ungtekst.steps.report import report

    done = report(project, out, language=language, codebook=codebook)
    chapters, quotes = counted(done.chapters, "chapter", "chapters"), counted(done.quotes, "quote", "quotes")
    click.echo(f"{chapters} with {quotes} in {out}. The quotes are not masked: for internal use only.")
