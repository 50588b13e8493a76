"""What several commands share: arguments, options, and printing a table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from ungtekst.errors import Fault

F = TypeVar("F", bound=Callable[..., Any])

PATH = click.Path(path_type=Path, readable=False)  # what cannot be read is told by our own sentence
MOST = 1_000_000_000  # of anything that is counted

project_argument = click.argument("project", type=PATH)
question_option = click.option("--question", metavar="ID", help="Only this question.")
wave_option = click.option("--wave", metavar="NAME", help="Only this wave.")
codebook_option = click.option(
    "--codebook", metavar="ID", help="The codebook, where the project has several."
)
# What the random number generators of every library take.
seed_option = click.option(
    "--seed",
    type=click.IntRange(0, 2**32 - 1),
    default=0,
    show_default=True,
    help="Decides every random choice.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How to print.",
)


def pairs(option: str, given: Sequence[str], lone: bool = False) -> dict[str, str]:
    """Read repeated NAME=VALUE options; with ``lone``, NAME alone stands for NAME=NAME."""
    read: dict[str, str] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals and lone:
            value = name
        if not name.strip() or not value.strip():
            raise click.UsageError(f"{option} {one}: write it as NAME=VALUE.")
        if name.strip() in read:
            raise click.UsageError(f"{option} {name.strip()} is given twice.")
        read[name.strip()] = value.strip()
    return read


def named(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Refuse a name of blanks: a human coder has a name."""
    if not value.strip():
        raise click.BadParameter("give a name.", context, parameter)
    return value.strip()


coder_option = click.option(
    "--coder", required=True, metavar="NAME", callback=named, help="Who made the codes."
)


def counts(option: str, given: Sequence[str]) -> dict[str, int]:
    """Read repeated NAME=NUMBER options."""
    read = pairs(option, given)
    for name, value in read.items():
        if not value.isdecimal() or int(value) > MOST:
            raise click.UsageError(
                f"{option} {name}={value}: the number must be whole, not negative and not beyond {MOST}."
            )
    return {name: int(value) for name, value in read.items()}


def print_table(heads: Sequence[str], rows: Sequence[Sequence[object]], form: str) -> None:
    """Print a table for people, or as CSV or JSON for programs."""
    cells = [[_cell(cell) for cell in row] for row in rows]
    if form == "json":
        values = [[None if cell != cell else cell for cell in row] for row in rows]
        click.echo(json.dumps([dict(zip(heads, row, strict=True)) for row in values], ensure_ascii=False))
    elif form == "csv":
        buffer = io.StringIO(newline="")
        csv.writer(buffer, lineterminator="\n").writerows([heads, *cells])
        click.echo(buffer.getvalue(), nl=False)
    else:
        widths = [max(len(row[place]) for row in [list(heads), *cells]) for place in range(len(heads))]
        for row in [list(heads), *cells]:
            line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            click.echo(line.rstrip())


def _cell(value: object) -> str:
    if value is None or value != value:
        return ""
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def print_remarks(remarks: Sequence[Fault]) -> None:
    """Print what is worth knowing of a file and stops nothing."""
    for remark in remarks:
        click.echo(f"Note: {remark.sentence()}")


def counted(number: int, one: str, many: str) -> str:
    """Say a number with its noun."""
    return f"{number} {one if number == 1 else many}"
