"""``ungtekst dossier``."""

from __future__ import annotations

from pathlib import Path

import click

from ungtekst.cli.options import PATH, counted, project_argument


@click.command("dossier")
@project_argument
@click.argument("folder", type=PATH)
@click.option("--code", "codes", multiple=True, metavar="ID", help="Only this theme; may be given again.")
@click.option("--codebook", metavar="ID", help="The codebook, where the project has several.")
@click.option("--unmasked", is_flag=True, help="Show the texts as they were written.")
@click.option(
    "--language",
    type=click.Choice(["nb", "nn"]),
    default="nb",
    show_default=True,
    help="Of the documents.",
)
def command(
    project: Path, folder: Path, codes: tuple[str, ...], codebook: str | None, unmasked: bool, language: str
) -> None:
    """Write everything said under each theme as a document (.html) in a folder."""
    from ungtekst.steps.dossier import dossier

    done = dossier(project, folder, codes=codes, codebook=codebook, masked=not unmasked, language=language)
    dossiers = counted(done.dossiers, "dossier", "dossiers")
    passages = counted(done.passages, "passage", "passages")
    if unmasked:
        how = "They are not masked: for internal use only."
    else:
        look = counted(done.to_look_at, "answer", "answers")
        how = f"They are masked, with {look} to look at; still for internal use only."
    click.echo(f"{dossiers} with {passages} in {done.index}. {how}")
