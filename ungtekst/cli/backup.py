"""``ungtekst backup``."""

from __future__ import annotations

from pathlib import Path

import click

from ungtekst.cli.options import PATH, project_argument


@click.command("backup")
@project_argument
@click.argument("file", type=PATH)
def command(project: Path, file: Path) -> None:
    """Copy a project to a new FILE, safely, also while others are using it."""
    from ungtekst.steps.backup import backup

    size = backup(project, file)
    click.echo(f"Copied {project} to {file} ({size / 1e6:.1f} MB, checked).")
