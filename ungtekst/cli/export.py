"""``ungtekst export``."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from ungtekst.cli.options import PATH, counted, project_argument


@click.command("export")
@project_argument
@click.argument("out", type=PATH)
@click.option(
    "--shape",
    type=click.Choice(["wide", "long"]),
    default="wide",
    show_default=True,
    help="wide: one row an answer; long: one row a coding.",
)
@click.option(
    "--dialect",
    type=click.Choice(["norsk", "international"]),
    default="norsk",
    show_default=True,
    help="norsk: semicolons and BOM; international: commas, no BOM.",
)
def command(
    project: Path, out: Path, shape: Literal["wide", "long"], dialect: Literal["norsk", "international"]
) -> None:
    """Write the coded data (.csv): one row an answer, or one row a coding."""
    from ungtekst.steps.export import export

    rows = export(project, out, shape=shape, dialect=dialect)
    click.echo(f"{counted(rows, 'row', 'rows')} in {out}.")
