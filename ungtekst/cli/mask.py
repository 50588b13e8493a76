"""``ungtekst mask``."""

from __future__ import annotations

from pathlib import Path

import click

from ungtekst.cli.options import PATH, counted, print_remarks


@click.command("mask")
@click.argument("table", type=PATH)
@click.option(
    "--text",
    "text_columns",
    required=True,
    multiple=True,
    metavar="COL",
    help="A column of texts to mask; may be given several times.",
)
@click.option("--tab", default="", metavar="NAME", help="The tab of a workbook to read.")
@click.option("--diagnoses", is_flag=True, help="Mask rare diagnoses too.")
@click.option("--sex", is_flag=True, help="Mask words that reveal a person's sex too.")
@click.option(
    "-o", "--out", type=PATH, required=True, metavar="OUT", help="The table to write (.csv or .xlsx)."
)
def command(
    table: Path, text_columns: tuple[str, ...], tab: str, diagnoses: bool, sex: bool, out: Path
) -> None:
    """Mask names, places, numbers and the like in the texts of a table.

    The texts are replaced, and a column «må_ses» is added: 1 where somebody must look at the row.
    """
    from ungtekst.steps.mask import mask

    done = mask(
        table,
        out,
        text_columns=text_columns,
        tab=tab,
        diagnoses=diagnoses,
        sex=sex,
        remark=print_remarks,
    )
    kinds = ", ".join(f"{kind} {number}" for kind, number in done.masks.items())
    click.echo(f"Read {counted(done.rows, 'row', 'rows')} ({done.found}).")
    masks = counted(sum(done.masks.values()), "mask", "masks")
    click.echo(f"{counted(done.rows, 'row', 'rows')} in {out}; {masks}{f': {kinds}' if kinds else ''}.")
    click.echo(f"{counted(done.to_look_at, 'row', 'rows')} to look at (1 under «må_ses»).")
    click.echo(
        "Masking finds much, not all: a rare story can tell who it was, and only the texts were masked. "
        "Read the table before it leaves the house."
    )
