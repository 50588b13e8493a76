"""``ungtekst demo``."""

from __future__ import annotations

from pathlib import Path

import click

from ungtekst.cli.options import PATH


@click.command("demo")
@click.argument("folder", type=PATH, required=False)
def command(folder: Path | None) -> None:
    """Do all of it on the shipped samples, and print where the report lies."""
    from ungtekst.steps.demo import demo

    click.echo(str(demo(folder, click.echo)))
