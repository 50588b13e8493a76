"""``ungtekst new``."""

from __future__ import annotations

from pathlib import Path

import click

from ungtekst.cli.options import PATH, project_argument


@click.command("new")
@project_argument
@click.option("--codebook", "codebooks", type=PATH, multiple=True, required=True, metavar="FILE")
def command(project: Path, codebooks: tuple[Path, ...]) -> None:
    """Make a project file with one codebook or more."""
    from ungtekst.steps.new import new

    for codebook in new(project, codebooks):
        codes = sum(1 for dimension in codebook.dimensions for _ in dimension.all_codes())
        click.echo(
            f"{codebook.id} {codebook.version}: {codes} codes in {len(codebook.dimensions)} dimensions"
        )
    click.echo(f"Made {project}.")
