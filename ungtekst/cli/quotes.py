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
@click.option("--wave", metavar="NAME", help="The wave, where it is not each question's latest.")
@click.option("--diagnoses", is_flag=True, help="Mask rare diagnoses too.")
@click.option("--sex", is_flag=True, help="Mask words that tell the respondent's sex too.")
def command(
    project: Path,
    out: Path,
    code: str | None,
    count: int,
    codebook: str | None,
    wave: str | None,
    diagnoses: bool,
    sex: bool,
) -> None:
    """Write a sheet of masked quotes (.csv or .xlsx) to approve.

    «review apply» takes it back, and only what is approved there is printed in a report. Quotes approved
    before come first, in the form that was approved; those turned down do not come again.
    """
    from ungtekst.steps.quotes import quotes

    done = quotes(
        project,
        out,
        code=code,
        count=count,
        codebook=codebook,
        wave=wave,
        diagnoses=diagnoses,
        sex=sex,
    )
    has = "has" if done.to_look_at == 1 else "have"
    look = f"; {done.to_look_at} {has} something to look at first" if done.to_look_at else ""
    click.echo(f"Sheet {done.sheet}: {counted(done.rows, 'quote', 'quotes')}, masked, in {out}{look}.")
    if done.standing:
        click.echo(f"Approved before, and filled in so: {counted(done.standing, 'quote', 'quotes')}.")
    if done.uneven:
        themes = counted(done.uneven, "theme has", "themes have")
        click.echo(f"Out of proportion: {themes} quotes unlike the answers as a whole; see «obs».")
