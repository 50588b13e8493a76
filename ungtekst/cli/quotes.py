"""``ungtekst quotes``."""

from __future__ import annotations

from pathlib import Path

import click

from ungtekst.cli.options import PATH, counted, project_argument


@click.command("quotes")
@project_argument
@click.argument("out", type=PATH)
@click.option("--code", metavar="ID", help="Only this theme.")
@click.option("--count", type=click.IntRange(1, 100), default=5, show_default=True, help="Quotes a theme.")
@click.option("--codebook", metavar="ID", help="The codebook, where the project has several.")
def command(project: Path, out: Path, code: str | None, count: int, codebook: str | None) -> None:
    """Write a few typical quotes for each theme (.csv)."""
    from ungtekst.steps.report import quotes

    number = quotes(project, out, code=code, count=count, codebook=codebook)
    click.echo(f"{counted(number, 'quote', 'quotes')} in {out}. They are not masked: for internal use only.")
