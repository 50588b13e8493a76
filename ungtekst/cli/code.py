"""``ungtekst code``."""

from __future__ import annotations

from pathlib import Path

import click

from ungtekst.cli.options import project_argument, question_option, seed_option, wave_option


@click.command("code")
@project_argument
@question_option
@wave_option
@seed_option
def command(project: Path, question: str | None, wave: str | None, seed: int) -> None:
    """Learn from all human codings, then code the answers."""
    from ungtekst.steps.code import code

    for done in code(project, question=question, wave=wave, seed=seed):
        how = f"learnt from {done.learnt_from} answers" if done.learnt_from else "from the codebook alone"
        click.echo(
            f"Run {done.run}, {done.codebook}: {done.answers} answers coded, {how}; "
            f"{done.changed} codings differ from before."
        )
